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

CREATE TABLE "AuditHead" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuditHead" PRIMARY KEY,
    "Sequence" INTEGER NOT NULL,
    "Hash" TEXT NOT NULL,
    CONSTRAINT "CK_AuditHead_OneRow" CHECK (Id = 1)
);

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
    CONSTRAINT "FK_AuditChange_AuditEntry_EntrySequence" FOREIGN KEY ("EntrySequence") REFERENCES "AuditEntry" ("Sequence") ON DELETE RESTRICT
);

CREATE TABLE "AuditSubject" (
    "EntrySequence" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "Coordinates" TEXT NOT NULL,
    CONSTRAINT "PK_AuditSubject" PRIMARY KEY ("EntrySequence", "PersonId"),
    CONSTRAINT "FK_AuditSubject_AuditEntry_EntrySequence" FOREIGN KEY ("EntrySequence") REFERENCES "AuditEntry" ("Sequence") ON DELETE RESTRICT
);

CREATE INDEX "IX_AuditSubject_PersonId_EntrySequence" ON "AuditSubject" ("PersonId", "EntrySequence");

INSERT INTO "AuditHead" ("Id", "Sequence", "Hash")
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- The head only goes forward.
CREATE TRIGGER "TR_AuditHead_Update_Forward" BEFORE UPDATE ON "AuditHead" WHEN NEW."Sequence" <= OLD."Sequence"
BEGIN
    SELECT RAISE(ABORT, 'The audit only grows.');
END;
