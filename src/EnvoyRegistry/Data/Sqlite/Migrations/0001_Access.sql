-- Who may call. Of every secret only the hash is here.

-- What a caller was given to be known by. It has no foreign key to the person: Access does not know of people.
CREATE TABLE "AccessToken" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AccessToken" PRIMARY KEY,
    "Hash" BLOB NOT NULL,
    "Label" TEXT NOT NULL,
    "Role" INTEGER NOT NULL,
    "ParticipantId" INTEGER NULL,
    "PersonId" INTEGER NULL,
    "Scopes" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "MadeBy" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "LastUsedAt" TEXT NULL,
    "RevokedAt" TEXT NULL,
    "IsSession" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "CK_AccessToken_Hash" CHECK (length("Hash") = 32),
    CONSTRAINT "CK_AccessToken_OfParticipant" CHECK (("Role" IN (1, 4)) = ("ParticipantId" IS NOT NULL)),
    CONSTRAINT "CK_AccessToken_OfPerson" CHECK (("Role" = 5) = ("PersonId" IS NOT NULL)),
    CONSTRAINT "CK_AccessToken_ScopesOfIntegrator" CHECK ("Scopes" = 0 OR "Role" = 7),
    CONSTRAINT "FK_AccessToken_Participant_ParticipantId"
        FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_AccessToken_Hash" ON "AccessToken" ("Hash");
CREATE INDEX "IX_AccessToken_ParticipantId" ON "AccessToken" ("ParticipantId");

-- What somebody was sent by mail to do one thing with, once.
CREATE TABLE "OneTimeLink" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_OneTimeLink" PRIMARY KEY,
    "Hash" BLOB NOT NULL,
    "Purpose" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "SubjectId" INTEGER NULL,
    "CreatedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "UsedAt" TEXT NULL,
    CONSTRAINT "CK_OneTimeLink_Hash" CHECK (length("Hash") = 32)
);

CREATE UNIQUE INDEX "IX_OneTimeLink_Hash" ON "OneTimeLink" ("Hash");

-- One row. Changes tells a process that its book of tokens and of the Chair's terms (AccessBook) is out of date.
CREATE TABLE "AccessState" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AccessState" PRIMARY KEY,
    "Changes" INTEGER NOT NULL,
    CONSTRAINT "CK_AccessState_OneRow" CHECK (Id = 1)
);

INSERT INTO "AccessState" ("Id", "Changes") VALUES (1, 0);

-- In the database, so that no writer, in this process or another, can forget it.
-- For each {table} of AccessToken, ChairTerm:
-- For each {change} of INSERT, DELETE:
CREATE TRIGGER "TR_{table}_{change}_Access" AFTER {change} ON "{table}"
BEGIN
    UPDATE "AccessState" SET "Changes" = "Changes" + 1;
END;

CREATE TRIGGER "TR_ChairTerm_UPDATE_Access" AFTER UPDATE ON "ChairTerm"
BEGIN
    UPDATE "AccessState" SET "Changes" = "Changes" + 1;
END;

-- When a token was last used changes nothing about who may call.
CREATE TRIGGER "TR_AccessToken_UPDATE_Access"
AFTER UPDATE OF "Hash", "Label", "Role", "ParticipantId", "PersonId", "Scopes", "ExpiresAt", "RevokedAt"
ON "AccessToken"
BEGIN
    UPDATE "AccessState" SET "Changes" = "Changes" + 1;
END;
