CREATE TABLE "AvailabilityQuestion" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_AvailabilityQuestion" PRIMARY KEY,
    "Round" INTEGER NOT NULL,
    "FreeUntil" TEXT NOT NULL,
    "Occasion" TEXT NOT NULL,
    "AskedAt" TEXT NOT NULL,
    "Answer" INTEGER NULL,
    "AnsweredAt" TEXT NULL,
    CONSTRAINT "CK_AvailabilityQuestion_Answered" CHECK (("Answer" IS NULL) = ("AnsweredAt" IS NULL)),
    CONSTRAINT "FK_AvailabilityQuestion_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE TABLE "CalendarFeed" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_CalendarFeed" PRIMARY KEY,
    "Hash" BLOB NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "LastReadAt" TEXT NULL,
    CONSTRAINT "CK_CalendarFeed_Hash" CHECK (length("Hash") = 32),
    CONSTRAINT "FK_CalendarFeed_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_CalendarFeed_Hash" ON "CalendarFeed" ("Hash");
