ALTER TABLE "VaultState" RENAME TO "VaultState_Before";

CREATE TABLE "VaultState" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_VaultState" PRIMARY KEY,
    "MasterKeyId" TEXT NOT NULL,
    "RegisterKey" TEXT NOT NULL,
    "AuditKeyedFrom" INTEGER NULL,
    CONSTRAINT "CK_VaultState_OneRow" CHECK (Id = 1)
);

INSERT INTO "VaultState" ("Id", "MasterKeyId", "RegisterKey") SELECT "Id", "MasterKeyId", "RegisterKey" FROM "VaultState_Before";

DROP TABLE "VaultState_Before";

ALTER TABLE "AuditHead" RENAME TO "AuditHead_Before";

CREATE TABLE "AuditHead" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuditHead" PRIMARY KEY,
    "Sequence" INTEGER NOT NULL,
    "Hash" TEXT NOT NULL,
    "Seal" TEXT NULL,
    CONSTRAINT "CK_AuditHead_OneRow" CHECK (Id = 1)
);

INSERT INTO "AuditHead" ("Id", "Sequence", "Hash") SELECT "Id", "Sequence", "Hash" FROM "AuditHead_Before";

DROP TABLE "AuditHead_Before";

-- The head only goes forward, but for being sealed the first time.
CREATE TRIGGER "TR_AuditHead_Update_Forward" BEFORE UPDATE ON "AuditHead"
WHEN NEW."Sequence" <= OLD."Sequence" AND NOT (NEW."Sequence" = OLD."Sequence" AND NEW."Hash" = OLD."Hash" AND OLD."Seal" IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'The audit only grows.');
END;

CREATE TRIGGER "TR_AuditHead_DELETE_OnlyGrows" BEFORE DELETE ON "AuditHead"
BEGIN
    SELECT RAISE(ABORT, 'The audit only grows.');
END;
