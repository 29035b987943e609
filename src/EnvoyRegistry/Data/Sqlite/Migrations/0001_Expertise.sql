-- The vocabulary. A tag that is no longer used stays, deprecated, and names its successor where it has one.

CREATE TABLE "ExpertiseGroup" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ExpertiseGroup" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Description" TEXT NOT NULL
);

CREATE UNIQUE INDEX "IX_ExpertiseGroup_Code" ON "ExpertiseGroup" ("Code");
CREATE UNIQUE INDEX "IX_ExpertiseGroup_Position" ON "ExpertiseGroup" ("Position");

CREATE TABLE "ExpertiseTag" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ExpertiseTag" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Definition" TEXT NOT NULL,
    "Basis" TEXT NOT NULL,
    "GroupId" INTEGER NOT NULL,
    "Since" INTEGER NOT NULL,
    "DeprecatedSince" INTEGER NULL,
    "SuccessorId" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "CK_ExpertiseTag_Successor" CHECK (SuccessorId IS NULL OR DeprecatedSince IS NOT NULL),
    CONSTRAINT "FK_ExpertiseTag_ExpertiseGroup_GroupId"
        FOREIGN KEY ("GroupId") REFERENCES "ExpertiseGroup" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ExpertiseTag_ExpertiseTag_SuccessorId"
        FOREIGN KEY ("SuccessorId") REFERENCES "ExpertiseTag" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_ExpertiseTag_Code" ON "ExpertiseTag" ("Code");
CREATE INDEX "IX_ExpertiseTag_GroupId" ON "ExpertiseTag" ("GroupId");
CREATE INDEX "IX_ExpertiseTag_SuccessorId" ON "ExpertiseTag" ("SuccessorId");

CREATE TABLE "ExpertiseTagSource" (
    "ExpertiseTagId" INTEGER NOT NULL,
    "SourcesId" INTEGER NOT NULL,
    CONSTRAINT "PK_ExpertiseTagSource" PRIMARY KEY ("ExpertiseTagId", "SourcesId"),
    CONSTRAINT "FK_ExpertiseTagSource_ExpertiseTag_ExpertiseTagId"
        FOREIGN KEY ("ExpertiseTagId") REFERENCES "ExpertiseTag" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ExpertiseTagSource_Source_SourcesId"
        FOREIGN KEY ("SourcesId") REFERENCES "Source" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_ExpertiseTagSource_SourcesId" ON "ExpertiseTagSource" ("SourcesId");
