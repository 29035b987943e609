ALTER TABLE "OutgoingMail" ADD COLUMN "OccasionId" INTEGER NULL;
ALTER TABLE "OutgoingMail" ADD COLUMN "Fault" INTEGER NULL;
CREATE UNIQUE INDEX "IX_OutgoingMail_OccasionId" ON "OutgoingMail" ("OccasionId") WHERE "OccasionId" IS NOT NULL;
