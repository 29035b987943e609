-- At which hours of the person's day she or he may be rung.
ALTER TABLE "Person" ADD COLUMN "CallFromHour" INTEGER NULL;
ALTER TABLE "Person" ADD COLUMN "CallUntilHour" INTEGER NULL;
