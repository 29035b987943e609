-- 511: the entry and what it says of the person's work; no whereabouts, addresses and papers.
ALTER TABLE "Person" ADD COLUMN "OpenToParticipants" INTEGER NOT NULL DEFAULT 511;
ALTER TABLE "Person" ADD COLUMN "OpenToSignedIn" INTEGER NOT NULL DEFAULT 0;

-- The public historical record is open to whoever signs in.
UPDATE "Person" SET "OpenToSignedIn" = 511 WHERE "Kind" = 4;
