CREATE TABLE "ConsentText" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ConsentText" PRIMARY KEY,
    "Edition" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "SupersededAt" TEXT NULL
);

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
    "ChangedAt" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "CK_Nomination_RegisteredOnes" CHECK (("State" BETWEEN 5 AND 8) <= ("RegistrationId" IS NOT NULL)),
    CONSTRAINT "FK_Nomination_Participant_ParticipantId" FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Nomination_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Nomination_Registration_RegistrationId" FOREIGN KEY ("RegistrationId") REFERENCES "Registration" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Nomination_Registration_ReplacesId" FOREIGN KEY ("ReplacesId") REFERENCES "Registration" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Nomination_NominationConsent_ConsentId" FOREIGN KEY ("ConsentId") REFERENCES "NominationConsent" ("Id") ON DELETE RESTRICT
);

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
    CONSTRAINT "CK_NominationConsent_Answer" CHECK (("State" = 1) = ("AnsweredAt" IS NULL) AND ("AnsweredAt" IS NULL) = ("Channel" IS NULL)),
    CONSTRAINT "FK_NominationConsent_ConsentText_TextId" FOREIGN KEY ("TextId") REFERENCES "ConsentText" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_NominationConsent_Nomination_NominationId" FOREIGN KEY ("NominationId") REFERENCES "Nomination" ("Id") ON DELETE CASCADE
);

CREATE TABLE "NominationStep" (
    "NominationId" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "By" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    "Reason" TEXT NULL,
    CONSTRAINT "PK_NominationStep" PRIMARY KEY ("NominationId", "Number"),
    CONSTRAINT "FK_NominationStep_Nomination_NominationId" FOREIGN KEY ("NominationId") REFERENCES "Nomination" ("Id") ON DELETE CASCADE
);

CREATE TABLE "NominatedExpertise" (
    "NominationId" INTEGER NOT NULL,
    "TagId" INTEGER NOT NULL,
    "Level" INTEGER NOT NULL,
    "Years" INTEGER NULL,
    "LastUsedYear" INTEGER NULL,
    "Evidence" TEXT NULL,
    CONSTRAINT "PK_NominatedExpertise" PRIMARY KEY ("NominationId", "TagId"),
    CONSTRAINT "FK_NominatedExpertise_ExpertiseTag_TagId" FOREIGN KEY ("TagId") REFERENCES "ExpertiseTag" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_NominatedExpertise_Nomination_NominationId" FOREIGN KEY ("NominationId") REFERENCES "Nomination" ("Id") ON DELETE CASCADE
);

CREATE TABLE "NominatedLanguage" (
    "NominationId" INTEGER NOT NULL,
    "Tag" TEXT NOT NULL,
    "Level" INTEGER NOT NULL,
    CONSTRAINT "PK_NominatedLanguage" PRIMARY KEY ("NominationId", "Tag"),
    CONSTRAINT "FK_NominatedLanguage_Nomination_NominationId" FOREIGN KEY ("NominationId") REFERENCES "Nomination" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Reminder" (
    "Kind" INTEGER NOT NULL,
    "Recipient" INTEGER NOT NULL,
    "SubjectId" INTEGER NOT NULL,
    "Occasion" TEXT NOT NULL,
    "SentAt" TEXT NOT NULL,
    CONSTRAINT "PK_Reminder" PRIMARY KEY ("Kind", "Recipient", "SubjectId", "Occasion")
);

CREATE UNIQUE INDEX "IX_ConsentText_Edition" ON "ConsentText" ("Edition");
CREATE INDEX "IX_Nomination_ChangedAt_Id" ON "Nomination" ("ChangedAt", "Id");
CREATE INDEX "IX_Nomination_ConsentId" ON "Nomination" ("ConsentId");
CREATE INDEX "IX_Nomination_ParticipantId" ON "Nomination" ("ParticipantId");
CREATE INDEX "IX_Nomination_PersonId" ON "Nomination" ("PersonId");
CREATE UNIQUE INDEX "IX_Nomination_RegistrationId" ON "Nomination" ("RegistrationId");
CREATE INDEX "IX_Nomination_ReplacesId" ON "Nomination" ("ReplacesId");
CREATE INDEX "IX_NominationConsent_NominationId" ON "NominationConsent" ("NominationId");
CREATE INDEX "IX_NominationConsent_TextId" ON "NominationConsent" ("TextId");
CREATE INDEX "IX_NominatedExpertise_TagId" ON "NominatedExpertise" ("TagId");

-- R3. The registrations that are there were brought in from elsewhere: no consent to them is on record here.
ALTER TABLE "Registration" ADD COLUMN "ConsentedAt" TEXT NULL;
ALTER TABLE "Registration" ADD COLUMN "ConsentTextEdition" INTEGER NULL;

-- The last line behind ConsentText: what somebody agreed to can be told for good.
CREATE TRIGGER "TR_ConsentText_Update_Fixed" BEFORE UPDATE OF "Id", "Edition", "Text" ON "ConsentText"
BEGIN
    SELECT RAISE(ABORT, 'An edition of the consent text never changes.');
END;

CREATE TRIGGER "TR_ConsentText_Delete_Fixed" BEFORE DELETE ON "ConsentText"
BEGIN
    SELECT RAISE(ABORT, 'An edition of the consent text stays.');
END;

-- Likewise behind NominationStep.
CREATE TRIGGER "TR_NominationStep_Update_Fixed" BEFORE UPDATE ON "NominationStep"
BEGIN
    SELECT RAISE(ABORT, 'A step that was taken stays as it is.');
END;
