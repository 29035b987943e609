-- Circulars of the Chair's office to all participants (R14).

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
    "ObjectionStands" INTEGER NOT NULL,
    CONSTRAINT "CK_Consultation_About" CHECK (("MatterId" IS NULL) <> ("OutsideBody" IS NULL)
        AND ("MatterId" IS NULL) = ("MatterPrefix" IS NULL) AND ("OutsideBody" IS NULL) = ("Shared" IS NULL)),
    CONSTRAINT "CK_Consultation_Order" CHECK ("OpenedAt" < "Deadline" AND "ClosesAt" <= "Deadline")
);

CREATE INDEX "IX_Consultation_OpenedAt_Id" ON "Consultation" ("OpenedAt", "Id");
CREATE INDEX "IX_Consultation_MatterId" ON "Consultation" ("MatterId");

-- One line for each participant that was asked.
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

-- By what an office answers from a letter, in one line. Of the secret only the hash is here.
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
