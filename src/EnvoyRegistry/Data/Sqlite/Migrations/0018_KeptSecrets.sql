DROP INDEX "IX_IdempotentRequest_At";
DROP INDEX "IX_IdempotentRequest_Caller";

ALTER TABLE "IdempotentStep" RENAME TO "IdempotentStep_Before";
ALTER TABLE "IdempotentRequest" RENAME TO "IdempotentRequest_Before";

CREATE TABLE "IdempotentRequest" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_IdempotentRequest" PRIMARY KEY,
    "Caller" TEXT NOT NULL,
    "Fingerprint" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Answer" BLOB NULL,
    "Status" INTEGER NOT NULL,
    "PersonId" INTEGER NULL
);

CREATE TABLE "IdempotentStep" (
    "RequestId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Mutation" TEXT NOT NULL,
    "Payload" BLOB NULL,
    "SecretOf" INTEGER NULL,
    CONSTRAINT "PK_IdempotentStep" PRIMARY KEY ("RequestId", "Number"),
    CONSTRAINT "FK_IdempotentStep_IdempotentRequest_RequestId" FOREIGN KEY ("RequestId") REFERENCES "IdempotentRequest" ("Id") ON DELETE CASCADE
);

INSERT INTO "IdempotentRequest" ("Id", "Caller", "Fingerprint", "At", "Answer", "Status")
SELECT "Id", "Caller", "Fingerprint", "At", "Answer", "Status" FROM "IdempotentRequest_Before";
INSERT INTO "IdempotentStep" ("RequestId", "Number", "Mutation", "Payload")
SELECT "RequestId", "Number", "Mutation", "Payload" FROM "IdempotentStep_Before";

DROP TABLE "IdempotentStep_Before";
DROP TABLE "IdempotentRequest_Before";

CREATE INDEX "IX_IdempotentRequest_At" ON "IdempotentRequest" ("At");
CREATE INDEX "IX_IdempotentRequest_Caller" ON "IdempotentRequest" ("Caller");
CREATE INDEX "IX_IdempotentStep_SecretOf" ON "IdempotentStep" ("SecretOf") WHERE "SecretOf" IS NOT NULL;
