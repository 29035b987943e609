ALTER TABLE "Person" ADD COLUMN "LongestEngagementDays" INTEGER NULL;

CREATE TABLE "PersonContact" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_PersonContact" PRIMARY KEY,
    "Sealed" TEXT NOT NULL,
    CONSTRAINT "FK_PersonContact_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ConflictOfInterest" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ConflictOfInterest" PRIMARY KEY,
    "PersonId" INTEGER NOT NULL,
    "DeclaredAt" TEXT NOT NULL,
    "Sealed" TEXT NOT NULL,
    CONSTRAINT "FK_ConflictOfInterest_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_ConflictOfInterest_PersonId_DeclaredAt" ON "ConflictOfInterest" ("PersonId", "DeclaredAt");
