CREATE TABLE "ExpertiseGroup" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ExpertiseGroup" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "Name" TEXT NOT NULL
);

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

CREATE TABLE "RegisterState" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_RegisterState" PRIMARY KEY,
    "MatchVersion" INTEGER NOT NULL,
    "SampleFrom" TEXT NULL,
    CONSTRAINT "CK_RegisterState_OneRow" CHECK (Id = 1)
);

CREATE TABLE "Rule" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Rule" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "Practice" TEXT NOT NULL,
    "Grade" INTEGER NOT NULL
);

CREATE TABLE "Source" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Source" PRIMARY KEY,
    "Key" TEXT NOT NULL,
    "Citation" TEXT NOT NULL,
    "Url" TEXT NULL
);

CREATE TABLE "ExpertiseTag" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ExpertiseTag" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Definition" TEXT NOT NULL,
    "Basis" TEXT NOT NULL,
    "GroupId" INTEGER NOT NULL,
    "Since" INTEGER NOT NULL,
    "DeprecatedSince" INTEGER NULL,
    "SuccessorId" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "CK_ExpertiseTag_Successor" CHECK (SuccessorId IS NULL OR DeprecatedSince IS NOT NULL),
    CONSTRAINT "FK_ExpertiseTag_ExpertiseGroup_GroupId" FOREIGN KEY ("GroupId") REFERENCES "ExpertiseGroup" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ExpertiseTag_ExpertiseTag_SuccessorId" FOREIGN KEY ("SuccessorId") REFERENCES "ExpertiseTag" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "NominatingNationality" (
    "ParticipantId" INTEGER NOT NULL,
    "Country" TEXT NOT NULL,
    "From" TEXT NULL,
    "Until" TEXT NULL,
    CONSTRAINT "PK_NominatingNationality" PRIMARY KEY ("ParticipantId", "Country"),
    CONSTRAINT "CK_NominatingNationality_Order" CHECK ("Until" >= "From"),
    CONSTRAINT "FK_NominatingNationality_Participant_ParticipantId" FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AseanMembership" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AseanMembership" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "ParticipantId" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "Until" TEXT NULL,
    "Certainty" INTEGER NOT NULL,
    "SourceId" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "CK_AseanMembership_Order" CHECK ("Until" >= "From"),
    CONSTRAINT "FK_AseanMembership_Participant_ParticipantId" FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_AseanMembership_Source_SourceId" FOREIGN KEY ("SourceId") REFERENCES "Source" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ChairTerm" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ChairTerm" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "ParticipantId" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "Until" TEXT NOT NULL,
    "Basis" TEXT NOT NULL,
    "Certainty" INTEGER NOT NULL,
    "SourceId" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "CK_ChairTerm_Order" CHECK ("Until" >= "From"),
    CONSTRAINT "FK_ChairTerm_Participant_ParticipantId" FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ChairTerm_Source_SourceId" FOREIGN KEY ("SourceId") REFERENCES "Source" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "RuleSource" (
    "RuleId" INTEGER NOT NULL,
    "SourcesId" INTEGER NOT NULL,
    CONSTRAINT "PK_RuleSource" PRIMARY KEY ("RuleId", "SourcesId"),
    CONSTRAINT "FK_RuleSource_Rule_RuleId" FOREIGN KEY ("RuleId") REFERENCES "Rule" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_RuleSource_Source_SourcesId" FOREIGN KEY ("SourcesId") REFERENCES "Source" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ExpertiseTagSource" (
    "ExpertiseTagId" INTEGER NOT NULL,
    "SourcesId" INTEGER NOT NULL,
    CONSTRAINT "PK_ExpertiseTagSource" PRIMARY KEY ("ExpertiseTagId", "SourcesId"),
    CONSTRAINT "FK_ExpertiseTagSource_ExpertiseTag_ExpertiseTagId" FOREIGN KEY ("ExpertiseTagId") REFERENCES "ExpertiseTag" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ExpertiseTagSource_Source_SourcesId" FOREIGN KEY ("SourcesId") REFERENCES "Source" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_AseanMembership_Code" ON "AseanMembership" ("Code");
CREATE INDEX "IX_AseanMembership_ParticipantId" ON "AseanMembership" ("ParticipantId");
CREATE INDEX "IX_AseanMembership_SourceId" ON "AseanMembership" ("SourceId");
CREATE UNIQUE INDEX "IX_ChairTerm_Code" ON "ChairTerm" ("Code");
CREATE UNIQUE INDEX "IX_ChairTerm_From" ON "ChairTerm" ("From");
CREATE INDEX "IX_ChairTerm_ParticipantId" ON "ChairTerm" ("ParticipantId");
CREATE INDEX "IX_ChairTerm_SourceId" ON "ChairTerm" ("SourceId");
CREATE UNIQUE INDEX "IX_ExpertiseGroup_Code" ON "ExpertiseGroup" ("Code");
CREATE UNIQUE INDEX "IX_ExpertiseGroup_Position" ON "ExpertiseGroup" ("Position");
CREATE UNIQUE INDEX "IX_ExpertiseTag_Code" ON "ExpertiseTag" ("Code");
CREATE INDEX "IX_ExpertiseTag_GroupId" ON "ExpertiseTag" ("GroupId");
CREATE INDEX "IX_ExpertiseTag_SuccessorId" ON "ExpertiseTag" ("SuccessorId");
CREATE INDEX "IX_ExpertiseTagSource_SourcesId" ON "ExpertiseTagSource" ("SourcesId");
CREATE UNIQUE INDEX "IX_Participant_Code" ON "Participant" ("Code");
CREATE UNIQUE INDEX "IX_Rule_Code" ON "Rule" ("Code");
CREATE INDEX "IX_RuleSource_SourcesId" ON "RuleSource" ("SourcesId");
CREATE UNIQUE INDEX "IX_Source_Key" ON "Source" ("Key");

INSERT INTO "RegisterState" ("Id", "MatchVersion") VALUES (1, 1);
