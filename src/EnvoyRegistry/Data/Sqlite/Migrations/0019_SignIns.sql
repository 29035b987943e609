ALTER TABLE "AccessToken" ADD COLUMN "IsSession" INTEGER NOT NULL DEFAULT 0;
UPDATE "AccessToken" SET "IsSession" = 1 WHERE "Label" = 'Signed in by mail' AND "MadeBy" = 'sign-in by mail';

ALTER TABLE "SignInAddress" ADD COLUMN "InvitedAt" TEXT NULL;
