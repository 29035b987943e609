CREATE TABLE "PersonKey" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_PersonKey" PRIMARY KEY,
    "Wrapped" TEXT NULL,
    "MasterKeyId" TEXT NOT NULL,
    "DestroyedAt" TEXT NULL,
    CONSTRAINT "CK_PersonKey_ThereOrDestroyed" CHECK (("Wrapped" IS NULL) = ("DestroyedAt" IS NOT NULL))
);

CREATE TABLE "VaultState" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_VaultState" PRIMARY KEY,
    "MasterKeyId" TEXT NOT NULL,
    "RegisterKey" TEXT NOT NULL,
    CONSTRAINT "CK_VaultState_OneRow" CHECK (Id = 1)
);

-- What was destroyed stays destroyed.
CREATE TRIGGER "TR_PersonKey_Update_NeverBack" BEFORE UPDATE ON "PersonKey" WHEN OLD."Wrapped" IS NULL
BEGIN
    SELECT RAISE(ABORT, 'The key of a person who left is gone.');
END;

CREATE TRIGGER "TR_PersonKey_Delete_NeverBack" BEFORE DELETE ON "PersonKey"
BEGIN
    SELECT RAISE(ABORT, 'A key is destroyed, never deleted: it would come again.');
END;
