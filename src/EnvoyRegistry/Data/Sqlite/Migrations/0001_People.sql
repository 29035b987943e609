-- People, with what they state of themselves. Lists of codes, such as nationalities, are JSON in one column.

-- 511 opens the entry and what it says of the person's work (PersonFields): no whereabouts, addresses and papers.
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
    "LongestEngagementDays" INTEGER NULL,
    CONSTRAINT "CK_Person_HistoricalNeverServes" CHECK ("Kind" <> 4 OR NOT "WillingToServe"),
    CONSTRAINT "CK_Person_ParticipantOfEep" CHECK (("Kind" = 1) = ("ParticipantId" IS NOT NULL)),
    CONSTRAINT "CK_Person_StatusOfKind"
        CHECK (("Kind" = 1 AND "Status" IN (1, 3))
            OR ("Kind" = 2 AND "Status" IN (2, 3))
            OR ("Kind" = 3 AND "Status" IN (4, 5, 6))
            OR ("Kind" = 4 AND "Status" IN (7))),
    CONSTRAINT "FK_Person_Participant_ParticipantId"
        FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_Person_ExternalReference" ON "Person" ("ExternalReference");
CREATE INDEX "IX_Person_ParticipantId" ON "Person" ("ParticipantId");

CREATE TABLE "FormerOffice" (
    "PersonId" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    CONSTRAINT "PK_FormerOffice" PRIMARY KEY ("PersonId", "Position"),
    CONSTRAINT "FK_FormerOffice_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PersonLanguage" (
    "PersonId" INTEGER NOT NULL,
    "Tag" TEXT NOT NULL,
    "Level" INTEGER NOT NULL,
    CONSTRAINT "PK_PersonLanguage" PRIMARY KEY ("PersonId", "Tag"),
    CONSTRAINT "FK_PersonLanguage_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

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

-- Of an EEP, for a participant. It ends, and stays. ConsentedAt is null where it was brought in from elsewhere (R3).
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
    CONSTRAINT "CK_Registration_StatusOfEnd" CHECK (("Until" IS NULL) = ("Status" <= 2)),
    CONSTRAINT "FK_Registration_Participant_ParticipantId"
        FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Registration_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_Registration_OneInForce" ON "Registration" ("PersonId") WHERE "Until" IS NULL;
CREATE INDEX "IX_Registration_ParticipantId" ON "Registration" ("ParticipantId");
CREATE INDEX "IX_Registration_PersonId_From" ON "Registration" ("PersonId", "From");

-- R2: a participant has at most five in force. Each way to a sixth refuses it first, and says so in a sentence
-- (Registration.MostInForce); this is the last line, for whoever writes by another way.
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

-- What a person did as an envoy or mediator; of an office where no person is named.
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
    CONSTRAINT "FK_Engagement_Participant_ParticipantId"
        FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Engagement_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Engagement_ParticipantId" ON "Engagement" ("ParticipantId");
CREATE INDEX "IX_Engagement_PersonId_From" ON "Engagement" ("PersonId", "From");

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

-- How to reach a person, sealed.
CREATE TABLE "PersonContact" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_PersonContact" PRIMARY KEY,
    "Sealed" TEXT NOT NULL,
    CONSTRAINT "FK_PersonContact_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

-- Sealed.
CREATE TABLE "ConflictOfInterest" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ConflictOfInterest" PRIMARY KEY,
    "PersonId" INTEGER NOT NULL,
    "DeclaredAt" TEXT NOT NULL,
    "Sealed" TEXT NOT NULL,
    CONSTRAINT "FK_ConflictOfInterest_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_ConflictOfInterest_PersonId_DeclaredAt" ON "ConflictOfInterest" ("PersonId", "DeclaredAt");
