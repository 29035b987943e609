-- What the Chair's office watches, who is a party to it, what happened, and what threatens.

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
    "RemovedAt" TEXT NULL,
    CONSTRAINT "FK_SituationParty_Participant_ParticipantId"
        FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SituationParty_Situation_SituationId"
        FOREIGN KEY ("SituationId") REFERENCES "Situation" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_SituationParty_ParticipantId" ON "SituationParty" ("ParticipantId");
CREATE INDEX "IX_SituationParty_SituationId" ON "SituationParty" ("SituationId");

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

-- What is alive in a situation, by the room that keeps it.
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

-- Assessment, source, review and reply are sealed.
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
