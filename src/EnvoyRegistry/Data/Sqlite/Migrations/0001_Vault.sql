-- Keys to seal personal data under, wrapped under the master key, which is not in the register.

-- It has no foreign key to the person: that a key was destroyed is known for longer than the person is.
CREATE TABLE "PersonKey" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_PersonKey" PRIMARY KEY,
    "Wrapped" TEXT NULL,
    "MasterKeyId" TEXT NOT NULL,
    "DestroyedAt" TEXT NULL,
    CONSTRAINT "CK_PersonKey_ThereOrDestroyed" CHECK (("Wrapped" IS NULL) = ("DestroyedAt" IS NOT NULL))
);

-- What was destroyed stays destroyed. PersonVault (C#) makes no second key either; this is the last line, for whoever
-- writes by another way.
CREATE TRIGGER "TR_PersonKey_UPDATE_NeverBack" BEFORE UPDATE ON "PersonKey" WHEN OLD."Wrapped" IS NULL
BEGIN
    SELECT RAISE(ABORT, 'The key of a person who left is gone.');
END;

CREATE TRIGGER "TR_PersonKey_DELETE_NeverBack" BEFORE DELETE ON "PersonKey"
BEGIN
    SELECT RAISE(ABORT, 'A key is destroyed, never deleted: it would come again.');
END;

-- One row: the register's own key.
CREATE TABLE "VaultState" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_VaultState" PRIMARY KEY,
    "MasterKeyId" TEXT NOT NULL,
    "RegisterKey" TEXT NOT NULL,
    "AuditKeyedFrom" INTEGER NULL,
    CONSTRAINT "CK_VaultState_OneRow" CHECK (Id = 1)
);
