CREATE TABLE "ExpertiseGroup" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ExpertiseGroup" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Description" TEXT NOT NULL
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
    "CompletedBy" TEXT NULL,
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
    "Version" INTEGER NOT NULL,
    CONSTRAINT "CK_ChairTerm_Order" CHECK ("Until" >= "From"),
    CONSTRAINT "FK_ChairTerm_Participant_ParticipantId" FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ChairTermSource" (
    "ChairTermId" INTEGER NOT NULL,
    "SourcesId" INTEGER NOT NULL,
    CONSTRAINT "PK_ChairTermSource" PRIMARY KEY ("ChairTermId", "SourcesId"),
    CONSTRAINT "FK_ChairTermSource_ChairTerm_ChairTermId" FOREIGN KEY ("ChairTermId") REFERENCES "ChairTerm" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ChairTermSource_Source_SourcesId" FOREIGN KEY ("SourcesId") REFERENCES "Source" ("Id") ON DELETE CASCADE
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

CREATE TABLE "Person" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Person" PRIMARY KEY,
    "ExternalReference" TEXT NOT NULL,
    "Title" TEXT NULL,
    "FullName" TEXT NOT NULL,
    "NativeName" TEXT NULL,
    "Nationalities" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Category" INTEGER NULL,
    "Status" INTEGER NOT NULL,
    "WillingToServe" INTEGER NOT NULL,
    "Gender" INTEGER NULL,
    "YearsOfExperience" INTEGER NULL,
    "CountriesKnown" TEXT NOT NULL,
    "Biography" TEXT NULL,
    "TimeZone" TEXT NULL,
    "ConfirmedOn" TEXT NULL,
    "ConfirmationDueOn" TEXT NULL,
    "ParticipantId" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "CK_Person_HistoricalNeverServes" CHECK ("Kind" <> 4 OR NOT "WillingToServe"),
    CONSTRAINT "CK_Person_ParticipantOfEep" CHECK (("Kind" = 1) = ("ParticipantId" IS NOT NULL)),
    CONSTRAINT "CK_Person_StatusOfKind" CHECK (("Kind" = 1 AND "Status" IN (1, 3)) OR ("Kind" = 2 AND "Status" IN (2, 3)) OR ("Kind" = 3 AND "Status" IN (4, 5, 6)) OR ("Kind" = 4 AND "Status" IN (7))),
    CONSTRAINT "FK_Person_Participant_ParticipantId" FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "FormerOffice" (
    "PersonId" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    CONSTRAINT "PK_FormerOffice" PRIMARY KEY ("PersonId", "Position"),
    CONSTRAINT "FK_FormerOffice_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PersonLanguage" (
    "PersonId" INTEGER NOT NULL,
    "Tag" TEXT NOT NULL,
    "Level" INTEGER NOT NULL,
    CONSTRAINT "PK_PersonLanguage" PRIMARY KEY ("PersonId", "Tag"),
    CONSTRAINT "FK_PersonLanguage_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PersonExpertise" (
    "PersonId" INTEGER NOT NULL,
    "TagId" INTEGER NOT NULL,
    "Level" INTEGER NOT NULL,
    "Years" INTEGER NULL,
    "LastUsedYear" INTEGER NULL,
    "Evidence" TEXT NULL,
    CONSTRAINT "PK_PersonExpertise" PRIMARY KEY ("PersonId", "TagId"),
    CONSTRAINT "FK_PersonExpertise_ExpertiseTag_TagId" FOREIGN KEY ("TagId") REFERENCES "ExpertiseTag" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_PersonExpertise_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Registration" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Registration" PRIMARY KEY,
    "PersonId" INTEGER NOT NULL,
    "ParticipantId" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "Until" TEXT NULL,
    "Status" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "CK_Registration_Order" CHECK ("Until" IS NULL OR "From" <= "Until"),
    CONSTRAINT "CK_Registration_StatusOfEnd" CHECK (("Until" IS NULL) = ("Status" <= 2)),
    CONSTRAINT "FK_Registration_Participant_ParticipantId" FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Registration_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Engagement" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Engagement" PRIMARY KEY,
    "PersonId" INTEGER NULL,
    "Office" TEXT NULL,
    "ParticipantId" INTEGER NULL,
    "Role" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "Situation" TEXT NULL,
    "Countries" TEXT NOT NULL,
    "From" TEXT NULL,
    "Until" TEXT NULL,
    "Summary" TEXT NOT NULL,
    "Certainty" INTEGER NOT NULL,
    "Grade" INTEGER NULL,
    CONSTRAINT "CK_Engagement_OneHolder" CHECK (("PersonId" IS NULL) <> ("Office" IS NULL)),
    CONSTRAINT "FK_Engagement_Participant_ParticipantId" FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Engagement_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE TABLE "EngagementSource" (
    "EngagementId" INTEGER NOT NULL,
    "SourcesId" INTEGER NOT NULL,
    CONSTRAINT "PK_EngagementSource" PRIMARY KEY ("EngagementId", "SourcesId"),
    CONSTRAINT "FK_EngagementSource_Engagement_EngagementId" FOREIGN KEY ("EngagementId") REFERENCES "Engagement" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_EngagementSource_Source_SourcesId" FOREIGN KEY ("SourcesId") REFERENCES "Source" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AvailabilityWindow" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AvailabilityWindow" PRIMARY KEY,
    "PersonId" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "Until" TEXT NOT NULL,
    "Status" INTEGER NOT NULL,
    "Mode" INTEGER NOT NULL,
    "NoticeHours" INTEGER NOT NULL,
    "ConfirmedAt" TEXT NOT NULL,
    CONSTRAINT "CK_AvailabilityWindow_Notice" CHECK ("NoticeHours" BETWEEN 0 AND 8784),
    CONSTRAINT "CK_AvailabilityWindow_Order" CHECK ("From" <= "Until"),
    CONSTRAINT "FK_AvailabilityWindow_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_AseanMembership_ParticipantId_From" ON "AseanMembership" ("ParticipantId", "From");
CREATE INDEX "IX_AseanMembership_SourceId" ON "AseanMembership" ("SourceId");
CREATE UNIQUE INDEX "IX_AvailabilityWindow_PersonId_From" ON "AvailabilityWindow" ("PersonId", "From");
CREATE UNIQUE INDEX "IX_ChairTerm_Code" ON "ChairTerm" ("Code");
CREATE UNIQUE INDEX "IX_ChairTerm_From" ON "ChairTerm" ("From");
CREATE INDEX "IX_ChairTerm_ParticipantId" ON "ChairTerm" ("ParticipantId");
CREATE INDEX "IX_ChairTermSource_SourcesId" ON "ChairTermSource" ("SourcesId");
CREATE INDEX "IX_EngagementSource_SourcesId" ON "EngagementSource" ("SourcesId");
CREATE INDEX "IX_Engagement_ParticipantId" ON "Engagement" ("ParticipantId");
CREATE INDEX "IX_Engagement_PersonId_From" ON "Engagement" ("PersonId", "From");
CREATE UNIQUE INDEX "IX_ExpertiseGroup_Code" ON "ExpertiseGroup" ("Code");
CREATE UNIQUE INDEX "IX_ExpertiseGroup_Position" ON "ExpertiseGroup" ("Position");
CREATE INDEX "IX_ExpertiseTagSource_SourcesId" ON "ExpertiseTagSource" ("SourcesId");
CREATE UNIQUE INDEX "IX_ExpertiseTag_Code" ON "ExpertiseTag" ("Code");
CREATE INDEX "IX_ExpertiseTag_GroupId" ON "ExpertiseTag" ("GroupId");
CREATE INDEX "IX_ExpertiseTag_SuccessorId" ON "ExpertiseTag" ("SuccessorId");
CREATE UNIQUE INDEX "IX_Participant_Code" ON "Participant" ("Code");
CREATE INDEX "IX_PersonExpertise_TagId" ON "PersonExpertise" ("TagId");
CREATE UNIQUE INDEX "IX_Person_ExternalReference" ON "Person" ("ExternalReference");
CREATE INDEX "IX_Person_ParticipantId" ON "Person" ("ParticipantId");
CREATE UNIQUE INDEX "IX_Registration_OneInForce" ON "Registration" ("PersonId") WHERE "Until" IS NULL;
CREATE INDEX "IX_Registration_ParticipantId" ON "Registration" ("ParticipantId");
CREATE INDEX "IX_Registration_PersonId_From" ON "Registration" ("PersonId", "From");
CREATE INDEX "IX_RuleSource_SourcesId" ON "RuleSource" ("SourcesId");
CREATE UNIQUE INDEX "IX_Rule_Code" ON "Rule" ("Code");
CREATE UNIQUE INDEX "IX_Source_Key" ON "Source" ("Key");

-- The last line behind Calendar.Place: whoever writes, by whatever way, the windows of one person lie apart.
CREATE TRIGGER "TR_AvailabilityWindow_Insert_Apart" BEFORE INSERT ON "AvailabilityWindow"
WHEN EXISTS (SELECT 1 FROM "AvailabilityWindow"
    WHERE "PersonId" = NEW."PersonId" AND "From" <= NEW."Until" AND "Until" >= NEW."From")
BEGIN
    SELECT RAISE(ABORT, 'Windows of one person may not overlap.');
END;

CREATE TRIGGER "TR_AvailabilityWindow_Update_Apart" BEFORE UPDATE OF "PersonId", "From", "Until" ON "AvailabilityWindow"
WHEN EXISTS (SELECT 1 FROM "AvailabilityWindow"
    WHERE "PersonId" = NEW."PersonId" AND "From" <= NEW."Until" AND "Until" >= NEW."From" AND "Id" <> NEW."Id")
BEGIN
    SELECT RAISE(ABORT, 'Windows of one person may not overlap.');
END;

-- R2, likewise: a participant has at most five registrations in force.
CREATE TRIGGER "TR_Registration_Insert_AtMostFive" BEFORE INSERT ON "Registration"
WHEN NEW."Until" IS NULL AND (SELECT COUNT(*) FROM "Registration"
    WHERE "ParticipantId" = NEW."ParticipantId" AND "Until" IS NULL) >= 5
BEGIN
    SELECT RAISE(ABORT, 'R2: a participant has at most five EEPs.');
END;

CREATE TRIGGER "TR_Registration_Update_AtMostFive" BEFORE UPDATE OF "ParticipantId", "Until" ON "Registration"
WHEN NEW."Until" IS NULL AND (SELECT COUNT(*) FROM "Registration"
    WHERE "ParticipantId" = NEW."ParticipantId" AND "Until" IS NULL AND "Id" <> NEW."Id") >= 5
BEGIN
    SELECT RAISE(ABORT, 'R2: a participant has at most five EEPs.');
END;

INSERT INTO "RegisterState" ("Id", "MatchVersion") VALUES (1, 1);
