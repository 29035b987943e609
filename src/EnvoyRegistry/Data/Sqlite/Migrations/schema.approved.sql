-- Every table of a register with its indexes and triggers, and its views, as they stand after all migrations.
--
-- MigrationTests makes this text of a fresh register, and fails where it is another; with RECORD_SCHEMA=1 in its
-- environment it writes this file anew. It lies here, beside the migrations and not beside the test, because
-- whoever writes a migration reads here what there is, and whoever reviews it reads in this file's diff what
-- it did. What SQLite, FTS5 and EF Core keep for themselves is left out, and the comments are in the scripts.

CREATE TABLE "RegisterState" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_RegisterState" PRIMARY KEY,
    "MatchVersion" INTEGER NOT NULL,
    "SampleFrom" TEXT NULL,
    "CompletedBy" TEXT NULL,
    CONSTRAINT "CK_RegisterState_OneRow" CHECK (Id = 1)
);

CREATE TABLE "Source" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Source" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Citation" TEXT NOT NULL,
    "Url" TEXT NULL
);

CREATE UNIQUE INDEX "IX_Source_Code" ON "Source" ("Code");

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

CREATE TRIGGER "TR_Participant_INSERT_Matched" AFTER INSERT ON "Participant"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;

CREATE TRIGGER "TR_Participant_UPDATE_Matched" AFTER UPDATE ON "Participant"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;

CREATE TRIGGER "TR_Participant_DELETE_Matched" AFTER DELETE ON "Participant"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;

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

CREATE TRIGGER "TR_ChairTerm_INSERT_Access" AFTER INSERT ON "ChairTerm"
BEGIN
    UPDATE "AccessState" SET "Changes" = "Changes" + 1;
END;

CREATE TRIGGER "TR_ChairTerm_DELETE_Access" AFTER DELETE ON "ChairTerm"
BEGIN
    UPDATE "AccessState" SET "Changes" = "Changes" + 1;
END;

CREATE TRIGGER "TR_ChairTerm_UPDATE_Access" AFTER UPDATE ON "ChairTerm"
BEGIN
    UPDATE "AccessState" SET "Changes" = "Changes" + 1;
END;

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

CREATE TABLE "ExpertiseGroup" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ExpertiseGroup" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Description" TEXT NOT NULL
);

CREATE UNIQUE INDEX "IX_ExpertiseGroup_Code" ON "ExpertiseGroup" ("Code");
CREATE UNIQUE INDEX "IX_ExpertiseGroup_Position" ON "ExpertiseGroup" ("Position");

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
    CONSTRAINT "FK_ExpertiseTag_ExpertiseGroup_GroupId"
        FOREIGN KEY ("GroupId") REFERENCES "ExpertiseGroup" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ExpertiseTag_ExpertiseTag_SuccessorId"
        FOREIGN KEY ("SuccessorId") REFERENCES "ExpertiseTag" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_ExpertiseTag_Code" ON "ExpertiseTag" ("Code");
CREATE INDEX "IX_ExpertiseTag_GroupId" ON "ExpertiseTag" ("GroupId");
CREATE INDEX "IX_ExpertiseTag_SuccessorId" ON "ExpertiseTag" ("SuccessorId");

CREATE TRIGGER "TR_ExpertiseTag_INSERT_Matched" AFTER INSERT ON "ExpertiseTag"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;

CREATE TRIGGER "TR_ExpertiseTag_UPDATE_Matched" AFTER UPDATE ON "ExpertiseTag"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;

CREATE TRIGGER "TR_ExpertiseTag_DELETE_Matched" AFTER DELETE ON "ExpertiseTag"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;

