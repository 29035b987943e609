CREATE TABLE "AccessState" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AccessState" PRIMARY KEY,
    "Changes" INTEGER NOT NULL,
    CONSTRAINT "CK_AccessState_OneRow" CHECK (Id = 1)
);

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
    CONSTRAINT "CK_AccessToken_Hash" CHECK (length("Hash") = 32),
    CONSTRAINT "CK_AccessToken_OfParticipant" CHECK (("Role" IN (1, 4)) = ("ParticipantId" IS NOT NULL)),
    CONSTRAINT "CK_AccessToken_OfPerson" CHECK (("Role" = 5) = ("PersonId" IS NOT NULL)),
    CONSTRAINT "CK_AccessToken_ScopesOfIntegrator" CHECK ("Scopes" = 0 OR "Role" = 7),
    CONSTRAINT "FK_AccessToken_Participant_ParticipantId" FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_AccessToken_Hash" ON "AccessToken" ("Hash");
CREATE INDEX "IX_AccessToken_ParticipantId" ON "AccessToken" ("ParticipantId");

INSERT INTO "AccessState" ("Id", "Changes") VALUES (1, 0);
