-- What papers belong to entries; their bytes lie beside the register, sealed.
CREATE TABLE "Attachment" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Attachment" PRIMARY KEY,
    "PersonId" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "Size" INTEGER NOT NULL,
    "Sha256" TEXT NOT NULL,
    "AddedAt" TEXT NOT NULL,
    "AddedBy" INTEGER NOT NULL,
    CONSTRAINT "FK_Attachment_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Attachment_PersonId" ON "Attachment" ("PersonId");
