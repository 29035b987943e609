-- Who wrote a report stands in it, so that whoever may read it need not see the appointment.
ALTER TABLE "Report" ADD COLUMN "AuthorId" INTEGER NULL;
ALTER TABLE "Report" ADD COLUMN "AuthorOfficeId" INTEGER NULL;

UPDATE "Report" SET ("AuthorId", "AuthorOfficeId") =
    (SELECT a."PersonId", a."OfficeId" FROM "Appointment" AS a WHERE a."Id" = "Report"."AppointmentId");

-- A reference cannot be added in place: see 0009_GroupingLife.
PRAGMA writable_schema = ON;
UPDATE "sqlite_schema" SET "sql" = replace("sql",
    'REFERENCES "Appointment" ("Id") ON DELETE CASCADE', 'REFERENCES "Appointment" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Report_Participant_AuthorOfficeId"
        FOREIGN KEY ("AuthorOfficeId") REFERENCES "Participant" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Report_Person_AuthorId" FOREIGN KEY ("AuthorId") REFERENCES "Person" ("Id") ON DELETE RESTRICT')
WHERE "type" = 'table' AND "name" = 'Report';
PRAGMA writable_schema = RESET;

CREATE INDEX "IX_Report_AuthorId" ON "Report" ("AuthorId");
CREATE INDEX "IX_Report_AuthorOfficeId" ON "Report" ("AuthorOfficeId");
