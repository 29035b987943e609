-- Ministers or experts called together for one task.

CREATE TABLE "Grouping" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Grouping" PRIMARY KEY,
    "Kind" INTEGER NOT NULL,
    "Status" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Task" TEXT NOT NULL,
    "Situation" TEXT NULL,
    "From" TEXT NULL,
    "Until" TEXT NULL,
    "BalanceNote" TEXT NULL,
    "Note" TEXT NULL,
    "EndReason" TEXT NULL,
    "Certainty" INTEGER NULL,
    "Grade" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    "UpdatedAt" TEXT NOT NULL,
    CONSTRAINT "CK_Grouping_End" CHECK ("Status" < 6 OR "Until" IS NOT NULL),
    CONSTRAINT "CK_Grouping_Order" CHECK ("Until" >= "From" OR "Status" = 7),
    CONSTRAINT "CK_Grouping_Task" CHECK (trim("Task") <> '')
);

CREATE INDEX "IX_Grouping_Status_Name_Id" ON "Grouping" ("Status", "Name", "Id");

CREATE TABLE "GroupingSource" (
    "GroupingId" INTEGER NOT NULL,
    "SourcesId" INTEGER NOT NULL,
    CONSTRAINT "PK_GroupingSource" PRIMARY KEY ("GroupingId", "SourcesId"),
    CONSTRAINT "FK_GroupingSource_Grouping_GroupingId"
        FOREIGN KEY ("GroupingId") REFERENCES "Grouping" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_GroupingSource_Source_SourcesId"
        FOREIGN KEY ("SourcesId") REFERENCES "Source" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_GroupingSource_SourcesId" ON "GroupingSource" ("SourcesId");

-- One seat and who sits in it: a participant's minister or a person of the register.
CREATE TABLE "GroupingMember" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_GroupingMember" PRIMARY KEY,
    "GroupingId" INTEGER NOT NULL,
    "Seat" INTEGER NOT NULL,
    "ParticipantId" INTEGER NULL,
    "PersonId" INTEGER NULL,
    "SeatedOn" TEXT NOT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "CK_GroupingMember_OneHolder" CHECK (("ParticipantId" IS NULL) <> ("PersonId" IS NULL)),
    CONSTRAINT "FK_GroupingMember_Grouping_GroupingId"
        FOREIGN KEY ("GroupingId") REFERENCES "Grouping" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_GroupingMember_Participant_ParticipantId"
        FOREIGN KEY ("ParticipantId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_GroupingMember_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_GroupingMember_GroupingId_ParticipantId" ON "GroupingMember" ("GroupingId", "ParticipantId");
CREATE UNIQUE INDEX "IX_GroupingMember_GroupingId_PersonId" ON "GroupingMember" ("GroupingId", "PersonId");
CREATE UNIQUE INDEX "IX_GroupingMember_OneASeat" ON "GroupingMember" ("GroupingId", "Seat") WHERE "Seat" <= 4;
CREATE INDEX "IX_GroupingMember_ParticipantId" ON "GroupingMember" ("ParticipantId");
CREATE INDEX "IX_GroupingMember_PersonId" ON "GroupingMember" ("PersonId");
