-- What the register knows of itself, and the documents that its rules, dates and vocabulary rest on.

-- One row. MatchVersion tells matching that a row it reads was written: see 0001_Matching.sql.
CREATE TABLE "RegisterState" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_RegisterState" PRIMARY KEY,
    "MatchVersion" INTEGER NOT NULL,
    "SampleFrom" TEXT NULL,
    "CompletedBy" TEXT NULL,
    CONSTRAINT "CK_RegisterState_OneRow" CHECK (Id = 1)
);

INSERT INTO "RegisterState" ("Id", "MatchVersion") VALUES (1, 1);

CREATE TABLE "Source" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Source" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Citation" TEXT NOT NULL,
    "Url" TEXT NULL
);

CREATE UNIQUE INDEX "IX_Source_Code" ON "Source" ("Code");
