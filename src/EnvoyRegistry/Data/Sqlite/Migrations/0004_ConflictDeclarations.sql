-- When a person last said which ties she or he has, or that there are none.
CREATE TABLE "ConflictDeclaration" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_ConflictDeclaration" PRIMARY KEY,
    "DeclaredAt" TEXT NOT NULL,
    "None" INTEGER NOT NULL,
    CONSTRAINT "FK_ConflictDeclaration_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

INSERT INTO "ConflictDeclaration" ("PersonId", "DeclaredAt", "None")
SELECT "PersonId", MAX("DeclaredAt"), 0 FROM "ConflictOfInterest" GROUP BY "PersonId";
