-- The link by which a state answers whether a matter within it may be taken up.
ALTER TABLE "SituationParty" ADD COLUMN "TakingUpLinkHash" BLOB NULL;

CREATE UNIQUE INDEX "IX_SituationParty_TakingUpLinkHash" ON "SituationParty" ("TakingUpLinkHash");
