-- What happened, in a chain of hashes, and what was answered to requests that may come again.

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

CREATE TABLE "AuditSubject" (
    "EntrySequence" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "Coordinates" TEXT NOT NULL,
    CONSTRAINT "PK_AuditSubject" PRIMARY KEY ("EntrySequence", "PersonId"),
    CONSTRAINT "FK_AuditSubject_AuditEntry_EntrySequence"
        FOREIGN KEY ("EntrySequence") REFERENCES "AuditEntry" ("Sequence") ON DELETE RESTRICT
);

CREATE INDEX "IX_AuditSubject_PersonId_EntrySequence" ON "AuditSubject" ("PersonId", "EntrySequence");

-- One row: how far the chain goes.
CREATE TABLE "AuditHead" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuditHead" PRIMARY KEY,
    "Sequence" INTEGER NOT NULL,
    "Hash" TEXT NOT NULL,
    "Seal" TEXT NULL,
    CONSTRAINT "CK_AuditHead_OneRow" CHECK (Id = 1)
);

INSERT INTO "AuditHead" ("Id", "Sequence", "Hash")
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- The audit only grows. AuditTrail (C#) only adds; whoever changes it all the same breaks the chain, which
-- AuditVerification finds.
-- For each {table} of AuditEntry, AuditChange, AuditSubject:
-- For each {change} of UPDATE, DELETE:
CREATE TRIGGER "TR_{table}_{change}_OnlyGrows" BEFORE {change} ON "{table}"
BEGIN
    SELECT RAISE(ABORT, 'The audit only grows.');
END;

CREATE TRIGGER "TR_AuditHead_DELETE_OnlyGrows" BEFORE DELETE ON "AuditHead"
BEGIN
    SELECT RAISE(ABORT, 'The audit only grows.');
END;

-- The head only goes forward, but for being sealed the first time.
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
