DROP INDEX "IX_OutgoingMail_DueAt";

ALTER TABLE "OutgoingMail" RENAME TO "OutgoingMail_Before";

CREATE TABLE "OutgoingMail" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_OutgoingMail" PRIMARY KEY,
    "PersonId" INTEGER NULL,
    "To" TEXT NULL,
    "Subject" TEXT NULL,
    "Text" TEXT NULL,
    "Html" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    "DueAt" TEXT NULL,
    "Attempts" INTEGER NOT NULL,
    "SentAt" TEXT NULL,
    CONSTRAINT "CK_OutgoingMail_ErasedWhenDone" CHECK ("DueAt" IS NOT NULL OR ("To" IS NULL AND "Subject" IS NULL AND "Text" IS NULL AND "Html" IS NULL))
);

INSERT INTO "OutgoingMail" ("Id", "To", "Subject", "Text", "Html", "CreatedAt", "DueAt", "Attempts", "SentAt")
SELECT "Id", "To", "Subject", "Text", "Html", "CreatedAt", "DueAt", "Attempts", "SentAt" FROM "OutgoingMail_Before";

DROP TABLE "OutgoingMail_Before";

CREATE INDEX "IX_OutgoingMail_DueAt" ON "OutgoingMail" ("DueAt") WHERE "DueAt" IS NOT NULL;

-- A step stays as it is; only why it was taken goes when the person leaves.
DROP TRIGGER "TR_NominationStep_Update_Fixed";
CREATE TRIGGER "TR_NominationStep_Update_Fixed" BEFORE UPDATE ON "NominationStep"
WHEN (NEW."NominationId", NEW."Number", NEW."State", NEW."By", NEW."At")
    IS NOT (OLD."NominationId", OLD."Number", OLD."State", OLD."By", OLD."At") OR NEW."Reason" IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'A step that was taken stays as it is.');
END;