CREATE TABLE "ExpertiseTagSource" (
    "ExpertiseTagId" INTEGER NOT NULL,
    "SourcesId" INTEGER NOT NULL,
    CONSTRAINT "PK_ExpertiseTagSource" PRIMARY KEY ("ExpertiseTagId", "SourcesId"),
    CONSTRAINT "FK_ExpertiseTagSource_ExpertiseTag_ExpertiseTagId"
        FOREIGN KEY ("ExpertiseTagId") REFERENCES "ExpertiseTag" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ExpertiseTagSource_Source_SourcesId"
        FOREIGN KEY ("SourcesId") REFERENCES "Source" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_ExpertiseTagSource_SourcesId" ON "ExpertiseTagSource" ("SourcesId");

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
    "UpdatedAt" TEXT NOT NULL,
    "OpenToParticipants" INTEGER NOT NULL DEFAULT 511,
    "OpenToSignedIn" INTEGER NOT NULL DEFAULT 0,
    "LongestEngagementDays" INTEGER NULL, "ProposedById" INTEGER NULL, "CallFromHour" INTEGER NULL, "CallUntilHour" INTEGER NULL,
    CONSTRAINT "CK_Person_HistoricalNeverServes" CHECK ("Kind" <> 4 OR NOT "WillingToServe"),
    CONSTRAINT "CK_Person_ParticipantOfEep" CHECK (("Kind" = 1) = ("ParticipantId" IS NOT NULL)),
    CONSTRAINT "CK_Person_StatusOfKind"
        CHECK (("Kind" = 1 AND "Status" IN (1, 3, 8))
            OR ("Kind" = 2 AND "Status" IN (2, 3, 8))
            OR ("Kind" = 3 AND "Status" IN (4, 5, 6))
            OR ("Kind" = 4 AND "Status" IN (7))),
    CONSTRAINT "FK_Person_Participant_ParticipantId"
        FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_Person_ExternalReference" ON "Person" ("ExternalReference");
CREATE INDEX "IX_Person_ParticipantId" ON "Person" ("ParticipantId");

CREATE TRIGGER "TR_Person_INSERT_Searched" AFTER INSERT ON "Person"
BEGIN
    INSERT INTO "PersonSearchText"
        ("PersonId", "FoldedBy", "SortName", "Name", "Biography", "Offices", "Engagements", "Written")
    VALUES (NEW."Id", 0, '', '', '', '', '', '')
    ON CONFLICT ("PersonId") DO UPDATE SET "FoldedBy" = 0;
END;

CREATE TRIGGER "TR_Person_DELETE_Searched" BEFORE DELETE ON "Person"
BEGIN
    DELETE FROM "PersonSearchText" WHERE "PersonId" = OLD."Id";
END;

CREATE TRIGGER "TR_Person_UPDATE_PersonSearchOfParticipants_Out" BEFORE UPDATE OF "OpenToParticipants" ON "Person"
WHEN OLD."OpenToParticipants" <> NEW."OpenToParticipants"
BEGIN
    INSERT INTO "PersonSearchOfParticipants" ("PersonSearchOfParticipants", "rowid", "Name", "Biography", "Offices", "Engagements")
    SELECT 'delete', * FROM "PersonSearchOfParticipants_Text" WHERE "PersonId" = OLD."Id";
END;

CREATE TRIGGER "TR_Person_UPDATE_PersonSearchOfSignedIn_Out" BEFORE UPDATE OF "OpenToSignedIn" ON "Person"
WHEN OLD."OpenToSignedIn" <> NEW."OpenToSignedIn"
BEGIN
    INSERT INTO "PersonSearchOfSignedIn" ("PersonSearchOfSignedIn", "rowid", "Name", "Biography", "Offices", "Engagements")
    SELECT 'delete', * FROM "PersonSearchOfSignedIn_Text" WHERE "PersonId" = OLD."Id";
END;

CREATE TRIGGER "TR_Person_UPDATE_PersonSearchOfParticipants_In" AFTER UPDATE OF "OpenToParticipants" ON "Person"
WHEN OLD."OpenToParticipants" <> NEW."OpenToParticipants"
BEGIN
    INSERT INTO "PersonSearchOfParticipants" ("rowid", "Name", "Biography", "Offices", "Engagements")
    SELECT * FROM "PersonSearchOfParticipants_Text" WHERE "PersonId" = NEW."Id";
END;

CREATE TRIGGER "TR_Person_UPDATE_PersonSearchOfSignedIn_In" AFTER UPDATE OF "OpenToSignedIn" ON "Person"
WHEN OLD."OpenToSignedIn" <> NEW."OpenToSignedIn"
BEGIN
    INSERT INTO "PersonSearchOfSignedIn" ("rowid", "Name", "Biography", "Offices", "Engagements")
    SELECT * FROM "PersonSearchOfSignedIn_Text" WHERE "PersonId" = NEW."Id";
END;

CREATE TRIGGER "TR_Person_INSERT_Calendar" AFTER INSERT ON "Person"
BEGIN
    INSERT INTO "PersonCalendar" ("PersonId") VALUES (NEW."Id");
END;

CREATE TRIGGER "TR_Person_INSERT_Matched" AFTER INSERT ON "Person"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;

CREATE TRIGGER "TR_Person_UPDATE_Matched" AFTER UPDATE ON "Person"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;

CREATE TRIGGER "TR_Person_DELETE_Matched" AFTER DELETE ON "Person"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;

CREATE TRIGGER "TR_Person_UPDATE_Searched"
AFTER UPDATE OF "Title", "FullName", "NativeName", "Biography" ON "Person"
BEGIN
    UPDATE "PersonSearchText" SET "FoldedBy" = 0 WHERE "PersonId" = NEW."Id";
END;

CREATE TABLE "FormerOffice" (
    "PersonId" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    CONSTRAINT "PK_FormerOffice" PRIMARY KEY ("PersonId", "Position"),
    CONSTRAINT "FK_FormerOffice_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE TRIGGER "TR_FormerOffice_UPDATE_Searched" AFTER UPDATE ON "FormerOffice"
BEGIN
    UPDATE "PersonSearchText" SET "FoldedBy" = 0 WHERE "PersonId" IN (OLD."PersonId", NEW."PersonId");
END;

CREATE TRIGGER "TR_FormerOffice_INSERT_Searched" AFTER INSERT ON "FormerOffice"
BEGIN
    UPDATE "PersonSearchText" SET "FoldedBy" = 0 WHERE "PersonId" = NEW."PersonId";
END;

CREATE TRIGGER "TR_FormerOffice_DELETE_Searched" AFTER DELETE ON "FormerOffice"
BEGIN
    UPDATE "PersonSearchText" SET "FoldedBy" = 0 WHERE "PersonId" = OLD."PersonId";
END;

CREATE TABLE "PersonLanguage" (
    "PersonId" INTEGER NOT NULL,
    "Tag" TEXT NOT NULL,
    "Level" INTEGER NOT NULL,
    CONSTRAINT "PK_PersonLanguage" PRIMARY KEY ("PersonId", "Tag"),
    CONSTRAINT "FK_PersonLanguage_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE TRIGGER "TR_PersonLanguage_INSERT_Matched" AFTER INSERT ON "PersonLanguage"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;

CREATE TRIGGER "TR_PersonLanguage_UPDATE_Matched" AFTER UPDATE ON "PersonLanguage"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;

CREATE TRIGGER "TR_PersonLanguage_DELETE_Matched" AFTER DELETE ON "PersonLanguage"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;

CREATE TABLE "PersonExpertise" (
    "PersonId" INTEGER NOT NULL,
    "TagId" INTEGER NOT NULL,
    "Level" INTEGER NOT NULL,
    "Years" INTEGER NULL,
    "LastUsedYear" INTEGER NULL,
    "Evidence" TEXT NULL,
    CONSTRAINT "PK_PersonExpertise" PRIMARY KEY ("PersonId", "TagId"),
    CONSTRAINT "FK_PersonExpertise_ExpertiseTag_TagId"
        FOREIGN KEY ("TagId") REFERENCES "ExpertiseTag" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_PersonExpertise_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_PersonExpertise_TagId" ON "PersonExpertise" ("TagId");

CREATE TRIGGER "TR_PersonExpertise_INSERT_Matched" AFTER INSERT ON "PersonExpertise"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;

CREATE TRIGGER "TR_PersonExpertise_UPDATE_Matched" AFTER UPDATE ON "PersonExpertise"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;

CREATE TRIGGER "TR_PersonExpertise_DELETE_Matched" AFTER DELETE ON "PersonExpertise"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;

CREATE TABLE "Registration" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Registration" PRIMARY KEY,
    "PersonId" INTEGER NOT NULL,
    "ParticipantId" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "Until" TEXT NULL,
    "Status" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "ConsentedAt" TEXT NULL,
    "ConsentTextEdition" INTEGER NULL,
    CONSTRAINT "CK_Registration_Order" CHECK ("Until" IS NULL OR "From" <= "Until"),
    CONSTRAINT "CK_Registration_StatusOfEnd" CHECK (("Until" IS NULL) = ("Status" <= 2 OR "Status" = 7)),
    CONSTRAINT "FK_Registration_Participant_ParticipantId"
        FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Registration_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_Registration_OneInForce" ON "Registration" ("PersonId") WHERE "Until" IS NULL;
CREATE INDEX "IX_Registration_ParticipantId" ON "Registration" ("ParticipantId");
CREATE INDEX "IX_Registration_PersonId_From" ON "Registration" ("PersonId", "From");

CREATE TRIGGER "TR_Registration_INSERT_AtMostFive" BEFORE INSERT ON "Registration"
WHEN NEW."Until" IS NULL AND (SELECT COUNT(*) FROM "Registration"
    WHERE "ParticipantId" = NEW."ParticipantId" AND "Until" IS NULL) >= 5
BEGIN
    SELECT RAISE(ABORT, 'R2: a participant has at most five EEPs.');
END;

CREATE TRIGGER "TR_Registration_UPDATE_AtMostFive" BEFORE UPDATE OF "ParticipantId", "Until" ON "Registration"
WHEN NEW."Until" IS NULL AND (SELECT COUNT(*) FROM "Registration"
    WHERE "ParticipantId" = NEW."ParticipantId" AND "Until" IS NULL AND "Id" <> NEW."Id") >= 5
BEGIN
    SELECT RAISE(ABORT, 'R2: a participant has at most five EEPs.');
END;

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
    "Grade" INTEGER NULL, "Citation" TEXT NULL,
    CONSTRAINT "CK_Engagement_OneHolder" CHECK (("PersonId" IS NULL) <> ("Office" IS NULL)),
    CONSTRAINT "FK_Engagement_Participant_ParticipantId"
        FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Engagement_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Engagement_ParticipantId" ON "Engagement" ("ParticipantId");
CREATE INDEX "IX_Engagement_PersonId_From" ON "Engagement" ("PersonId", "From");

CREATE TRIGGER "TR_Engagement_UPDATE_Searched" AFTER UPDATE ON "Engagement"
BEGIN
    UPDATE "PersonSearchText" SET "FoldedBy" = 0 WHERE "PersonId" IN (OLD."PersonId", NEW."PersonId");
END;

CREATE TRIGGER "TR_Engagement_INSERT_Searched" AFTER INSERT ON "Engagement"
BEGIN
    UPDATE "PersonSearchText" SET "FoldedBy" = 0 WHERE "PersonId" = NEW."PersonId";
END;

CREATE TRIGGER "TR_Engagement_DELETE_Searched" AFTER DELETE ON "Engagement"
BEGIN
    UPDATE "PersonSearchText" SET "FoldedBy" = 0 WHERE "PersonId" = OLD."PersonId";
END;

CREATE TABLE "EngagementSource" (
    "EngagementId" INTEGER NOT NULL,
    "SourcesId" INTEGER NOT NULL,
    CONSTRAINT "PK_EngagementSource" PRIMARY KEY ("EngagementId", "SourcesId"),
    CONSTRAINT "FK_EngagementSource_Engagement_EngagementId"
        FOREIGN KEY ("EngagementId") REFERENCES "Engagement" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_EngagementSource_Source_SourcesId"
        FOREIGN KEY ("SourcesId") REFERENCES "Source" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_EngagementSource_SourcesId" ON "EngagementSource" ("SourcesId");

CREATE TABLE "PersonContact" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_PersonContact" PRIMARY KEY,
    "Sealed" TEXT NOT NULL,
    CONSTRAINT "FK_PersonContact_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ConflictOfInterest" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ConflictOfInterest" PRIMARY KEY,
    "PersonId" INTEGER NOT NULL,
    "DeclaredAt" TEXT NOT NULL,
    "Sealed" TEXT NOT NULL,
    CONSTRAINT "FK_ConflictOfInterest_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_ConflictOfInterest_PersonId_DeclaredAt" ON "ConflictOfInterest" ("PersonId", "DeclaredAt");

CREATE TABLE "PersonSearchText" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_PersonSearchText" PRIMARY KEY,
    "FoldedBy" INTEGER NOT NULL,
    "SortName" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Biography" TEXT NOT NULL,
    "Offices" TEXT NOT NULL,
    "Engagements" TEXT NOT NULL,
    "Written" TEXT NOT NULL,
    CONSTRAINT "FK_PersonSearchText_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_PersonSearchText_FoldedBy" ON "PersonSearchText" ("FoldedBy");
CREATE INDEX "IX_PersonSearchText_SortName_PersonId" ON "PersonSearchText" ("SortName", "PersonId");

CREATE TRIGGER "TR_PersonSearchText_INSERT_Indexed" AFTER INSERT ON "PersonSearchText"
BEGIN
    INSERT INTO "PersonSearch" ("rowid", "Name", "Biography", "Offices", "Engagements")
    VALUES (NEW."PersonId", NEW."Name", NEW."Biography", NEW."Offices", NEW."Engagements");
END;

CREATE TRIGGER "TR_PersonSearchText_UPDATE_Indexed"
AFTER UPDATE OF "Name", "Biography", "Offices", "Engagements" ON "PersonSearchText"
BEGIN
    INSERT INTO "PersonSearch" ("PersonSearch", "rowid", "Name", "Biography", "Offices", "Engagements")
    VALUES ('delete', OLD."PersonId", OLD."Name", OLD."Biography", OLD."Offices", OLD."Engagements");
    INSERT INTO "PersonSearch" ("rowid", "Name", "Biography", "Offices", "Engagements")
    VALUES (NEW."PersonId", NEW."Name", NEW."Biography", NEW."Offices", NEW."Engagements");
END;

CREATE TRIGGER "TR_PersonSearchText_DELETE_Indexed" AFTER DELETE ON "PersonSearchText"
BEGIN
    INSERT INTO "PersonSearch" ("PersonSearch", "rowid", "Name", "Biography", "Offices", "Engagements")
    VALUES ('delete', OLD."PersonId", OLD."Name", OLD."Biography", OLD."Offices", OLD."Engagements");
END;

CREATE TRIGGER "TR_PersonSearchText_INSERT_PersonSearchOfParticipants" AFTER INSERT ON "PersonSearchText"
BEGIN
    INSERT INTO "PersonSearchOfParticipants" ("rowid", "Name", "Biography", "Offices", "Engagements")
    SELECT * FROM "PersonSearchOfParticipants_Text" WHERE "PersonId" = NEW."PersonId";
END;

CREATE TRIGGER "TR_PersonSearchText_INSERT_PersonSearchOfSignedIn" AFTER INSERT ON "PersonSearchText"
BEGIN
    INSERT INTO "PersonSearchOfSignedIn" ("rowid", "Name", "Biography", "Offices", "Engagements")
    SELECT * FROM "PersonSearchOfSignedIn_Text" WHERE "PersonId" = NEW."PersonId";
END;

CREATE TRIGGER "TR_PersonSearchText_UPDATE_PersonSearchOfParticipants_Out"
BEFORE UPDATE OF "Name", "Biography", "Offices", "Engagements" ON "PersonSearchText"
BEGIN
    INSERT INTO "PersonSearchOfParticipants" ("PersonSearchOfParticipants", "rowid", "Name", "Biography", "Offices", "Engagements")
    SELECT 'delete', * FROM "PersonSearchOfParticipants_Text" WHERE "PersonId" = OLD."PersonId";
END;

CREATE TRIGGER "TR_PersonSearchText_UPDATE_PersonSearchOfSignedIn_Out"
BEFORE UPDATE OF "Name", "Biography", "Offices", "Engagements" ON "PersonSearchText"
BEGIN
    INSERT INTO "PersonSearchOfSignedIn" ("PersonSearchOfSignedIn", "rowid", "Name", "Biography", "Offices", "Engagements")
    SELECT 'delete', * FROM "PersonSearchOfSignedIn_Text" WHERE "PersonId" = OLD."PersonId";
END;

CREATE TRIGGER "TR_PersonSearchText_UPDATE_PersonSearchOfParticipants_In"
AFTER UPDATE OF "Name", "Biography", "Offices", "Engagements" ON "PersonSearchText"
BEGIN
    INSERT INTO "PersonSearchOfParticipants" ("rowid", "Name", "Biography", "Offices", "Engagements")
    SELECT * FROM "PersonSearchOfParticipants_Text" WHERE "PersonId" = NEW."PersonId";
END;

CREATE TRIGGER "TR_PersonSearchText_UPDATE_PersonSearchOfSignedIn_In"
AFTER UPDATE OF "Name", "Biography", "Offices", "Engagements" ON "PersonSearchText"
BEGIN
    INSERT INTO "PersonSearchOfSignedIn" ("rowid", "Name", "Biography", "Offices", "Engagements")
    SELECT * FROM "PersonSearchOfSignedIn_Text" WHERE "PersonId" = NEW."PersonId";
END;

CREATE TRIGGER "TR_PersonSearchText_DELETE_PersonSearchOfParticipants" BEFORE DELETE ON "PersonSearchText"
BEGIN
    INSERT INTO "PersonSearchOfParticipants" ("PersonSearchOfParticipants", "rowid", "Name", "Biography", "Offices", "Engagements")
    SELECT 'delete', * FROM "PersonSearchOfParticipants_Text" WHERE "PersonId" = OLD."PersonId";
END;

CREATE TRIGGER "TR_PersonSearchText_DELETE_PersonSearchOfSignedIn" BEFORE DELETE ON "PersonSearchText"
BEGIN
    INSERT INTO "PersonSearchOfSignedIn" ("PersonSearchOfSignedIn", "rowid", "Name", "Biography", "Offices", "Engagements")
    SELECT 'delete', * FROM "PersonSearchOfSignedIn_Text" WHERE "PersonId" = OLD."PersonId";
END;

CREATE VIRTUAL TABLE "PersonSearch" USING fts5(
    "Name", "Biography", "Offices", "Engagements",
    content = 'PersonSearchText', content_rowid = 'PersonId',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

CREATE VIEW "PersonSearchOfParticipants_Text" AS
SELECT t."PersonId",
    t."Name",
    CASE WHEN p."OpenToParticipants" & 8 THEN t."Biography" ELSE '' END AS "Biography",
    CASE WHEN p."OpenToParticipants" & 16 THEN t."Offices" ELSE '' END AS "Offices",
    CASE WHEN p."OpenToParticipants" & 256 THEN t."Engagements" ELSE '' END AS "Engagements"
FROM "PersonSearchText" AS t JOIN "Person" AS p ON p."Id" = t."PersonId"
WHERE p."OpenToParticipants" & 1;

CREATE VIEW "PersonSearchOfSignedIn_Text" AS
SELECT t."PersonId",
    t."Name",
    CASE WHEN p."OpenToSignedIn" & 8 THEN t."Biography" ELSE '' END AS "Biography",
    CASE WHEN p."OpenToSignedIn" & 16 THEN t."Offices" ELSE '' END AS "Offices",
    CASE WHEN p."OpenToSignedIn" & 256 THEN t."Engagements" ELSE '' END AS "Engagements"
FROM "PersonSearchText" AS t JOIN "Person" AS p ON p."Id" = t."PersonId"
WHERE p."OpenToSignedIn" & 1;

CREATE VIRTUAL TABLE "PersonSearchOfParticipants" USING fts5(
    "Name", "Biography", "Offices", "Engagements", content = '',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

CREATE VIRTUAL TABLE "PersonSearchOfSignedIn" USING fts5(
    "Name", "Biography", "Offices", "Engagements", content = '',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
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
    "Sequence" INTEGER NOT NULL DEFAULT 0,
    "Origin" INTEGER NOT NULL DEFAULT 1,
    "BeneathStatus" INTEGER NULL,
    "BeneathMode" INTEGER NULL,
    "BeneathNoticeHours" INTEGER NULL,
    "BeneathConfirmedAt" TEXT NULL,
    CONSTRAINT "CK_AvailabilityWindow_Notice" CHECK ("NoticeHours" BETWEEN 0 AND 8784),
    CONSTRAINT "CK_AvailabilityWindow_Order" CHECK ("From" <= "Until"),
    CONSTRAINT "FK_AvailabilityWindow_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_AvailabilityWindow_PersonId_From" ON "AvailabilityWindow" ("PersonId", "From");

CREATE TRIGGER "TR_AvailabilityWindow_INSERT_Apart" BEFORE INSERT ON "AvailabilityWindow"
WHEN EXISTS (SELECT 1 FROM "AvailabilityWindow"
    WHERE "PersonId" = NEW."PersonId" AND "From" <= NEW."Until" AND "Until" >= NEW."From")
BEGIN
    SELECT RAISE(ABORT, 'Windows of one person may not overlap.');
END;

CREATE TRIGGER "TR_AvailabilityWindow_UPDATE_Apart" BEFORE UPDATE OF "PersonId", "From", "Until" ON "AvailabilityWindow"
WHEN EXISTS (SELECT 1 FROM "AvailabilityWindow"
    WHERE "PersonId" = NEW."PersonId" AND "From" <= NEW."Until" AND "Until" >= NEW."From" AND "Id" <> NEW."Id")
BEGIN
    SELECT RAISE(ABORT, 'Windows of one person may not overlap.');
END;

CREATE TRIGGER "TR_AvailabilityWindow_INSERT_Matched" AFTER INSERT ON "AvailabilityWindow"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;

CREATE TRIGGER "TR_AvailabilityWindow_UPDATE_Matched" AFTER UPDATE ON "AvailabilityWindow"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;

CREATE TRIGGER "TR_AvailabilityWindow_DELETE_Matched" AFTER DELETE ON "AvailabilityWindow"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;

CREATE TABLE "PersonCalendar" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_PersonCalendar" PRIMARY KEY,
    "Version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "FK_PersonCalendar_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AvailabilityQuestion" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_AvailabilityQuestion" PRIMARY KEY,
    "Round" INTEGER NOT NULL,
    "FreeUntil" TEXT NOT NULL,
    "Occasion" TEXT NOT NULL,
    "AskedAt" TEXT NOT NULL,
    "Answer" INTEGER NULL,
    "AnsweredAt" TEXT NULL,
    CONSTRAINT "CK_AvailabilityQuestion_Answered" CHECK (("Answer" IS NULL) = ("AnsweredAt" IS NULL)),
    CONSTRAINT "FK_AvailabilityQuestion_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE TABLE "CalendarFeed" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_CalendarFeed" PRIMARY KEY,
    "Hash" BLOB NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "LastReadAt" TEXT NULL,
    CONSTRAINT "CK_CalendarFeed_Hash" CHECK (length("Hash") = 32),
    CONSTRAINT "FK_CalendarFeed_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_CalendarFeed_Hash" ON "CalendarFeed" ("Hash");

CREATE TABLE "Attachment" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Attachment" PRIMARY KEY,
    "PersonId" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "Size" INTEGER NOT NULL,
    "Sha256" TEXT NOT NULL,
    "AddedAt" TEXT NOT NULL,
    "AddedBy" INTEGER NOT NULL,
    CONSTRAINT "FK_Attachment_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Attachment_PersonId" ON "Attachment" ("PersonId");

CREATE TABLE "ConsentText" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ConsentText" PRIMARY KEY,
    "Edition" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "SupersededAt" TEXT NULL
);

CREATE UNIQUE INDEX "IX_ConsentText_Edition" ON "ConsentText" ("Edition");

CREATE TRIGGER "TR_ConsentText_UPDATE_Fixed" BEFORE UPDATE OF "Id", "Edition", "Text" ON "ConsentText"
BEGIN
    SELECT RAISE(ABORT, 'An edition of the consent text never changes.');
END;

CREATE TRIGGER "TR_ConsentText_DELETE_Fixed" BEFORE DELETE ON "ConsentText"
BEGIN
    SELECT RAISE(ABORT, 'An edition of the consent text stays.');
END;

CREATE TABLE "Nomination" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Nomination" PRIMARY KEY,
    "ParticipantId" INTEGER NOT NULL,
    "NomineeId" INTEGER NOT NULL,
    "PersonId" INTEGER NULL,
    "ReplacesId" INTEGER NULL,
    "RegistrationId" INTEGER NULL,
    "State" INTEGER NOT NULL,
    "Title" TEXT NULL,
    "FullName" TEXT NULL,
    "NativeName" TEXT NULL,
    "Nationalities" TEXT NOT NULL,
    "Category" INTEGER NULL,
    "Biography" TEXT NULL,
    "TimeZone" TEXT NULL,
    "Contact" TEXT NULL,
    "EntryVersion" INTEGER NOT NULL,
    "ConsentId" INTEGER NULL,
    "ConfirmationAskedFor" TEXT NULL,
    "UpdatedAt" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "CK_Nomination_RegisteredOnes" CHECK (("State" BETWEEN 5 AND 8) <= ("RegistrationId" IS NOT NULL)),
    CONSTRAINT "FK_Nomination_Participant_ParticipantId"
        FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Nomination_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Nomination_Registration_RegistrationId"
        FOREIGN KEY ("RegistrationId") REFERENCES "Registration" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Nomination_Registration_ReplacesId"
        FOREIGN KEY ("ReplacesId") REFERENCES "Registration" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Nomination_NominationConsent_ConsentId"
        FOREIGN KEY ("ConsentId") REFERENCES "NominationConsent" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Nomination_UpdatedAt_Id" ON "Nomination" ("UpdatedAt", "Id");
CREATE INDEX "IX_Nomination_ConsentId" ON "Nomination" ("ConsentId");
CREATE INDEX "IX_Nomination_ParticipantId" ON "Nomination" ("ParticipantId");
CREATE INDEX "IX_Nomination_PersonId" ON "Nomination" ("PersonId");
CREATE UNIQUE INDEX "IX_Nomination_RegistrationId" ON "Nomination" ("RegistrationId");
CREATE INDEX "IX_Nomination_ReplacesId" ON "Nomination" ("ReplacesId");

CREATE TABLE "NominationConsent" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_NominationConsent" PRIMARY KEY,
    "NominationId" INTEGER NOT NULL,
    "TextId" INTEGER NOT NULL,
    "EntryVersion" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "AskedAt" TEXT NOT NULL,
    "AnsweredAt" TEXT NULL,
    "Channel" INTEGER NULL,
    "WillingToServe" INTEGER NULL,
    "WithdrawnAt" TEXT NULL,
    CONSTRAINT "CK_NominationConsent_Answer"
        CHECK (("State" = 1) = ("AnsweredAt" IS NULL) AND ("AnsweredAt" IS NULL) = ("Channel" IS NULL)),
    CONSTRAINT "FK_NominationConsent_ConsentText_TextId"
        FOREIGN KEY ("TextId") REFERENCES "ConsentText" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_NominationConsent_Nomination_NominationId"
        FOREIGN KEY ("NominationId") REFERENCES "Nomination" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_NominationConsent_NominationId" ON "NominationConsent" ("NominationId");
CREATE INDEX "IX_NominationConsent_TextId" ON "NominationConsent" ("TextId");

CREATE TABLE "NominationStep" (
    "NominationId" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "By" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    "Reason" TEXT NULL,
    CONSTRAINT "PK_NominationStep" PRIMARY KEY ("NominationId", "Number"),
    CONSTRAINT "FK_NominationStep_Nomination_NominationId"
        FOREIGN KEY ("NominationId") REFERENCES "Nomination" ("Id") ON DELETE CASCADE
);

CREATE TRIGGER "TR_NominationStep_UPDATE_Fixed" BEFORE UPDATE ON "NominationStep"
WHEN (NEW."NominationId", NEW."Number", NEW."State", NEW."By", NEW."At")
    IS NOT (OLD."NominationId", OLD."Number", OLD."State", OLD."By", OLD."At") OR NEW."Reason" IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'A step that was taken stays as it is.');
END;

CREATE TABLE "NominatedExpertise" (
    "NominationId" INTEGER NOT NULL,
    "TagId" INTEGER NOT NULL,
    "Level" INTEGER NOT NULL,
    "Years" INTEGER NULL,
    "LastUsedYear" INTEGER NULL,
    "Evidence" TEXT NULL,
    CONSTRAINT "PK_NominatedExpertise" PRIMARY KEY ("NominationId", "TagId"),
    CONSTRAINT "FK_NominatedExpertise_ExpertiseTag_TagId"
        FOREIGN KEY ("TagId") REFERENCES "ExpertiseTag" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_NominatedExpertise_Nomination_NominationId"
        FOREIGN KEY ("NominationId") REFERENCES "Nomination" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_NominatedExpertise_TagId" ON "NominatedExpertise" ("TagId");

CREATE TABLE "NominatedLanguage" (
    "NominationId" INTEGER NOT NULL,
    "Tag" TEXT NOT NULL,
    "Level" INTEGER NOT NULL,
    CONSTRAINT "PK_NominatedLanguage" PRIMARY KEY ("NominationId", "Tag"),
    CONSTRAINT "FK_NominatedLanguage_Nomination_NominationId"
        FOREIGN KEY ("NominationId") REFERENCES "Nomination" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Reminder" (
    "Kind" INTEGER NOT NULL,
    "Recipient" INTEGER NOT NULL,
    "SubjectId" INTEGER NOT NULL,
    "Occasion" TEXT NOT NULL,
    "SentAt" TEXT NOT NULL,
    CONSTRAINT "PK_Reminder" PRIMARY KEY ("Kind", "Recipient", "SubjectId", "Occasion")
);

CREATE TABLE "Grouping" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Grouping" PRIMARY KEY,
    "Kind" INTEGER NOT NULL,
    "Status" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Task" TEXT NOT NULL,
    "Matter" TEXT NULL,
    "From" TEXT NULL,
    "Until" TEXT NULL,
    "BalanceNote" TEXT NULL,
    "Note" TEXT NULL,
    "EndReason" TEXT NULL,
    "Certainty" INTEGER NULL,
    "Grade" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    "UpdatedAt" TEXT NOT NULL, "SituationId" INTEGER NULL, "IsExercise" INTEGER NOT NULL DEFAULT 0, "ProposedAt" TEXT NULL, "ChangedSinceConsulted" INTEGER NOT NULL DEFAULT 0, "ConsultedAt" TEXT NULL, "ConstitutedAt" TEXT NULL, "SucceedsId" INTEGER NULL,
    CONSTRAINT "CK_Grouping_End" CHECK ("Status" < 6 OR "Until" IS NOT NULL),
    CONSTRAINT "CK_Grouping_Order" CHECK ("Until" >= "From" OR "Status" = 7),
    CONSTRAINT "CK_Grouping_Task" CHECK (trim("Task") <> ''),
    CONSTRAINT "FK_Grouping_Grouping_SucceedsId"
        FOREIGN KEY ("SucceedsId") REFERENCES "Grouping" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Grouping_Situation_SituationId"
        FOREIGN KEY ("SituationId") REFERENCES "Situation" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Grouping_Status_Name_Id" ON "Grouping" ("Status", "Name", "Id");
CREATE INDEX "IX_Grouping_SituationId" ON "Grouping" ("SituationId");
CREATE INDEX "IX_Grouping_SucceedsId" ON "Grouping" ("SucceedsId");

CREATE TABLE "GroupingSource" (
    "GroupingId" INTEGER NOT NULL,
    "SourcesId" INTEGER NOT NULL,
    CONSTRAINT "PK_GroupingSource" PRIMARY KEY ("GroupingId", "SourcesId"),
    CONSTRAINT "FK_GroupingSource_Grouping_GroupingId"
        FOREIGN KEY ("GroupingId") REFERENCES "Grouping" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_GroupingSource_Source_SourcesId"
        FOREIGN KEY ("SourcesId") REFERENCES "Source" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_GroupingSource_SourcesId" ON "GroupingSource" ("SourcesId");

CREATE TABLE "GroupingMember" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_GroupingMember" PRIMARY KEY,
    "GroupingId" INTEGER NOT NULL,
    "Seat" INTEGER NOT NULL,
    "ParticipantId" INTEGER NULL,
    "PersonId" INTEGER NULL,
    "SeatedOn" TEXT NOT NULL,
    "Note" TEXT NULL, "AskedAt" TEXT NULL, "Answer" INTEGER NULL, "AnsweredAt" TEXT NULL, "End" INTEGER NULL, "EndedAt" TEXT NULL, "TieNote" TEXT NULL, "LinkHash" BLOB NULL,
    CONSTRAINT "CK_GroupingMember_OneHolder" CHECK (("ParticipantId" IS NULL) <> ("PersonId" IS NULL)),
    CONSTRAINT "FK_GroupingMember_Grouping_GroupingId"
        FOREIGN KEY ("GroupingId") REFERENCES "Grouping" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_GroupingMember_Participant_ParticipantId"
        FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_GroupingMember_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_GroupingMember_ParticipantId" ON "GroupingMember" ("ParticipantId");
CREATE INDEX "IX_GroupingMember_PersonId" ON "GroupingMember" ("PersonId");
CREATE UNIQUE INDEX "IX_GroupingMember_GroupingId_ParticipantId" ON "GroupingMember" ("GroupingId", "ParticipantId")
    WHERE "EndedAt" IS NULL;
CREATE UNIQUE INDEX "IX_GroupingMember_GroupingId_PersonId" ON "GroupingMember" ("GroupingId", "PersonId")
    WHERE "EndedAt" IS NULL;
CREATE UNIQUE INDEX "IX_GroupingMember_OneASeat" ON "GroupingMember" ("GroupingId", "Seat")
    WHERE "Seat" <= 4 AND "EndedAt" IS NULL;
CREATE UNIQUE INDEX "IX_GroupingMember_LinkHash" ON "GroupingMember" ("LinkHash");

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

CREATE TRIGGER "TR_GuidelineClause_INSERT_PublishedStays" BEFORE INSERT ON "GuidelineClause"
WHEN (SELECT "Status" FROM "Guideline" WHERE "Id" = NEW."GuidelineId") <> 1
BEGIN
    SELECT RAISE(ABORT, 'A published edition stays as it is.');
END;

CREATE TRIGGER "TR_GuidelineClause_UPDATE_PublishedStays" BEFORE UPDATE ON "GuidelineClause"
WHEN (SELECT "Status" FROM "Guideline" WHERE "Id" = OLD."GuidelineId") <> 1
BEGIN
    SELECT RAISE(ABORT, 'A published edition stays as it is.');
END;

CREATE TRIGGER "TR_GuidelineClause_DELETE_PublishedStays" BEFORE DELETE ON "GuidelineClause"
WHEN (SELECT "Status" FROM "Guideline" WHERE "Id" = OLD."GuidelineId") <> 1
BEGIN
    SELECT RAISE(ABORT, 'A published edition stays as it is.');
END;

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

CREATE TRIGGER "TR_GuidelineClauseSource_INSERT_PublishedStays" BEFORE INSERT ON "GuidelineClauseSource"
WHEN (SELECT "Status" FROM "Guideline" WHERE "Id" =
    (SELECT "GuidelineId" FROM "GuidelineClause" WHERE "Id" = NEW."GuidelineClauseId")) <> 1
BEGIN
    SELECT RAISE(ABORT, 'A published edition stays as it is.');
END;

CREATE TRIGGER "TR_GuidelineClauseSource_UPDATE_PublishedStays" BEFORE UPDATE ON "GuidelineClauseSource"
WHEN (SELECT "Status" FROM "Guideline" WHERE "Id" =
    (SELECT "GuidelineId" FROM "GuidelineClause" WHERE "Id" = OLD."GuidelineClauseId")) <> 1
BEGIN
    SELECT RAISE(ABORT, 'A published edition stays as it is.');
END;

CREATE TRIGGER "TR_GuidelineClauseSource_DELETE_PublishedStays" BEFORE DELETE ON "GuidelineClauseSource"
WHEN (SELECT "Status" FROM "Guideline" WHERE "Id" =
    (SELECT "GuidelineId" FROM "GuidelineClause" WHERE "Id" = OLD."GuidelineClauseId")) <> 1
BEGIN
    SELECT RAISE(ABORT, 'A published edition stays as it is.');
END;

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

CREATE TRIGGER "TR_GuidelineTag_INSERT_PublishedStays" BEFORE INSERT ON "GuidelineTag"
WHEN (SELECT "Status" FROM "Guideline" WHERE "Id" = NEW."GuidelineId") <> 1
BEGIN
    SELECT RAISE(ABORT, 'A published edition stays as it is.');
END;

CREATE TRIGGER "TR_GuidelineTag_UPDATE_PublishedStays" BEFORE UPDATE ON "GuidelineTag"
WHEN (SELECT "Status" FROM "Guideline" WHERE "Id" = OLD."GuidelineId") <> 1
BEGIN
    SELECT RAISE(ABORT, 'A published edition stays as it is.');
END;

CREATE TRIGGER "TR_GuidelineTag_DELETE_PublishedStays" BEFORE DELETE ON "GuidelineTag"
WHEN (SELECT "Status" FROM "Guideline" WHERE "Id" = OLD."GuidelineId") <> 1
BEGIN
    SELECT RAISE(ABORT, 'A published edition stays as it is.');
END;

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

CREATE TRIGGER "TR_GuidelineFundamental_INSERT_PublishedStays" BEFORE INSERT ON "GuidelineFundamental"
WHEN (SELECT "Status" FROM "Guideline" WHERE "Id" = NEW."GuidelinesId") <> 1
BEGIN
    SELECT RAISE(ABORT, 'A published edition stays as it is.');
END;

CREATE TRIGGER "TR_GuidelineFundamental_UPDATE_PublishedStays" BEFORE UPDATE ON "GuidelineFundamental"
WHEN (SELECT "Status" FROM "Guideline" WHERE "Id" = OLD."GuidelinesId") <> 1
BEGIN
    SELECT RAISE(ABORT, 'A published edition stays as it is.');
END;

CREATE TRIGGER "TR_GuidelineFundamental_DELETE_PublishedStays" BEFORE DELETE ON "GuidelineFundamental"
WHEN (SELECT "Status" FROM "Guideline" WHERE "Id" = OLD."GuidelinesId") <> 1
BEGIN
    SELECT RAISE(ABORT, 'A published edition stays as it is.');
END;

CREATE TABLE "AccessToken" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AccessToken" PRIMARY KEY,
    "Hash" BLOB NOT NULL,
    "Label" TEXT NOT NULL,
    "Role" INTEGER NOT NULL,
    "ParticipantId" INTEGER NULL,
    "PersonId" INTEGER NULL,
    "Scopes" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "MadeBy" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "LastUsedAt" TEXT NULL,
    "RevokedAt" TEXT NULL,
    "IsSession" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "CK_AccessToken_Hash" CHECK (length("Hash") = 32),
    CONSTRAINT "CK_AccessToken_OfParticipant" CHECK (("Role" IN (1, 4)) = ("ParticipantId" IS NOT NULL)),
    CONSTRAINT "CK_AccessToken_OfPerson" CHECK (("Role" = 5) = ("PersonId" IS NOT NULL)),
    CONSTRAINT "CK_AccessToken_ScopesOfIntegrator" CHECK ("Scopes" = 0 OR "Role" = 7),
    CONSTRAINT "FK_AccessToken_Participant_ParticipantId"
        FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_AccessToken_Hash" ON "AccessToken" ("Hash");
CREATE INDEX "IX_AccessToken_ParticipantId" ON "AccessToken" ("ParticipantId");

CREATE TRIGGER "TR_AccessToken_INSERT_Access" AFTER INSERT ON "AccessToken"
BEGIN
    UPDATE "AccessState" SET "Changes" = "Changes" + 1;
END;

CREATE TRIGGER "TR_AccessToken_DELETE_Access" AFTER DELETE ON "AccessToken"
BEGIN
    UPDATE "AccessState" SET "Changes" = "Changes" + 1;
END;

CREATE TRIGGER "TR_AccessToken_UPDATE_Access"
AFTER UPDATE OF "Hash", "Label", "Role", "ParticipantId", "PersonId", "Scopes", "ExpiresAt", "RevokedAt"
ON "AccessToken"
BEGIN
    UPDATE "AccessState" SET "Changes" = "Changes" + 1;
END;

CREATE TABLE "OneTimeLink" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_OneTimeLink" PRIMARY KEY,
    "Hash" BLOB NOT NULL,
    "Purpose" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "SubjectId" INTEGER NULL,
    "CreatedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "UsedAt" TEXT NULL,
    CONSTRAINT "CK_OneTimeLink_Hash" CHECK (length("Hash") = 32)
);

CREATE UNIQUE INDEX "IX_OneTimeLink_Hash" ON "OneTimeLink" ("Hash");

CREATE TABLE "AccessState" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AccessState" PRIMARY KEY,
    "Changes" INTEGER NOT NULL,
    CONSTRAINT "CK_AccessState_OneRow" CHECK (Id = 1)
);

CREATE TABLE "SignInAddress" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SignInAddress" PRIMARY KEY,
    "Hash" BLOB NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "InvitedAt" TEXT NULL,
    CONSTRAINT "CK_SignInAddress_Hash" CHECK (length("Hash") = 32),
    CONSTRAINT "FK_SignInAddress_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_SignInAddress_Hash" ON "SignInAddress" ("Hash");
CREATE INDEX "IX_SignInAddress_PersonId" ON "SignInAddress" ("PersonId");

CREATE TABLE "PersonKey" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_PersonKey" PRIMARY KEY,
    "Wrapped" TEXT NULL,
    "MasterKeyId" TEXT NOT NULL,
    "DestroyedAt" TEXT NULL,
    CONSTRAINT "CK_PersonKey_ThereOrDestroyed" CHECK (("Wrapped" IS NULL) = ("DestroyedAt" IS NOT NULL))
);

CREATE TRIGGER "TR_PersonKey_UPDATE_NeverBack" BEFORE UPDATE ON "PersonKey" WHEN OLD."Wrapped" IS NULL
BEGIN
    SELECT RAISE(ABORT, 'The key of a person who left is gone.');
END;

CREATE TRIGGER "TR_PersonKey_DELETE_NeverBack" BEFORE DELETE ON "PersonKey"
BEGIN
    SELECT RAISE(ABORT, 'A key is destroyed, never deleted: it would come again.');
END;

CREATE TABLE "VaultState" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_VaultState" PRIMARY KEY,
    "MasterKeyId" TEXT NOT NULL,
    "RegisterKey" TEXT NOT NULL,
    "AuditKeyedFrom" INTEGER NULL,
    CONSTRAINT "CK_VaultState_OneRow" CHECK (Id = 1)
);

CREATE TABLE "AuditEntry" (
    "Sequence" INTEGER NOT NULL CONSTRAINT "PK_AuditEntry" PRIMARY KEY,
    "At" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Operation" TEXT NOT NULL,
    "Outcome" INTEGER NOT NULL,
    "ActorRole" INTEGER NOT NULL,
    "ActorName" TEXT NOT NULL,
    "ActorParticipantId" INTEGER NULL,
    "ActorPersonId" INTEGER NULL,
    "ErrorCodes" TEXT NOT NULL,
    "Rules" TEXT NOT NULL,
    "Note" TEXT NULL,
    "Previous" TEXT NOT NULL,
    "Hash" TEXT NOT NULL
);

CREATE TRIGGER "TR_AuditEntry_UPDATE_OnlyGrows" BEFORE UPDATE ON "AuditEntry"
BEGIN
    SELECT RAISE(ABORT, 'The audit only grows.');
END;

CREATE TRIGGER "TR_AuditEntry_DELETE_OnlyGrows" BEFORE DELETE ON "AuditEntry"
BEGIN
    SELECT RAISE(ABORT, 'The audit only grows.');
END;

CREATE TABLE "AuditChange" (
    "EntrySequence" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "Thing" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Field" TEXT NOT NULL,
    "PersonId" INTEGER NULL,
    "Before" TEXT NULL,
    "After" TEXT NULL,
    "SealedFor" TEXT NULL,
    CONSTRAINT "PK_AuditChange" PRIMARY KEY ("EntrySequence", "Number"),
    CONSTRAINT "FK_AuditChange_AuditEntry_EntrySequence"
        FOREIGN KEY ("EntrySequence") REFERENCES "AuditEntry" ("Sequence") ON DELETE RESTRICT
);

CREATE TRIGGER "TR_AuditChange_UPDATE_OnlyGrows" BEFORE UPDATE ON "AuditChange"
BEGIN
    SELECT RAISE(ABORT, 'The audit only grows.');
END;

CREATE TRIGGER "TR_AuditChange_DELETE_OnlyGrows" BEFORE DELETE ON "AuditChange"
BEGIN
    SELECT RAISE(ABORT, 'The audit only grows.');
END;

CREATE TABLE "AuditSubject" (
    "EntrySequence" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "Coordinates" TEXT NOT NULL,
    CONSTRAINT "PK_AuditSubject" PRIMARY KEY ("EntrySequence", "PersonId"),
    CONSTRAINT "FK_AuditSubject_AuditEntry_EntrySequence"
        FOREIGN KEY ("EntrySequence") REFERENCES "AuditEntry" ("Sequence") ON DELETE RESTRICT
);

CREATE INDEX "IX_AuditSubject_PersonId_EntrySequence" ON "AuditSubject" ("PersonId", "EntrySequence");

CREATE TRIGGER "TR_AuditSubject_UPDATE_OnlyGrows" BEFORE UPDATE ON "AuditSubject"
BEGIN
    SELECT RAISE(ABORT, 'The audit only grows.');
END;

CREATE TRIGGER "TR_AuditSubject_DELETE_OnlyGrows" BEFORE DELETE ON "AuditSubject"
BEGIN
    SELECT RAISE(ABORT, 'The audit only grows.');
END;

CREATE TABLE "AuditHead" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuditHead" PRIMARY KEY,
    "Sequence" INTEGER NOT NULL,
    "Hash" TEXT NOT NULL,
    "Seal" TEXT NULL,
    CONSTRAINT "CK_AuditHead_OneRow" CHECK (Id = 1)
);

CREATE TRIGGER "TR_AuditHead_DELETE_OnlyGrows" BEFORE DELETE ON "AuditHead"
BEGIN
    SELECT RAISE(ABORT, 'The audit only grows.');
END;

CREATE TRIGGER "TR_AuditHead_UPDATE_OnlyGrows" BEFORE UPDATE ON "AuditHead"
WHEN NEW."Sequence" <= OLD."Sequence"
    AND NOT (NEW."Sequence" = OLD."Sequence" AND NEW."Hash" = OLD."Hash" AND OLD."Seal" IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'The audit only grows.');
END;

CREATE TABLE "IdempotentRequest" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_IdempotentRequest" PRIMARY KEY,
    "Caller" TEXT NOT NULL,
    "Fingerprint" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Answer" BLOB NULL,
    "Status" INTEGER NOT NULL,
    "PersonId" INTEGER NULL
);

CREATE INDEX "IX_IdempotentRequest_At" ON "IdempotentRequest" ("At");
CREATE INDEX "IX_IdempotentRequest_Caller" ON "IdempotentRequest" ("Caller");

CREATE TABLE "IdempotentStep" (
    "RequestId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Mutation" TEXT NOT NULL,
    "Payload" BLOB NULL,
    "SecretOf" INTEGER NULL,
    CONSTRAINT "PK_IdempotentStep" PRIMARY KEY ("RequestId", "Number"),
    CONSTRAINT "FK_IdempotentStep_IdempotentRequest_RequestId"
        FOREIGN KEY ("RequestId") REFERENCES "IdempotentRequest" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_IdempotentStep_SecretOf" ON "IdempotentStep" ("SecretOf") WHERE "SecretOf" IS NOT NULL;

CREATE TABLE "OutgoingMail" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_OutgoingMail" PRIMARY KEY,
    "PersonId" INTEGER NULL,
    "To" TEXT NULL,
    "Subject" TEXT NULL,
    "Text" TEXT NULL,
    "Html" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    "DueAt" TEXT NULL,
    "Attempts" INTEGER NOT NULL,
    "SentAt" TEXT NULL,
    "OccasionId" INTEGER NULL,
    "Fault" INTEGER NULL,
    CONSTRAINT "CK_OutgoingMail_ErasedWhenDone"
        CHECK ("DueAt" IS NOT NULL OR ("To" IS NULL AND "Subject" IS NULL AND "Text" IS NULL AND "Html" IS NULL))
);

CREATE INDEX "IX_OutgoingMail_DueAt" ON "OutgoingMail" ("DueAt") WHERE "DueAt" IS NOT NULL;
CREATE UNIQUE INDEX "IX_OutgoingMail_OccasionId" ON "OutgoingMail" ("OccasionId") WHERE "OccasionId" IS NOT NULL;

CREATE TABLE "Register_History" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Register_History" PRIMARY KEY CHECK ("Id" = 1),
    "Begins" TEXT NULL,
    "At" TEXT NULL
);

CREATE VIEW "Register_Now" AS
SELECT COALESCE("At", strftime('%Y-%m-%d %H:%M:%S', 'now')) AS "At" FROM "Register_History";

CREATE TABLE "Situation" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Situation" PRIMARY KEY,
    "Title" TEXT NOT NULL,
    "AreaKind" INTEGER NOT NULL,
    "Area" TEXT NOT NULL,
    "IsContested" INTEGER NOT NULL,
    "Country" TEXT NULL,
    "NamingNote" TEXT NULL,
    "Scope" INTEGER NOT NULL,
    "IsImminent" INTEGER NOT NULL,
    "IsExercise" INTEGER NOT NULL,
    "ExerciseMail" TEXT NOT NULL,
    "Status" INTEGER NOT NULL,
    "OpenedAt" TEXT NOT NULL,
    "OpenedById" INTEGER NOT NULL,
    "SecretaryGeneralToldAt" TEXT NULL,
    "ClosedAt" TEXT NULL,
    "Outcome" TEXT NULL,
    "Findings" TEXT NULL,
    "PartiesVersion" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "UpdatedAt" TEXT NOT NULL,
    CONSTRAINT "CK_Situation_Closed" CHECK (("Status" = 2) = ("ClosedAt" IS NOT NULL)),
    CONSTRAINT "CK_Situation_Contested"
        CHECK ("IsContested" = 0 OR ("Country" IS NULL AND "NamingNote" IS NOT NULL))
);

