-- By which link of a letter the focal point of a party answers.
ALTER TABLE "PartyConsent" ADD COLUMN "LinkHash" BLOB NULL;

CREATE UNIQUE INDEX "IX_PartyConsent_LinkHash" ON "PartyConsent" ("LinkHash");
