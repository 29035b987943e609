-- Letters that wait to be sent; what a letter said is erased when it is done with.
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
    "OccasionId" INTEGER NULL,
    "Fault" INTEGER NULL,
    CONSTRAINT "CK_OutgoingMail_ErasedWhenDone"
        CHECK ("DueAt" IS NOT NULL OR ("To" IS NULL AND "Subject" IS NULL AND "Text" IS NULL AND "Html" IS NULL))
);

CREATE INDEX "IX_OutgoingMail_DueAt" ON "OutgoingMail" ("DueAt") WHERE "DueAt" IS NOT NULL;
CREATE UNIQUE INDEX "IX_OutgoingMail_OccasionId" ON "OutgoingMail" ("OccasionId") WHERE "OccasionId" IS NOT NULL;
