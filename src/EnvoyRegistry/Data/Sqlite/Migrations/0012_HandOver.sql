-- What a change of the Chair asks the new office, and the letters that count down to it.

ALTER TABLE "Consultation" ADD COLUMN "WithdrawnAt" TEXT NULL;

-- One for each case that was alive. How the case stood then, and why it was decided so, is sealed.
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