CREATE INDEX "IX_Situation_IsExercise_Status_OpenedAt_Id"
    ON "Situation" ("IsExercise", "Status", "OpenedAt", "Id");

CREATE TABLE "SituationParty" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SituationParty" PRIMARY KEY,
    "SituationId" INTEGER NOT NULL,
    "ParticipantId" INTEGER NULL,
    "Country" TEXT NULL,
    "Name" TEXT NOT NULL,
    "IsDirectlyInvolved" INTEGER NOT NULL,
    "IsHost" INTEGER NOT NULL,
    "Counterpart" TEXT NULL,
    "AskedAt" TEXT NULL,
    "TakingUp" INTEGER NULL,
    "TakingUpAnsweredAt" TEXT NULL,
    "TakingUpCondition" TEXT NULL,
    "NamedAt" TEXT NOT NULL,
    "RemovedAt" TEXT NULL, "TakingUpLinkHash" BLOB NULL,
    CONSTRAINT "FK_SituationParty_Participant_ParticipantId"
        FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SituationParty_Situation_SituationId"
        FOREIGN KEY ("SituationId") REFERENCES "Situation" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_SituationParty_ParticipantId" ON "SituationParty" ("ParticipantId");
CREATE INDEX "IX_SituationParty_SituationId" ON "SituationParty" ("SituationId");
CREATE UNIQUE INDEX "IX_SituationParty_TakingUpLinkHash" ON "SituationParty" ("TakingUpLinkHash");

