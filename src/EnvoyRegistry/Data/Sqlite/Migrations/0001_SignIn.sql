-- By which addresses people sign in, as hashes under a key of the register's.
CREATE TABLE "SignInAddress" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SignInAddress" PRIMARY KEY,
    "Hash" BLOB NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "InvitedAt" TEXT NULL,
    CONSTRAINT "CK_SignInAddress_Hash" CHECK (length("Hash") = 32),
    CONSTRAINT "FK_SignInAddress_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_SignInAddress_Hash" ON "SignInAddress" ("Hash");
CREATE INDEX "IX_SignInAddress_PersonId" ON "SignInAddress" ("PersonId");
