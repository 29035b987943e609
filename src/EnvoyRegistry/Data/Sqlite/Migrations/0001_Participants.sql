-- Who takes part in the ARF, whose nationals each of them may nominate, who is a member of ASEAN, who chairs, and the
-- rules. That terms of the Chair do not overlap is held by C# alone (ChairCalendar).

CREATE TABLE "Participant" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Participant" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Alpha2" TEXT NULL,
    "Alpha3" TEXT NULL,
    "NumericCode" TEXT NULL,
    "ArfSince" INTEGER NOT NULL,
    "SubRegion" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "IX_Participant_Code" ON "Participant" ("Code");

CREATE TABLE "NominatingNationality" (
    "ParticipantId" INTEGER NOT NULL,
    "Country" TEXT NOT NULL,
    "From" TEXT NULL,
    "Until" TEXT NULL,
    CONSTRAINT "PK_NominatingNationality" PRIMARY KEY ("ParticipantId", "Country"),
    CONSTRAINT "CK_NominatingNationality_Order" CHECK ("Until" >= "From"),
    CONSTRAINT "FK_NominatingNationality_Participant_ParticipantId"
        FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AseanMembership" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AseanMembership" PRIMARY KEY,
    "ParticipantId" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "Until" TEXT NULL,
    "Certainty" INTEGER NOT NULL,
    "SourceId" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "CK_AseanMembership_Order" CHECK ("Until" >= "From"),
    CONSTRAINT "FK_AseanMembership_Participant_ParticipantId"
        FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_AseanMembership_Source_SourceId"
        FOREIGN KEY ("SourceId") REFERENCES "Source" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_AseanMembership_ParticipantId_From" ON "AseanMembership" ("ParticipantId", "From");
CREATE INDEX "IX_AseanMembership_SourceId" ON "AseanMembership" ("SourceId");

CREATE TABLE "ChairTerm" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ChairTerm" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "ParticipantId" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "Until" TEXT NOT NULL,
    "Basis" TEXT NOT NULL,
    "Certainty" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "CK_ChairTerm_Order" CHECK ("Until" >= "From"),
    CONSTRAINT "FK_ChairTerm_Participant_ParticipantId"
        FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_ChairTerm_Code" ON "ChairTerm" ("Code");
CREATE UNIQUE INDEX "IX_ChairTerm_From" ON "ChairTerm" ("From");
CREATE INDEX "IX_ChairTerm_ParticipantId" ON "ChairTerm" ("ParticipantId");

CREATE TABLE "ChairTermSource" (
    "ChairTermId" INTEGER NOT NULL,
    "SourcesId" INTEGER NOT NULL,
    CONSTRAINT "PK_ChairTermSource" PRIMARY KEY ("ChairTermId", "SourcesId"),
    CONSTRAINT "FK_ChairTermSource_ChairTerm_ChairTermId"
        FOREIGN KEY ("ChairTermId") REFERENCES "ChairTerm" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ChairTermSource_Source_SourcesId"
        FOREIGN KEY ("SourcesId") REFERENCES "Source" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_ChairTermSource_SourcesId" ON "ChairTermSource" ("SourcesId");

-- Code is R2, R3 and so on, by which refusals cite it.
CREATE TABLE "Rule" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Rule" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "Practice" TEXT NOT NULL,
    "Grade" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "IX_Rule_Code" ON "Rule" ("Code");

CREATE TABLE "RuleSource" (
    "RuleId" INTEGER NOT NULL,
    "SourcesId" INTEGER NOT NULL,
    CONSTRAINT "PK_RuleSource" PRIMARY KEY ("RuleId", "SourcesId"),
    CONSTRAINT "FK_RuleSource_Rule_RuleId" FOREIGN KEY ("RuleId") REFERENCES "Rule" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_RuleSource_Source_SourcesId"
        FOREIGN KEY ("SourcesId") REFERENCES "Source" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_RuleSource_SourcesId" ON "RuleSource" ("SourcesId");
