-- Which cases an entry of the audit concerns, and of a reading which texts of them were read.

CREATE TABLE "AuditCase" (
    "EntrySequence" INTEGER NOT NULL,
    "CaseId" TEXT NOT NULL,
    "Coordinates" TEXT NOT NULL,
    CONSTRAINT "PK_AuditCase" PRIMARY KEY ("EntrySequence", "CaseId"),
    CONSTRAINT "FK_AuditCase_AuditEntry_EntrySequence"
        FOREIGN KEY ("EntrySequence") REFERENCES "AuditEntry" ("Sequence") ON DELETE RESTRICT
);

CREATE INDEX "IX_AuditCase_CaseId_EntrySequence" ON "AuditCase" ("CaseId", "EntrySequence");

-- For each {change} of UPDATE, DELETE:
CREATE TRIGGER "TR_AuditCase_{change}_OnlyGrows" BEFORE {change} ON "AuditCase"
BEGIN
    SELECT RAISE(ABORT, 'The audit only grows.');
END;
