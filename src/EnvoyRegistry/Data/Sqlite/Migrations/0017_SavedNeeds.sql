-- Needs that an office keeps, and who fitted each when it was last looked.
CREATE TABLE "SavedNeed" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SavedNeed" PRIMARY KEY,
    "Office" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Need" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "Until" TEXT NOT NULL,
    "SavedAt" TEXT NOT NULL
);

CREATE INDEX "IX_SavedNeed_From" ON "SavedNeed" ("From");

CREATE TABLE "SavedNeedFit" (
    "SavedNeedId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    CONSTRAINT "PK_SavedNeedFit" PRIMARY KEY ("SavedNeedId", "PersonId"),
    CONSTRAINT "FK_SavedNeedFit_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_SavedNeedFit_SavedNeed_SavedNeedId"
        FOREIGN KEY ("SavedNeedId") REFERENCES "SavedNeed" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_SavedNeedFit_PersonId" ON "SavedNeedFit" ("PersonId");
