-- The tables of the history itself follow those they keep: RegisterHistory.Keep makes them when all migrations are done.
CREATE TABLE "Register_History" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Register_History" PRIMARY KEY CHECK ("Id" = 1),
    "Begins" TEXT NULL,
    "At" TEXT NULL
);

INSERT INTO "Register_History" ("Id") VALUES (1);
