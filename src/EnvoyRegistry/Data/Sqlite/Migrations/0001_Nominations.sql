-- Nominations, with the consent to them (R3), and what people were reminded of.

-- What a person agrees to.
CREATE TABLE "ConsentText" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ConsentText" PRIMARY KEY,
    "Edition" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "SupersededAt" TEXT NULL
);

CREATE UNIQUE INDEX "IX_ConsentText_Edition" ON "ConsentText" ("Edition");

-- What somebody agreed to can be told for good: ConsentText (C#) has no way to change an edition either.
CREATE TRIGGER "TR_ConsentText_UPDATE_Fixed" BEFORE UPDATE OF "Id", "Edition", "Text" ON "ConsentText"
BEGIN
    SELECT RAISE(ABORT, 'An edition of the consent text never changes.');
END;

CREATE TRIGGER "TR_ConsentText_DELETE_Fixed" BEFORE DELETE ON "ConsentText"
BEGIN
    SELECT RAISE(ABORT, 'An edition of the consent text stays.');
END;

-- A participant's, of one person, from the first draft to the end of the registration it led to.
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

-- That a person was asked for consent to a nomination, to which text, and what the answer was.
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

-- What was done with a nomination, by whom, and why.
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

-- A step stays as it is; only why it was taken goes when the person leaves. NominationStep (C#) has no other setter.
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

-- The key lets nobody be reminded of the same twice, by however many processes.
CREATE TABLE "Reminder" (
    "Kind" INTEGER NOT NULL,
    "Recipient" INTEGER NOT NULL,
    "SubjectId" INTEGER NOT NULL,
    "Occasion" TEXT NOT NULL,
    "SentAt" TEXT NOT NULL,
    CONSTRAINT "PK_Reminder" PRIMARY KEY ("Kind", "Recipient", "SubjectId", "Occasion")
);
