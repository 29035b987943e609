CREATE TABLE "IdempotentRequest" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_IdempotentRequest" PRIMARY KEY,
    "Caller" TEXT NOT NULL,
    "Fingerprint" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Answer" BLOB NULL,
    "Status" INTEGER NOT NULL
);

CREATE TABLE "IdempotentStep" (
    "RequestId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Mutation" TEXT NOT NULL,
    "Payload" BLOB NOT NULL,
    CONSTRAINT "PK_IdempotentStep" PRIMARY KEY ("RequestId", "Number"),
    CONSTRAINT "FK_IdempotentStep_IdempotentRequest_RequestId" FOREIGN KEY ("RequestId") REFERENCES "IdempotentRequest" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_IdempotentRequest_At" ON "IdempotentRequest" ("At");
CREATE INDEX "IX_IdempotentRequest_Caller" ON "IdempotentRequest" ("Caller");
