-- R3: an entry stands under a consent, or waits for it.

-- A check cannot be changed in place, and making the table anew would lose what refers to it; so the text of the check
-- is changed, which touches no row (https://sqlite.org/lang_altertable.html, 7). 8 is CONSENT_PENDING of a person, 7 of
-- a registration.
PRAGMA writable_schema = ON;
UPDATE "sqlite_schema" SET "sql" = replace(replace("sql",
    '("Kind" = 1 AND "Status" IN (1, 3))', '("Kind" = 1 AND "Status" IN (1, 3, 8))'),
    '("Kind" = 2 AND "Status" IN (2, 3))', '("Kind" = 2 AND "Status" IN (2, 3, 8))')
WHERE "type" = 'table' AND "name" = 'Person';
UPDATE "sqlite_schema" SET "sql" = replace("sql", '("Status" <= 2)', '("Status" <= 2 OR "Status" = 7)')
WHERE "type" = 'table' AND "name" = 'Registration';
PRAGMA writable_schema = RESET;

ALTER TABLE "Person" ADD COLUMN "ProposedById" INTEGER NULL;

CREATE TABLE "EntryConsent" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_EntryConsent" PRIMARY KEY,
    "State" INTEGER NOT NULL,
    "AskedAt" TEXT NULL,
    "LetterId" INTEGER NULL,
    "AnsweredAt" TEXT NULL,
    "Channel" INTEGER NULL,
    "TextEdition" INTEGER NULL,
    "Evidence" TEXT NULL,
    "WithdrawnAt" TEXT NULL,
    "EnrolledBy" INTEGER NULL,
    "CheckedAt" TEXT NULL,
    CONSTRAINT "CK_EntryConsent_Granted" CHECK ("State" NOT IN (2, 4)
        OR ("AnsweredAt" IS NOT NULL AND "Channel" IS NOT NULL AND "TextEdition" IS NOT NULL)),
    CONSTRAINT "FK_EntryConsent_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

-- Who consented to a nomination here has a consent on record. The invented people of the sample have one too.
INSERT INTO "EntryConsent" ("PersonId", "State", "AnsweredAt", "Channel", "TextEdition", "Evidence")
SELECT p."Id", 2, r."ConsentedAt", 1, r."ConsentTextEdition", 'Agreed to the nomination.'
FROM "Person" AS p JOIN "Registration" AS r ON r."PersonId" = p."Id" AND r."Until" IS NULL
WHERE r."ConsentedAt" IS NOT NULL AND r."ConsentTextEdition" IS NOT NULL;

INSERT INTO "EntryConsent" ("PersonId", "State", "AnsweredAt", "Channel", "TextEdition", "Evidence")
SELECT "Id", 2, COALESCE("ConfirmedOn", '2026-01-01') || ' 00:00:00', 3, 1, 'Invented with the entry.'
FROM "Person" WHERE "Kind" IN (1, 2) AND "ExternalReference" LIKE 'SAMPLE-%'
    AND "Id" NOT IN (SELECT "PersonId" FROM "EntryConsent");

-- All others were brought in without, and are asked.
INSERT INTO "EntryConsent" ("PersonId", "State")
SELECT "Id", 1 FROM "Person" WHERE "Kind" IN (1, 2) AND "Id" NOT IN (SELECT "PersonId" FROM "EntryConsent");

UPDATE "Person" SET "Status" = 8, "Version" = "Version" + 1
WHERE "Kind" IN (1, 2) AND "Id" IN (SELECT "PersonId" FROM "EntryConsent" WHERE "State" = 1);

UPDATE "Registration" SET "Status" = 7, "Version" = "Version" + 1
WHERE "Until" IS NULL AND "PersonId" IN (SELECT "PersonId" FROM "EntryConsent" WHERE "State" = 1);

-- A new mail address of a person, until the letter to it was answered.
CREATE TABLE "AddressChange" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_AddressChange" PRIMARY KEY,
    "Sealed" TEXT NOT NULL,
    "AskedAt" TEXT NOT NULL,
    "LetterId" INTEGER NOT NULL,
    CONSTRAINT "FK_AddressChange_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

-- Where an engagement is known from, in words.
ALTER TABLE "Engagement" ADD COLUMN "Citation" TEXT NULL;