CREATE TABLE "PartyDecision" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_PartyDecision" PRIMARY KEY,
    "SituationId" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "PartyId" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "IsDirectlyInvolved" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "FK_PartyDecision_SituationParty_PartyId"
        FOREIGN KEY ("PartyId") REFERENCES "SituationParty" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_PartyDecision_Situation_SituationId"
        FOREIGN KEY ("SituationId") REFERENCES "Situation" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_PartyDecision_PartyId" ON "PartyDecision" ("PartyId");
CREATE UNIQUE INDEX "IX_PartyDecision_SituationId_Version" ON "PartyDecision" ("SituationId", "Version");

CREATE TABLE "SituationEvent" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SituationEvent" PRIMARY KEY,
    "SituationId" INTEGER NOT NULL,
    "HappenedAt" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "Source" TEXT NOT NULL,
    "Certainty" INTEGER NOT NULL,
    "RecordedAt" TEXT NOT NULL,
    CONSTRAINT "FK_SituationEvent_Situation_SituationId"
        FOREIGN KEY ("SituationId") REFERENCES "Situation" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_SituationEvent_SituationId_HappenedAt_Id" ON "SituationEvent" ("SituationId", "HappenedAt", "Id");

CREATE TABLE "SituationMatter" (
    "SituationId" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "SubjectId" INTEGER NOT NULL,
    "Since" TEXT NOT NULL,
    "EndedAt" TEXT NULL,
    CONSTRAINT "PK_SituationMatter" PRIMARY KEY ("SituationId", "Kind", "SubjectId"),
    CONSTRAINT "FK_SituationMatter_Situation_SituationId"
        FOREIGN KEY ("SituationId") REFERENCES "Situation" ("Id") ON DELETE CASCADE
);

