CREATE TABLE "PersonCalendar" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_PersonCalendar" PRIMARY KEY,
    "Version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "FK_PersonCalendar_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

INSERT INTO "PersonCalendar" ("PersonId") SELECT "Id" FROM "Person";

CREATE TRIGGER "TR_Person_Insert_Calendar" AFTER INSERT ON "Person"
BEGIN
    INSERT INTO "PersonCalendar" ("PersonId") VALUES (NEW."Id");
END;

ALTER TABLE "AvailabilityWindow" ADD COLUMN "Sequence" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "AvailabilityWindow" ADD COLUMN "Origin" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "AvailabilityWindow" ADD COLUMN "BeneathStatus" INTEGER NULL;
ALTER TABLE "AvailabilityWindow" ADD COLUMN "BeneathMode" INTEGER NULL;
ALTER TABLE "AvailabilityWindow" ADD COLUMN "BeneathNoticeHours" INTEGER NULL;
ALTER TABLE "AvailabilityWindow" ADD COLUMN "BeneathConfirmedAt" TEXT NULL;
