-- The whole life of groupings: requests of governments, consultation, seats that people are asked to take, papers.

-- What it is about in words; the situation of the register is another column.
ALTER TABLE "Grouping" RENAME COLUMN "Situation" TO "Matter";
ALTER TABLE "Grouping" ADD COLUMN "SituationId" INTEGER NULL;
ALTER TABLE "Grouping" ADD COLUMN "IsExercise" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Grouping" ADD COLUMN "ProposedAt" TEXT NULL;
ALTER TABLE "Grouping" ADD COLUMN "ChangedSinceConsulted" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Grouping" ADD COLUMN "ConsultedAt" TEXT NULL;
ALTER TABLE "Grouping" ADD COLUMN "ConstitutedAt" TEXT NULL;
ALTER TABLE "Grouping" ADD COLUMN "SucceedsId" INTEGER NULL;

-- A reference cannot be added in place, and making the table anew would lose what refers to it; so the text of the
-- table is changed, which touches no row (https://sqlite.org/lang_altertable.html, 7).
PRAGMA writable_schema = ON;
UPDATE "sqlite_schema" SET "sql" = replace("sql", 'CHECK (trim("Task") <> '''')', 'CHECK (trim("Task") <> ''''),
    CONSTRAINT "FK_Grouping_Grouping_SucceedsId"
        FOREIGN KEY ("SucceedsId") REFERENCES "Grouping" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Grouping_Situation_SituationId"
        FOREIGN KEY ("SituationId") REFERENCES "Situation" ("Id") ON DELETE RESTRICT')
WHERE "type" = 'table' AND "name" = 'Grouping';
PRAGMA writable_schema = RESET;

CREATE INDEX "IX_Grouping_SituationId" ON "Grouping" ("SituationId");
CREATE INDEX "IX_Grouping_SucceedsId" ON "Grouping" ("SucceedsId");

ALTER TABLE "GroupingMember" ADD COLUMN "AskedAt" TEXT NULL;
ALTER TABLE "GroupingMember" ADD COLUMN "Answer" INTEGER NULL;
ALTER TABLE "GroupingMember" ADD COLUMN "AnsweredAt" TEXT NULL;
ALTER TABLE "GroupingMember" ADD COLUMN "End" INTEGER NULL;
ALTER TABLE "GroupingMember" ADD COLUMN "EndedAt" TEXT NULL;
ALTER TABLE "GroupingMember" ADD COLUMN "TieNote" TEXT NULL;
ALTER TABLE "GroupingMember" ADD COLUMN "LinkHash" BLOB NULL;

-- Who sat before anybody was asked was told, and did not say no.
UPDATE "GroupingMember" SET "Answer" = 1 WHERE "PersonId" IS NOT NULL;

-- A seat that somebody left is given again.
DROP INDEX "IX_GroupingMember_GroupingId_ParticipantId";
DROP INDEX "IX_GroupingMember_GroupingId_PersonId";
DROP INDEX "IX_GroupingMember_OneASeat";
CREATE UNIQUE INDEX "IX_GroupingMember_GroupingId_ParticipantId" ON "GroupingMember" ("GroupingId", "ParticipantId")
    WHERE "EndedAt" IS NULL;
CREATE UNIQUE INDEX "IX_GroupingMember_GroupingId_PersonId" ON "GroupingMember" ("GroupingId", "PersonId")
    WHERE "EndedAt" IS NULL;
CREATE UNIQUE INDEX "IX_GroupingMember_OneASeat" ON "GroupingMember" ("GroupingId", "Seat")
    WHERE "Seat" <= 4 AND "EndedAt" IS NULL;
CREATE UNIQUE INDEX "IX_GroupingMember_LinkHash" ON "GroupingMember" ("LinkHash");

-- R26: what a government asks for. Why it does is sealed.
CREATE TABLE "TeamRequest" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_TeamRequest" PRIMARY KEY,
    "GroupingId" INTEGER NOT NULL,
    "RequestedById" INTEGER NOT NULL,
    "RequestedAt" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    CONSTRAINT "FK_TeamRequest_Grouping_GroupingId"
        FOREIGN KEY ("GroupingId") REFERENCES "Grouping" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_TeamRequest_Participant_RequestedById"
        FOREIGN KEY ("RequestedById") REFERENCES "Participant" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_TeamRequest_GroupingId" ON "TeamRequest" ("GroupingId");
CREATE INDEX "IX_TeamRequest_RequestedById" ON "TeamRequest" ("RequestedById");

-- R23: notes of facts and recommendations. The text is sealed, and never binding.
CREATE TABLE "GroupingPaper" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_GroupingPaper" PRIMARY KEY,
    "GroupingId" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "IsBinding" INTEGER NOT NULL,
    "RecordedAt" TEXT NOT NULL,
    "ParticipantId" INTEGER NULL,
    "PersonId" INTEGER NULL,
    CONSTRAINT "CK_GroupingPaper_NotBinding" CHECK ("IsBinding" = 0),
    CONSTRAINT "CK_GroupingPaper_OneAuthor" CHECK ("ParticipantId" IS NULL OR "PersonId" IS NULL),
    CONSTRAINT "FK_GroupingPaper_Grouping_GroupingId"
        FOREIGN KEY ("GroupingId") REFERENCES "Grouping" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_GroupingPaper_Participant_ParticipantId"
        FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_GroupingPaper_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_GroupingPaper_GroupingId_RecordedAt_Id" ON "GroupingPaper" ("GroupingId", "RecordedAt", "Id");
CREATE INDEX "IX_GroupingPaper_ParticipantId" ON "GroupingPaper" ("ParticipantId");
CREATE INDEX "IX_GroupingPaper_PersonId" ON "GroupingPaper" ("PersonId");

-- Who may read a paper, beside the Chair's office and whoever wrote it.
CREATE TABLE "PaperReader" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_PaperReader" PRIMARY KEY,
    "PaperId" INTEGER NOT NULL,
    "ParticipantId" INTEGER NULL,
    "PersonId" INTEGER NULL,
    CONSTRAINT "CK_PaperReader_One" CHECK (("ParticipantId" IS NULL) <> ("PersonId" IS NULL)),
    CONSTRAINT "FK_PaperReader_GroupingPaper_PaperId"
        FOREIGN KEY ("PaperId") REFERENCES "GroupingPaper" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_PaperReader_Participant_ParticipantId"
        FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_PaperReader_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_PaperReader_PaperId" ON "PaperReader" ("PaperId");
CREATE INDEX "IX_PaperReader_ParticipantId" ON "PaperReader" ("ParticipantId");
CREATE INDEX "IX_PaperReader_PersonId" ON "PaperReader" ("PersonId");
