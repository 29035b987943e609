-- When the history of entries begins, and what time it is for whoever writes. Its own tables and triggers are made from
-- the tables that they keep (HistoryTable), when all migrations are done: see schema.approved.sql.
CREATE TABLE "Register_History" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Register_History" PRIMARY KEY CHECK ("Id" = 1),
    "Begins" TEXT NULL,
    "At" TEXT NULL
);

INSERT INTO "Register_History" ("Id") VALUES (1);

-- The instant that whoever writes was given by HistoryClock; SQLite's own clock for whoever writes without it.
CREATE VIEW "Register_Now" AS
SELECT COALESCE("At", strftime('%Y-%m-%d %H:%M:%S', 'now')) AS "At" FROM "Register_History";
