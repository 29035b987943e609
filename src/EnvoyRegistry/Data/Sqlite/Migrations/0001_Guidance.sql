-- Documents that guide envoys, in editions, with their clauses; and the fundamentals they are tagged with.

CREATE TABLE "MediationFundamental" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_MediationFundamental" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Meaning" TEXT NOT NULL,
    "SourceId" INTEGER NOT NULL,
    CONSTRAINT "FK_MediationFundamental_Source_SourceId"
        FOREIGN KEY ("SourceId") REFERENCES "Source" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_MediationFundamental_Code" ON "MediationFundamental" ("Code");
CREATE UNIQUE INDEX "IX_MediationFundamental_Position" ON "MediationFundamental" ("Position");
CREATE INDEX "IX_MediationFundamental_SourceId" ON "MediationFundamental" ("SourceId");

-- One edition of a document; Status is 1 of a draft.
CREATE TABLE "Guideline" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Guideline" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Edition" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Status" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "Summary" TEXT NOT NULL,
    "IsGeneral" INTEGER NOT NULL,
    "Case" TEXT NULL,
    "Countries" TEXT NOT NULL,
    "PublishedOn" TEXT NULL,
    "ReviewBy" TEXT NULL,
    "SupersededById" INTEGER NULL,
    "SearchText" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "UpdatedAt" TEXT NOT NULL,
    CONSTRAINT "CK_Guideline_CaseOfLesson" CHECK (("Kind" = 2) = ("Case" IS NOT NULL)),
    CONSTRAINT "CK_Guideline_Published" CHECK (("Status" = 1) = ("PublishedOn" IS NULL)),
    CONSTRAINT "CK_Guideline_Review"
        CHECK (("PublishedOn" IS NULL) = ("ReviewBy" IS NULL) AND ("ReviewBy" IS NULL OR "ReviewBy" > "PublishedOn")),
    CONSTRAINT "CK_Guideline_Superseded" CHECK (("Status" = 3) = ("SupersededById" IS NOT NULL)),
    CONSTRAINT "FK_Guideline_Guideline_SupersededById"
        FOREIGN KEY ("SupersededById") REFERENCES "Guideline" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_Guideline_Code_Edition" ON "Guideline" ("Code", "Edition");
CREATE UNIQUE INDEX "IX_Guideline_OneInForce" ON "Guideline" ("Code") WHERE "Status" = 2;
CREATE INDEX "IX_Guideline_SupersededById" ON "Guideline" ("SupersededById");

-- What was published stays as it is. It may only be superseded, and a document is never taken away. DraftGuideline and
-- PublishGuideline (C#), the two ways to it, hold to that; this is the last line, for whoever writes by another way.
CREATE TRIGGER "TR_Guideline_UPDATE_PublishedStays" BEFORE UPDATE OF
    "Code", "Edition", "Kind", "Title", "Summary", "IsGeneral", "Case", "Countries", "PublishedOn", "ReviewBy",
    "SearchText"
ON "Guideline" WHEN OLD."Status" <> 1
BEGIN
    SELECT RAISE(ABORT, 'A published edition stays as it is.');
END;

CREATE TRIGGER "TR_Guideline_UPDATE_NeverBack" BEFORE UPDATE OF "Status" ON "Guideline"
WHEN NEW."Status" < OLD."Status"
BEGIN
    SELECT RAISE(ABORT, 'A published edition stays published or is superseded.');
END;

CREATE TRIGGER "TR_Guideline_DELETE_PublishedStays" BEFORE DELETE ON "Guideline" WHEN OLD."Status" <> 1
BEGIN
    SELECT RAISE(ABORT, 'A published edition is kept.');
END;

CREATE TABLE "GuidelineClause" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_GuidelineClause" PRIMARY KEY,
    "GuidelineId" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "Heading" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "Grade" INTEGER NOT NULL,
    "Certainty" INTEGER NULL,
    CONSTRAINT "FK_GuidelineClause_Guideline_GuidelineId"
        FOREIGN KEY ("GuidelineId") REFERENCES "Guideline" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_GuidelineClause_GuidelineId_Number" ON "GuidelineClause" ("GuidelineId", "Number");

CREATE TABLE "GuidelineClauseSource" (
    "GuidelineClauseId" INTEGER NOT NULL,
    "SourcesId" INTEGER NOT NULL,
    CONSTRAINT "PK_GuidelineClauseSource" PRIMARY KEY ("GuidelineClauseId", "SourcesId"),
    CONSTRAINT "FK_GuidelineClauseSource_GuidelineClause_GuidelineClauseId"
        FOREIGN KEY ("GuidelineClauseId") REFERENCES "GuidelineClause" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_GuidelineClauseSource_Source_SourcesId"
        FOREIGN KEY ("SourcesId") REFERENCES "Source" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_GuidelineClauseSource_SourcesId" ON "GuidelineClauseSource" ("SourcesId");

CREATE TABLE "GuidelineTag" (
    "GuidelineId" INTEGER NOT NULL,
    "TagsId" INTEGER NOT NULL,
    CONSTRAINT "PK_GuidelineTag" PRIMARY KEY ("GuidelineId", "TagsId"),
    CONSTRAINT "FK_GuidelineTag_ExpertiseTag_TagsId"
        FOREIGN KEY ("TagsId") REFERENCES "ExpertiseTag" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_GuidelineTag_Guideline_GuidelineId"
        FOREIGN KEY ("GuidelineId") REFERENCES "Guideline" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_GuidelineTag_TagsId" ON "GuidelineTag" ("TagsId");

CREATE TABLE "GuidelineFundamental" (
    "FundamentalsId" INTEGER NOT NULL,
    "GuidelinesId" INTEGER NOT NULL,
    CONSTRAINT "PK_GuidelineFundamental" PRIMARY KEY ("FundamentalsId", "GuidelinesId"),
    CONSTRAINT "FK_GuidelineFundamental_Guideline_GuidelinesId"
        FOREIGN KEY ("GuidelinesId") REFERENCES "Guideline" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_GuidelineFundamental_MediationFundamental_FundamentalsId"
        FOREIGN KEY ("FundamentalsId") REFERENCES "MediationFundamental" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_GuidelineFundamental_GuidelinesId" ON "GuidelineFundamental" ("GuidelinesId");

-- The parts of a published edition stay as they are, like the edition itself.
-- For each {table} {key} of GuidelineClause GuidelineId, GuidelineTag GuidelineId, GuidelineFundamental GuidelinesId:
-- For each {change} {row} of INSERT NEW, UPDATE OLD, DELETE OLD:
CREATE TRIGGER "TR_{table}_{change}_PublishedStays" BEFORE {change} ON "{table}"
WHEN (SELECT "Status" FROM "Guideline" WHERE "Id" = {row}."{key}") <> 1
BEGIN
    SELECT RAISE(ABORT, 'A published edition stays as it is.');
END;

-- For each {change} {row} of INSERT NEW, UPDATE OLD, DELETE OLD:
CREATE TRIGGER "TR_GuidelineClauseSource_{change}_PublishedStays" BEFORE {change} ON "GuidelineClauseSource"
WHEN (SELECT "Status" FROM "Guideline" WHERE "Id" =
    (SELECT "GuidelineId" FROM "GuidelineClause" WHERE "Id" = {row}."GuidelineClauseId")) <> 1
BEGIN
    SELECT RAISE(ABORT, 'A published edition stays as it is.');
END;
