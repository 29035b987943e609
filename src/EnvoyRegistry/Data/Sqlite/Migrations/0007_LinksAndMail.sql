CREATE TABLE "OneTimeLink" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_OneTimeLink" PRIMARY KEY,
    "Hash" BLOB NOT NULL,
    "Purpose" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "SubjectId" INTEGER NULL,
    "CreatedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "UsedAt" TEXT NULL,
    CONSTRAINT "CK_OneTimeLink_Hash" CHECK (length("Hash") = 32)
);

CREATE TABLE "OutgoingMail" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_OutgoingMail" PRIMARY KEY,
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

CREATE UNIQUE INDEX "IX_OneTimeLink_Hash" ON "OneTimeLink" ("Hash");
CREATE INDEX "IX_OutgoingMail_DueAt" ON "OutgoingMail" ("DueAt") WHERE "DueAt" IS NOT NULL;
