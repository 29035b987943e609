-- The way from a request to an envoy at work: terms, consents, offers, holds, reports.

-- Days of people that are taken.
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

-- The four answers, the case and the reason are sealed.
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

-- Condition and evidence are sealed.
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
    "AnsweredAt" TEXT NULL,
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

-- The text is sealed.
CREATE TABLE "Report" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Report" PRIMARY KEY,
    "AppointmentId" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "IsBinding" INTEGER NOT NULL,
    "FiledAt" TEXT NOT NULL,
    "AcknowledgedAt" TEXT NULL,
    CONSTRAINT "CK_Report_NotBinding" CHECK ("IsBinding" = 0),
    CONSTRAINT "FK_Report_Appointment_AppointmentId"
        FOREIGN KEY ("AppointmentId") REFERENCES "Appointment" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Report_AppointmentId_FiledAt_Id" ON "Report" ("AppointmentId", "FiledAt", "Id");

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

-- The note is sealed.
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

-- Note and reason are sealed.
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
