-- Who is free when.

-- The columns Beneath… keep what was said of the days before a calendar took them.
CREATE TABLE "AvailabilityWindow" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AvailabilityWindow" PRIMARY KEY,
    "PersonId" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "Until" TEXT NOT NULL,
    "Status" INTEGER NOT NULL,
    "Mode" INTEGER NOT NULL,
    "NoticeHours" INTEGER NOT NULL,
    "ConfirmedAt" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL DEFAULT 0,
    "Origin" INTEGER NOT NULL DEFAULT 1,
    "BeneathStatus" INTEGER NULL,
    "BeneathMode" INTEGER NULL,
    "BeneathNoticeHours" INTEGER NULL,
    "BeneathConfirmedAt" TEXT NULL,
    CONSTRAINT "CK_AvailabilityWindow_Notice" CHECK ("NoticeHours" BETWEEN 0 AND 8784),
    CONSTRAINT "CK_AvailabilityWindow_Order" CHECK ("From" <= "Until"),
    CONSTRAINT "FK_AvailabilityWindow_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_AvailabilityWindow_PersonId_From" ON "AvailabilityWindow" ("PersonId", "From");

-- The windows of one person lie apart. Calendar.Place (C#) sees to it and says how; this is the last line, for whoever
-- writes by another way.
CREATE TRIGGER "TR_AvailabilityWindow_INSERT_Apart" BEFORE INSERT ON "AvailabilityWindow"
WHEN EXISTS (SELECT 1 FROM "AvailabilityWindow"
    WHERE "PersonId" = NEW."PersonId" AND "From" <= NEW."Until" AND "Until" >= NEW."From")
BEGIN
    SELECT RAISE(ABORT, 'Windows of one person may not overlap.');
END;

CREATE TRIGGER "TR_AvailabilityWindow_UPDATE_Apart" BEFORE UPDATE OF "PersonId", "From", "Until" ON "AvailabilityWindow"
WHEN EXISTS (SELECT 1 FROM "AvailabilityWindow"
    WHERE "PersonId" = NEW."PersonId" AND "From" <= NEW."Until" AND "Until" >= NEW."From" AND "Id" <> NEW."Id")
BEGIN
    SELECT RAISE(ABORT, 'Windows of one person may not overlap.');
END;

-- The version of all windows of a person, for whoever changes them; each person has one.
CREATE TABLE "PersonCalendar" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_PersonCalendar" PRIMARY KEY,
    "Version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "FK_PersonCalendar_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE TRIGGER "TR_Person_INSERT_Calendar" AFTER INSERT ON "Person"
BEGIN
    INSERT INTO "PersonCalendar" ("PersonId") VALUES (NEW."Id");
END;

-- What a person was last asked by mail about her days.
CREATE TABLE "AvailabilityQuestion" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_AvailabilityQuestion" PRIMARY KEY,
    "Round" INTEGER NOT NULL,
    "FreeUntil" TEXT NOT NULL,
    "Occasion" TEXT NOT NULL,
    "AskedAt" TEXT NOT NULL,
    "Answer" INTEGER NULL,
    "AnsweredAt" TEXT NULL,
    CONSTRAINT "CK_AvailabilityQuestion_Answered" CHECK (("Answer" IS NULL) = ("AnsweredAt" IS NULL)),
    CONSTRAINT "FK_AvailabilityQuestion_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

-- The secret address from which a person's calendar program reads her windows.
CREATE TABLE "CalendarFeed" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_CalendarFeed" PRIMARY KEY,
    "Hash" BLOB NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "LastReadAt" TEXT NULL,
    CONSTRAINT "CK_CalendarFeed_Hash" CHECK (length("Hash") = 32),
    CONSTRAINT "FK_CalendarFeed_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_CalendarFeed_Hash" ON "CalendarFeed" ("Hash");