CREATE TABLE "RiskNote" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_RiskNote" PRIMARY KEY,
    "SituationId" INTEGER NOT NULL,
    "Crime" INTEGER NOT NULL,
    "Method" TEXT NOT NULL,
    "Assessment" TEXT NOT NULL,
    "LocalSource" TEXT NOT NULL,
    "AuthorId" INTEGER NOT NULL,
    "ReviewerId" INTEGER NOT NULL,
    "ConcernedId" INTEGER NULL,
    "RecordedAt" TEXT NOT NULL,
    "ReviewedAt" TEXT NULL,
    "ReviewerAgrees" INTEGER NULL,
    "Review" TEXT NULL,
    "RepliedAt" TEXT NULL,
    "Reply" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "UpdatedAt" TEXT NOT NULL,
    CONSTRAINT "CK_RiskNote_SecondPairOfEyes"
        CHECK ("ReviewerId" <> "AuthorId" AND "ReviewerId" IS NOT "ConcernedId"),
    CONSTRAINT "FK_RiskNote_Participant_AuthorId"
        FOREIGN KEY ("AuthorId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_RiskNote_Participant_ConcernedId"
        FOREIGN KEY ("ConcernedId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_RiskNote_Participant_ReviewerId"
        FOREIGN KEY ("ReviewerId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_RiskNote_Situation_SituationId"
        FOREIGN KEY ("SituationId") REFERENCES "Situation" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_RiskNote_AuthorId" ON "RiskNote" ("AuthorId");
CREATE INDEX "IX_RiskNote_ConcernedId" ON "RiskNote" ("ConcernedId");
CREATE INDEX "IX_RiskNote_ReviewerId" ON "RiskNote" ("ReviewerId");
CREATE INDEX "IX_RiskNote_SituationId" ON "RiskNote" ("SituationId");

CREATE TABLE "Consultation" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Consultation" PRIMARY KEY,
    "MatterId" INTEGER NULL,
    "MatterPrefix" TEXT NULL,
    "Title" TEXT NOT NULL,
    "OutsideBody" TEXT NULL,
    "Shared" TEXT NULL,
    "Circular" TEXT NOT NULL,
    "IsExercise" INTEGER NOT NULL,
    "ExerciseAddresses" TEXT NOT NULL,
    "OpenedAt" TEXT NOT NULL,
    "Deadline" TEXT NOT NULL,
    "ClosesAt" TEXT NOT NULL,
    "ObjectionStands" INTEGER NOT NULL, "WithdrawnAt" TEXT NULL,
    CONSTRAINT "CK_Consultation_About" CHECK (("MatterId" IS NULL) <> ("OutsideBody" IS NULL)
        AND ("MatterId" IS NULL) = ("MatterPrefix" IS NULL) AND ("OutsideBody" IS NULL) = ("Shared" IS NULL)),
    CONSTRAINT "CK_Consultation_Order" CHECK ("OpenedAt" < "Deadline" AND "ClosesAt" <= "Deadline")
);

CREATE INDEX "IX_Consultation_OpenedAt_Id" ON "Consultation" ("OpenedAt", "Id");
CREATE INDEX "IX_Consultation_MatterId" ON "Consultation" ("MatterId");

CREATE TABLE "ConsultationReply" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ConsultationReply" PRIMARY KEY,
    "ConsultationId" INTEGER NOT NULL,
    "ParticipantId" INTEGER NOT NULL,
    "Answer" INTEGER NULL,
    "Text" TEXT NULL,
    "AnsweredAt" TEXT NULL,
    "WithdrawnAt" TEXT NULL,
    "ChairAnswer" TEXT NULL,
    "ChairAnsweredAt" TEXT NULL,
    "RemindedAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "CK_ConsultationReply_Answered" CHECK (("Answer" IS NULL) = ("AnsweredAt" IS NULL)),
    CONSTRAINT "CK_ConsultationReply_Objection"
        CHECK ("Answer" = 2 OR ("WithdrawnAt" IS NULL AND "ChairAnswer" IS NULL)),
    CONSTRAINT "CK_ConsultationReply_Text" CHECK (("Text" IS NOT NULL) = ("Answer" IS NOT NULL AND "Answer" <> 1)),
    CONSTRAINT "FK_ConsultationReply_Consultation_ConsultationId"
        FOREIGN KEY ("ConsultationId") REFERENCES "Consultation" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ConsultationReply_Participant_ParticipantId"
        FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_ConsultationReply_ConsultationId_ParticipantId"
    ON "ConsultationReply" ("ConsultationId", "ParticipantId");
CREATE INDEX "IX_ConsultationReply_ParticipantId" ON "ConsultationReply" ("ParticipantId");

CREATE TABLE "ConsultationLink" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ConsultationLink" PRIMARY KEY,
    "Hash" BLOB NOT NULL,
    "ReplyId" INTEGER NOT NULL,
    CONSTRAINT "CK_ConsultationLink_Hash" CHECK (length("Hash") = 32),
    CONSTRAINT "FK_ConsultationLink_ConsultationReply_ReplyId"
        FOREIGN KEY ("ReplyId") REFERENCES "ConsultationReply" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_ConsultationLink_Hash" ON "ConsultationLink" ("Hash");
CREATE INDEX "IX_ConsultationLink_ReplyId" ON "ConsultationLink" ("ReplyId");

CREATE TABLE "ConflictDeclaration" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_ConflictDeclaration" PRIMARY KEY,
    "DeclaredAt" TEXT NOT NULL,
    "None" INTEGER NOT NULL,
    CONSTRAINT "FK_ConflictDeclaration_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE TABLE "EntryConsent" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_EntryConsent" PRIMARY KEY,
    "State" INTEGER NOT NULL,
    "AskedAt" TEXT NULL,
    "LetterId" INTEGER NULL,
    "AnsweredAt" TEXT NULL,
    "Channel" INTEGER NULL,
    "TextEdition" INTEGER NULL,
    "Evidence" TEXT NULL,
    "WithdrawnAt" TEXT NULL,
    "EnrolledBy" INTEGER NULL,
    "CheckedAt" TEXT NULL,
    CONSTRAINT "CK_EntryConsent_Granted" CHECK ("State" NOT IN (2, 4)
        OR ("AnsweredAt" IS NOT NULL AND "Channel" IS NOT NULL AND "TextEdition" IS NOT NULL)),
    CONSTRAINT "FK_EntryConsent_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AddressChange" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_AddressChange" PRIMARY KEY,
    "Sealed" TEXT NOT NULL,
    "AskedAt" TEXT NOT NULL,
    "LetterId" INTEGER NOT NULL,
    CONSTRAINT "FK_AddressChange_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Commitment" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Commitment" PRIMARY KEY,
    "PersonId" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "Until" TEXT NOT NULL,
    "Cause" INTEGER NOT NULL,
    "SituationId" INTEGER NOT NULL,
    "IsExercise" INTEGER NOT NULL,
    "MadeAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NULL,
    "EndedAt" TEXT NULL,
    CONSTRAINT "CK_Commitment_Order" CHECK ("Until" >= "From"),
    CONSTRAINT "FK_Commitment_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Commitment_PersonId_From" ON "Commitment" ("PersonId", "From");

CREATE TRIGGER "TR_Commitment_INSERT_Matched" AFTER INSERT ON "Commitment"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;

CREATE TRIGGER "TR_Commitment_UPDATE_Matched" AFTER UPDATE ON "Commitment"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;

CREATE TRIGGER "TR_Commitment_DELETE_Matched" AFTER DELETE ON "Commitment"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;

CREATE TABLE "Appointment" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Appointment" PRIMARY KEY,
    "SituationId" INTEGER NULL,
    "IsExercise" INTEGER NOT NULL,
    "Mission" INTEGER NOT NULL,
    "HolderKind" INTEGER NOT NULL,
    "Status" INTEGER NOT NULL,
    "RequestedAt" TEXT NOT NULL,
    "RequestedById" INTEGER NOT NULL,
    "IsProposal" INTEGER NOT NULL,
    "Lawful" TEXT NOT NULL,
    "Safe" TEXT NOT NULL,
    "Urgent" TEXT NOT NULL,
    "Motive" TEXT NOT NULL,
    "StatedCase" TEXT NULL,
    "PersonId" INTEGER NULL,
    "OfficialName" TEXT NULL,
    "OfficialTitle" TEXT NULL,
    "OfficeId" INTEGER NULL,
    "ActingName" TEXT NULL,
    "Reason" TEXT NULL,
    "RestoreBy" TEXT NULL,
    "NextLookAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "UpdatedAt" TEXT NOT NULL,
    CONSTRAINT "FK_Appointment_Participant_OfficeId"
        FOREIGN KEY ("OfficeId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Appointment_Participant_RequestedById"
        FOREIGN KEY ("RequestedById") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Appointment_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Appointment_Situation_SituationId"
        FOREIGN KEY ("SituationId") REFERENCES "Situation" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Appointment_NextLookAt" ON "Appointment" ("NextLookAt") WHERE "NextLookAt" IS NOT NULL;
CREATE INDEX "IX_Appointment_OfficeId" ON "Appointment" ("OfficeId");
CREATE INDEX "IX_Appointment_PersonId" ON "Appointment" ("PersonId");
CREATE INDEX "IX_Appointment_RequestedById" ON "Appointment" ("RequestedById");
CREATE INDEX "IX_Appointment_SituationId" ON "Appointment" ("SituationId");
CREATE INDEX "IX_Appointment_Status_RequestedAt_Id" ON "Appointment" ("Status", "RequestedAt", "Id");

CREATE TABLE "TermsOfReference" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_TermsOfReference" PRIMARY KEY,
    "AppointmentId" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "Aim" TEXT NOT NULL,
    "Area" TEXT NOT NULL,
    "Parties" TEXT NOT NULL,
    "Limits" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "Until" TEXT NOT NULL,
    "ReportEveryDays" INTEGER NOT NULL,
    "Payer" TEXT NOT NULL,
    "BasisId" INTEGER NOT NULL,
    "Mandate" INTEGER NOT NULL,
    "IsBinding" INTEGER NOT NULL,
    "SetAt" TEXT NOT NULL,
    CONSTRAINT "CK_TermsOfReference_NotBinding" CHECK ("IsBinding" = 0),
    CONSTRAINT "CK_TermsOfReference_Order" CHECK ("Until" >= "From"),
    CONSTRAINT "FK_TermsOfReference_Appointment_AppointmentId"
        FOREIGN KEY ("AppointmentId") REFERENCES "Appointment" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_TermsOfReference_Source_BasisId"
        FOREIGN KEY ("BasisId") REFERENCES "Source" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_TermsOfReference_AppointmentId_Number" ON "TermsOfReference" ("AppointmentId", "Number");
CREATE INDEX "IX_TermsOfReference_BasisId" ON "TermsOfReference" ("BasisId");

CREATE TABLE "Offer" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Offer" PRIMARY KEY,
    "AppointmentId" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL,
    "PersonId" INTEGER NULL,
    "OfficialName" TEXT NULL,
    "OfficialTitle" TEXT NULL,
    "OfficialEmail" TEXT NULL,
    "OfficeId" INTEGER NULL,
    "ActingName" TEXT NULL,
    "TermsNumber" INTEGER NOT NULL,
    "MadeAt" TEXT NOT NULL,
    "Deadline" TEXT NOT NULL,
    "LinkHash" BLOB NULL,
    "SaidYesAt" TEXT NULL,
    "Release" INTEGER NOT NULL,
    "ReleasedAt" TEXT NULL,
    "End" INTEGER NULL,
    "EndedAt" TEXT NULL,
    "CommitmentId" INTEGER NULL,
    CONSTRAINT "FK_Offer_Appointment_AppointmentId"
        FOREIGN KEY ("AppointmentId") REFERENCES "Appointment" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Offer_Commitment_CommitmentId"
        FOREIGN KEY ("CommitmentId") REFERENCES "Commitment" ("Id") ON DELETE SET NULL,
    CONSTRAINT "FK_Offer_Participant_OfficeId"
        FOREIGN KEY ("OfficeId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Offer_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_Offer_AppointmentId_Position" ON "Offer" ("AppointmentId", "Position");
CREATE INDEX "IX_Offer_CommitmentId" ON "Offer" ("CommitmentId");
CREATE UNIQUE INDEX "IX_Offer_LinkHash" ON "Offer" ("LinkHash");
CREATE INDEX "IX_Offer_OfficeId" ON "Offer" ("OfficeId");
CREATE INDEX "IX_Offer_PersonId" ON "Offer" ("PersonId");

CREATE TABLE "PartyConsent" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_PartyConsent" PRIMARY KEY,
    "AppointmentId" INTEGER NOT NULL,
    "PartyId" INTEGER NOT NULL,
    "Subject" INTEGER NOT NULL,
    "TermsNumber" INTEGER NULL,
    "OfferId" INTEGER NULL,
    "ProposedName" TEXT NULL,
    "State" INTEGER NOT NULL,
    "Condition" TEXT NULL,
    "Evidence" TEXT NULL,
    "AskedAt" TEXT NOT NULL,
    "AnsweredAt" TEXT NULL, "LinkHash" BLOB NULL,
    CONSTRAINT "CK_PartyConsent_Subject" CHECK (("TermsNumber" IS NOT NULL) = ("Subject" = 1)),
    CONSTRAINT "FK_PartyConsent_Appointment_AppointmentId"
        FOREIGN KEY ("AppointmentId") REFERENCES "Appointment" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_PartyConsent_Offer_OfferId"
        FOREIGN KEY ("OfferId") REFERENCES "Offer" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_PartyConsent_SituationParty_PartyId"
        FOREIGN KEY ("PartyId") REFERENCES "SituationParty" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_PartyConsent_AppointmentId_PartyId_Subject_TermsNumber_OfferId"
    ON "PartyConsent" ("AppointmentId", "PartyId", "Subject", "TermsNumber", "OfferId");
CREATE INDEX "IX_PartyConsent_OfferId" ON "PartyConsent" ("OfferId");
CREATE INDEX "IX_PartyConsent_PartyId" ON "PartyConsent" ("PartyId");
CREATE UNIQUE INDEX "IX_PartyConsent_LinkHash" ON "PartyConsent" ("LinkHash");

CREATE TABLE "AppointmentStep" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AppointmentStep" PRIMARY KEY,
    "AppointmentId" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "Status" INTEGER NOT NULL,
    "WaitsFor" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "FK_AppointmentStep_Appointment_AppointmentId"
        FOREIGN KEY ("AppointmentId") REFERENCES "Appointment" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_AppointmentStep_AppointmentId_Number" ON "AppointmentStep" ("AppointmentId", "Number");

CREATE TABLE "Report" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Report" PRIMARY KEY,
    "AppointmentId" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "IsBinding" INTEGER NOT NULL,
    "FiledAt" TEXT NOT NULL,
    "AcknowledgedAt" TEXT NULL, "AuthorId" INTEGER NULL, "AuthorOfficeId" INTEGER NULL,
    CONSTRAINT "CK_Report_NotBinding" CHECK ("IsBinding" = 0),
    CONSTRAINT "FK_Report_Appointment_AppointmentId"
        FOREIGN KEY ("AppointmentId") REFERENCES "Appointment" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Report_Participant_AuthorOfficeId"
        FOREIGN KEY ("AuthorOfficeId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Report_Person_AuthorId" FOREIGN KEY ("AuthorId") REFERENCES "Person" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Report_AppointmentId_FiledAt_Id" ON "Report" ("AppointmentId", "FiledAt", "Id");
CREATE INDEX "IX_Report_AuthorId" ON "Report" ("AuthorId");
CREATE INDEX "IX_Report_AuthorOfficeId" ON "Report" ("AuthorOfficeId");

CREATE TABLE "ReportReader" (
    "ReadersId" INTEGER NOT NULL,
    "ReportId" INTEGER NOT NULL,
    CONSTRAINT "PK_ReportReader" PRIMARY KEY ("ReadersId", "ReportId"),
    CONSTRAINT "FK_ReportReader_Participant_ReadersId"
        FOREIGN KEY ("ReadersId") REFERENCES "Participant" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ReportReader_Report_ReportId"
        FOREIGN KEY ("ReportId") REFERENCES "Report" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_ReportReader_ReportId" ON "ReportReader" ("ReportId");

CREATE TABLE "Hold" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Hold" PRIMARY KEY,
    "SituationId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "CommitmentId" INTEGER NOT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "FK_Hold_Commitment_CommitmentId"
        FOREIGN KEY ("CommitmentId") REFERENCES "Commitment" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Hold_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Hold_Situation_SituationId"
        FOREIGN KEY ("SituationId") REFERENCES "Situation" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Hold_CommitmentId" ON "Hold" ("CommitmentId");
CREATE INDEX "IX_Hold_PersonId" ON "Hold" ("PersonId");
CREATE INDEX "IX_Hold_SituationId" ON "Hold" ("SituationId");

CREATE TABLE "ShortlistEntry" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ShortlistEntry" PRIMARY KEY,
    "SituationId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL,
    "Note" TEXT NULL,
    "AddedAt" TEXT NOT NULL,
    "RemovedAt" TEXT NULL,
    "WhyNot" TEXT NULL,
    CONSTRAINT "FK_ShortlistEntry_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ShortlistEntry_Situation_SituationId"
        FOREIGN KEY ("SituationId") REFERENCES "Situation" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_ShortlistEntry_PersonId" ON "ShortlistEntry" ("PersonId");
CREATE INDEX "IX_ShortlistEntry_SituationId_Position" ON "ShortlistEntry" ("SituationId", "Position");

CREATE TABLE "TokenConsultation" (
    "TokenId" INTEGER NOT NULL CONSTRAINT "PK_TokenConsultation" PRIMARY KEY,
    "ConsultationId" INTEGER NOT NULL,
    CONSTRAINT "FK_TokenConsultation_AccessToken_TokenId"
        FOREIGN KEY ("TokenId") REFERENCES "AccessToken" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_TokenConsultation_Consultation_ConsultationId"
        FOREIGN KEY ("ConsultationId") REFERENCES "Consultation" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_TokenConsultation_ConsultationId" ON "TokenConsultation" ("ConsultationId");

CREATE TABLE "AuditCase" (
    "EntrySequence" INTEGER NOT NULL,
    "CaseId" TEXT NOT NULL,
    "Coordinates" TEXT NOT NULL,
    CONSTRAINT "PK_AuditCase" PRIMARY KEY ("EntrySequence", "CaseId"),
    CONSTRAINT "FK_AuditCase_AuditEntry_EntrySequence"
        FOREIGN KEY ("EntrySequence") REFERENCES "AuditEntry" ("Sequence") ON DELETE RESTRICT
);

CREATE INDEX "IX_AuditCase_CaseId_EntrySequence" ON "AuditCase" ("CaseId", "EntrySequence");

CREATE TRIGGER "TR_AuditCase_UPDATE_OnlyGrows" BEFORE UPDATE ON "AuditCase"
BEGIN
    SELECT RAISE(ABORT, 'The audit only grows.');
END;

CREATE TRIGGER "TR_AuditCase_DELETE_OnlyGrows" BEFORE DELETE ON "AuditCase"
BEGIN
    SELECT RAISE(ABORT, 'The audit only grows.');
END;

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

CREATE TABLE "HandOverQuestion" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_HandOverQuestion" PRIMARY KEY,
    "Day" TEXT NOT NULL,
    "FromId" INTEGER NOT NULL,
    "ToId" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "SubjectId" INTEGER NOT NULL,
    "IsExercise" INTEGER NOT NULL,
    "AskedAt" TEXT NOT NULL,
    "Record" TEXT NOT NULL,
    "Decision" INTEGER NULL,
    "DecidedAt" TEXT NULL,
    "Reason" TEXT NULL,
    "ConsentsCarryOver" INTEGER NULL,
    "SuccessorId" INTEGER NULL,
    CONSTRAINT "CK_HandOverQuestion_Decided" CHECK (("Decision" IS NULL) = ("DecidedAt" IS NULL)
        AND ("Decision" IS NULL) = ("Reason" IS NULL)),
    CONSTRAINT "FK_HandOverQuestion_Participant_FromId"
        FOREIGN KEY ("FromId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_HandOverQuestion_Participant_ToId"
        FOREIGN KEY ("ToId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_HandOverQuestion_FromId" ON "HandOverQuestion" ("FromId");
CREATE UNIQUE INDEX "IX_HandOverQuestion_SubjectId_Day" ON "HandOverQuestion" ("SubjectId", "Day");
CREATE INDEX "IX_HandOverQuestion_ToId" ON "HandOverQuestion" ("ToId");

CREATE TABLE "HandOverLetter" (
    "Day" TEXT NOT NULL,
    "DaysBefore" INTEGER NOT NULL,
    "ParticipantId" INTEGER NOT NULL,
    "SentAt" TEXT NOT NULL,
    CONSTRAINT "PK_HandOverLetter" PRIMARY KEY ("Day", "DaysBefore", "ParticipantId"),
    CONSTRAINT "FK_HandOverLetter_Participant_ParticipantId"
        FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_HandOverLetter_ParticipantId" ON "HandOverLetter" ("ParticipantId");

CREATE TABLE "HandOverSituation" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_HandOverSituation" PRIMARY KEY,
    "Day" TEXT NOT NULL,
    "FromId" INTEGER NOT NULL,
    "SituationId" INTEGER NOT NULL,
    "IsExercise" INTEGER NOT NULL,
    "Record" TEXT NOT NULL,
    CONSTRAINT "FK_HandOverSituation_Participant_FromId"
        FOREIGN KEY ("FromId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_HandOverSituation_Situation_SituationId"
        FOREIGN KEY ("SituationId") REFERENCES "Situation" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_HandOverSituation_FromId" ON "HandOverSituation" ("FromId");
CREATE UNIQUE INDEX "IX_HandOverSituation_SituationId_Day" ON "HandOverSituation" ("SituationId", "Day");

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

-- The history of entries. What Person_History is to Person, each of these is to the table that it is named after:
-- every version of a row, with the instants from and until which it held. HistoryTable (C#) makes them, their
-- indexes and three triggers for each, TR_Person_INSERT_History and so on, which are all of this form:
--
--     CREATE TRIGGER "TR_<table>_INSERT_History" AFTER INSERT ON <table>
--     BEGIN
--         UPDATE <table>_History SET "ValidUntil" = (SELECT "At" FROM "Register_Now")
--         WHERE <key> = <key of NEW> AND ("ValidUntil" IS NULL OR "ValidUntil" > (SELECT "At" FROM "Register_Now"));
--         DELETE FROM <table>_History
--         WHERE <key> = <key of NEW> AND "ValidFrom" >= (SELECT "At" FROM "Register_Now");
--         INSERT INTO <table>_History (<columns>, "ValidFrom")
--         VALUES (<columns of NEW>, (SELECT "At" FROM "Register_Now"));
--     END;
--
--     CREATE TRIGGER "TR_<table>_UPDATE_History" AFTER UPDATE ON <table>
--     WHEN <a column of OLD> IS NOT <that of NEW> OR …
--     BEGIN
--         UPDATE <table>_History SET "ValidUntil" = (SELECT "At" FROM "Register_Now")
--         WHERE <key> = <key of OLD> AND ("ValidUntil" IS NULL OR "ValidUntil" > (SELECT "At" FROM "Register_Now"));
--         DELETE FROM <table>_History
--         WHERE <key> = <key of OLD> AND "ValidFrom" >= (SELECT "At" FROM "Register_Now");
--         UPDATE <table>_History SET "ValidUntil" = (SELECT "At" FROM "Register_Now")
--         WHERE <key> = <key of NEW> AND ("ValidUntil" IS NULL OR "ValidUntil" > (SELECT "At" FROM "Register_Now"));
--         DELETE FROM <table>_History
--         WHERE <key> = <key of NEW> AND "ValidFrom" >= (SELECT "At" FROM "Register_Now");
--         INSERT INTO <table>_History (<columns>, "ValidFrom")
--         VALUES (<columns of NEW>, (SELECT "At" FROM "Register_Now"));
--     END;
--
--     CREATE TRIGGER "TR_<table>_DELETE_History" AFTER DELETE ON <table>
--     BEGIN
--         UPDATE <table>_History SET "ValidUntil" = (SELECT "At" FROM "Register_Now")
--         WHERE <key> = <key of OLD> AND ("ValidUntil" IS NULL OR "ValidUntil" > (SELECT "At" FROM "Register_Now"));
--         DELETE FROM <table>_History
--         WHERE <key> = <key of OLD> AND "ValidFrom" >= (SELECT "At" FROM "Register_Now");
--     END;

CREATE TABLE "Person_History" (
    "Id" INTEGER,
    "ExternalReference" TEXT,
    "Title" TEXT,
    "FullName" TEXT,
    "NativeName" TEXT,
    "Nationalities" TEXT,
    "Kind" INTEGER,
    "Category" INTEGER,
    "Status" INTEGER,
    "WillingToServe" INTEGER,
    "Gender" INTEGER,
    "YearsOfExperience" INTEGER,
    "CountriesKnown" TEXT,
    "Biography" TEXT,
    "TimeZone" TEXT,
    "ConfirmedOn" TEXT,
    "ConfirmationDueOn" TEXT,
    "ParticipantId" INTEGER,
    "Version" INTEGER,
    "UpdatedAt" TEXT,
    "OpenToParticipants" INTEGER DEFAULT 511,
    "OpenToSignedIn" INTEGER DEFAULT 0,
    "LongestEngagementDays" INTEGER,
    "ProposedById" INTEGER,
    "CallFromHour" INTEGER,
    "CallUntilHour" INTEGER,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "PersonLanguage_History" (
    "PersonId" INTEGER,
    "Tag" TEXT,
    "Level" INTEGER,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("PersonId", "Tag", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "PersonExpertise_History" (
    "PersonId" INTEGER,
    "TagId" INTEGER,
    "Level" INTEGER,
    "Years" INTEGER,
    "LastUsedYear" INTEGER,
    "Evidence" TEXT,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("PersonId", "TagId", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "FormerOffice_History" (
    "PersonId" INTEGER,
    "Position" INTEGER,
    "Kind" INTEGER,
    "Title" TEXT,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("PersonId", "Position", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "Registration_History" (
    "Id" INTEGER,
    "PersonId" INTEGER,
    "ParticipantId" INTEGER,
    "From" TEXT,
    "Until" TEXT,
    "Status" INTEGER,
    "Version" INTEGER,
    "ConsentedAt" TEXT,
    "ConsentTextEdition" INTEGER,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE INDEX "IX_Registration_History" ON "Registration_History" ("PersonId");

CREATE TABLE "Engagement_History" (
    "Id" INTEGER,
    "PersonId" INTEGER,
    "Office" TEXT,
    "ParticipantId" INTEGER,
    "Role" INTEGER,
    "Title" TEXT,
    "Situation" TEXT,
    "Countries" TEXT,
    "From" TEXT,
    "Until" TEXT,
    "Summary" TEXT,
    "Certainty" INTEGER,
    "Grade" INTEGER,
    "Citation" TEXT,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE INDEX "IX_Engagement_History" ON "Engagement_History" ("PersonId");

CREATE TABLE "EngagementSource_History" (
    "EngagementId" INTEGER,
    "SourcesId" INTEGER,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("EngagementId", "SourcesId", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "AvailabilityWindow_History" (
    "Id" INTEGER,
    "PersonId" INTEGER,
    "From" TEXT,
    "Until" TEXT,
    "Status" INTEGER,
    "Mode" INTEGER,
    "NoticeHours" INTEGER,
    "ConfirmedAt" TEXT,
    "Sequence" INTEGER DEFAULT 0,
    "Origin" INTEGER DEFAULT 1,
    "BeneathStatus" INTEGER,
    "BeneathMode" INTEGER,
    "BeneathNoticeHours" INTEGER,
    "BeneathConfirmedAt" TEXT,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE INDEX "IX_AvailabilityWindow_History" ON "AvailabilityWindow_History" ("PersonId");

CREATE TABLE "PersonCalendar_History" (
    "PersonId" INTEGER,
    "Version" INTEGER DEFAULT 1,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("PersonId", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "PersonSearchText_History" (
    "PersonId" INTEGER,
    "SortName" TEXT,
    "Name" TEXT,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("PersonId", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "Situation_History" (
    "Id" INTEGER,
    "Title" TEXT,
    "AreaKind" INTEGER,
    "Area" TEXT,
    "IsContested" INTEGER,
    "Country" TEXT,
    "NamingNote" TEXT,
    "Scope" INTEGER,
    "IsImminent" INTEGER,
    "IsExercise" INTEGER,
    "ExerciseMail" TEXT,
    "Status" INTEGER,
    "OpenedAt" TEXT,
    "OpenedById" INTEGER,
    "SecretaryGeneralToldAt" TEXT,
    "ClosedAt" TEXT,
    "Outcome" TEXT,
    "Findings" TEXT,
    "PartiesVersion" INTEGER,
    "Version" INTEGER,
    "UpdatedAt" TEXT,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "SituationParty_History" (
    "Id" INTEGER,
    "SituationId" INTEGER,
    "ParticipantId" INTEGER,
    "Country" TEXT,
    "Name" TEXT,
    "IsDirectlyInvolved" INTEGER,
    "IsHost" INTEGER,
    "Counterpart" TEXT,
    "AskedAt" TEXT,
    "TakingUp" INTEGER,
    "TakingUpAnsweredAt" TEXT,
    "TakingUpCondition" TEXT,
    "NamedAt" TEXT,
    "RemovedAt" TEXT,
    "TakingUpLinkHash" BLOB,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "PartyDecision_History" (
    "Id" INTEGER,
    "SituationId" INTEGER,
    "Version" INTEGER,
    "PartyId" INTEGER,
    "Kind" INTEGER,
    "IsDirectlyInvolved" INTEGER,
    "Reason" TEXT,
    "At" TEXT,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "SituationEvent_History" (
    "Id" INTEGER,
    "SituationId" INTEGER,
    "HappenedAt" TEXT,
    "Text" TEXT,
    "Source" TEXT,
    "Certainty" INTEGER,
    "RecordedAt" TEXT,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "SituationMatter_History" (
    "SituationId" INTEGER,
    "Kind" INTEGER,
    "SubjectId" INTEGER,
    "Since" TEXT,
    "EndedAt" TEXT,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("SituationId", "Kind", "SubjectId", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "RiskNote_History" (
    "Id" INTEGER,
    "SituationId" INTEGER,
    "Crime" INTEGER,
    "Method" TEXT,
    "Assessment" TEXT,
    "LocalSource" TEXT,
    "AuthorId" INTEGER,
    "ReviewerId" INTEGER,
    "ConcernedId" INTEGER,
    "RecordedAt" TEXT,
    "ReviewedAt" TEXT,
    "ReviewerAgrees" INTEGER,
    "Review" TEXT,
    "RepliedAt" TEXT,
    "Reply" TEXT,
    "Version" INTEGER,
    "UpdatedAt" TEXT,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "Consultation_History" (
    "Id" INTEGER,
    "MatterId" INTEGER,
    "MatterPrefix" TEXT,
    "Title" TEXT,
    "OutsideBody" TEXT,
    "Shared" TEXT,
    "Circular" TEXT,
    "IsExercise" INTEGER,
    "ExerciseAddresses" TEXT,
    "OpenedAt" TEXT,
    "Deadline" TEXT,
    "ClosesAt" TEXT,
    "ObjectionStands" INTEGER,
    "WithdrawnAt" TEXT,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "ConsultationReply_History" (
    "Id" INTEGER,
    "ConsultationId" INTEGER,
    "ParticipantId" INTEGER,
    "Answer" INTEGER,
    "Text" TEXT,
    "AnsweredAt" TEXT,
    "WithdrawnAt" TEXT,
    "ChairAnswer" TEXT,
    "ChairAnsweredAt" TEXT,
    "RemindedAt" TEXT,
    "Version" INTEGER,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "Appointment_History" (
    "Id" INTEGER,
    "SituationId" INTEGER,
    "IsExercise" INTEGER,
    "Mission" INTEGER,
    "HolderKind" INTEGER,
    "Status" INTEGER,
    "RequestedAt" TEXT,
    "RequestedById" INTEGER,
    "IsProposal" INTEGER,
    "Lawful" TEXT,
    "Safe" TEXT,
    "Urgent" TEXT,
    "Motive" TEXT,
    "StatedCase" TEXT,
    "PersonId" INTEGER,
    "OfficialName" TEXT,
    "OfficialTitle" TEXT,
    "OfficeId" INTEGER,
    "ActingName" TEXT,
    "Reason" TEXT,
    "RestoreBy" TEXT,
    "NextLookAt" TEXT,
    "Version" INTEGER,
    "UpdatedAt" TEXT,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE INDEX "IX_Appointment_History" ON "Appointment_History" ("PersonId");

CREATE TABLE "TermsOfReference_History" (
    "Id" INTEGER,
    "AppointmentId" INTEGER,
    "Number" INTEGER,
    "Aim" TEXT,
    "Area" TEXT,
    "Parties" TEXT,
    "Limits" TEXT,
    "From" TEXT,
    "Until" TEXT,
    "ReportEveryDays" INTEGER,
    "Payer" TEXT,
    "BasisId" INTEGER,
    "Mandate" INTEGER,
    "IsBinding" INTEGER,
    "SetAt" TEXT,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "Offer_History" (
    "Id" INTEGER,
    "AppointmentId" INTEGER,
    "Position" INTEGER,
    "PersonId" INTEGER,
    "OfficialName" TEXT,
    "OfficialTitle" TEXT,
    "OfficialEmail" TEXT,
    "OfficeId" INTEGER,
    "ActingName" TEXT,
    "TermsNumber" INTEGER,
    "MadeAt" TEXT,
    "Deadline" TEXT,
    "LinkHash" BLOB,
    "SaidYesAt" TEXT,
    "Release" INTEGER,
    "ReleasedAt" TEXT,
    "End" INTEGER,
    "EndedAt" TEXT,
    "CommitmentId" INTEGER,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE INDEX "IX_Offer_History" ON "Offer_History" ("PersonId");

CREATE TABLE "PartyConsent_History" (
    "Id" INTEGER,
    "AppointmentId" INTEGER,
    "PartyId" INTEGER,
    "Subject" INTEGER,
    "TermsNumber" INTEGER,
    "OfferId" INTEGER,
    "ProposedName" TEXT,
    "State" INTEGER,
    "Condition" TEXT,
    "Evidence" TEXT,
    "AskedAt" TEXT,
    "AnsweredAt" TEXT,
    "LinkHash" BLOB,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "AppointmentStep_History" (
    "Id" INTEGER,
    "AppointmentId" INTEGER,
    "Number" INTEGER,
    "Status" INTEGER,
    "WaitsFor" INTEGER,
    "At" TEXT,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "Report_History" (
    "Id" INTEGER,
    "AppointmentId" INTEGER,
    "Kind" INTEGER,
    "Text" TEXT,
    "IsBinding" INTEGER,
    "FiledAt" TEXT,
    "AcknowledgedAt" TEXT,
    "AuthorId" INTEGER,
    "AuthorOfficeId" INTEGER,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "ReportReader_History" (
    "ReadersId" INTEGER,
    "ReportId" INTEGER,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("ReadersId", "ReportId", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "Hold_History" (
    "Id" INTEGER,
    "SituationId" INTEGER,
    "PersonId" INTEGER,
    "CommitmentId" INTEGER,
    "Note" TEXT,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE INDEX "IX_Hold_History" ON "Hold_History" ("PersonId");

CREATE TABLE "ShortlistEntry_History" (
    "Id" INTEGER,
    "SituationId" INTEGER,
    "PersonId" INTEGER,
    "Position" INTEGER,
    "Note" TEXT,
    "AddedAt" TEXT,
    "RemovedAt" TEXT,
    "WhyNot" TEXT,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE INDEX "IX_ShortlistEntry_History" ON "ShortlistEntry_History" ("PersonId");

CREATE TABLE "Commitment_History" (
    "Id" INTEGER,
    "PersonId" INTEGER,
    "From" TEXT,
    "Until" TEXT,
    "Cause" INTEGER,
    "SituationId" INTEGER,
    "IsExercise" INTEGER,
    "MadeAt" TEXT,
    "ExpiresAt" TEXT,
    "EndedAt" TEXT,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE INDEX "IX_Commitment_History" ON "Commitment_History" ("PersonId");

CREATE TABLE "Grouping_History" (
    "Id" INTEGER,
    "Kind" INTEGER,
    "Status" INTEGER,
    "Name" TEXT,
    "Task" TEXT,
    "Matter" TEXT,
    "From" TEXT,
    "Until" TEXT,
    "BalanceNote" TEXT,
    "Note" TEXT,
    "EndReason" TEXT,
    "Certainty" INTEGER,
    "Grade" INTEGER,
    "Version" INTEGER,
    "UpdatedAt" TEXT,
    "SituationId" INTEGER,
    "IsExercise" INTEGER DEFAULT 0,
    "ProposedAt" TEXT,
    "ChangedSinceConsulted" INTEGER DEFAULT 0,
    "ConsultedAt" TEXT,
    "ConstitutedAt" TEXT,
    "SucceedsId" INTEGER,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "GroupingSource_History" (
    "GroupingId" INTEGER,
    "SourcesId" INTEGER,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("GroupingId", "SourcesId", "ValidFrom")
) WITHOUT ROWID;

CREATE TABLE "GroupingMember_History" (
    "Id" INTEGER,
    "GroupingId" INTEGER,
    "Seat" INTEGER,
    "ParticipantId" INTEGER,
    "PersonId" INTEGER,
    "SeatedOn" TEXT,
    "Note" TEXT,
    "AskedAt" TEXT,
    "Answer" INTEGER,
    "AnsweredAt" TEXT,
    "End" INTEGER,
    "EndedAt" TEXT,
    "TieNote" TEXT,
    "LinkHash" BLOB,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE INDEX "IX_GroupingMember_History" ON "GroupingMember_History" ("PersonId");

CREATE TABLE "GroupingPaper_History" (
    "Id" INTEGER,
    "GroupingId" INTEGER,
    "Kind" INTEGER,
    "Text" TEXT,
    "IsBinding" INTEGER,
    "RecordedAt" TEXT,
    "ParticipantId" INTEGER,
    "PersonId" INTEGER,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE INDEX "IX_GroupingPaper_History" ON "GroupingPaper_History" ("PersonId");

CREATE TABLE "PaperReader_History" (
    "Id" INTEGER,
    "PaperId" INTEGER,
    "ParticipantId" INTEGER,
    "PersonId" INTEGER,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;

CREATE INDEX "IX_PaperReader_History" ON "PaperReader_History" ("PersonId");

CREATE TABLE "TeamRequest_History" (
    "Id" INTEGER,
    "GroupingId" INTEGER,
    "RequestedById" INTEGER,
    "RequestedAt" TEXT,
    "Reason" TEXT,
    "ValidFrom" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    PRIMARY KEY ("Id", "ValidFrom")
) WITHOUT ROWID;
