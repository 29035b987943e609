-- statement 1
SELECT "p"."FullName" AS "c0", "p0"."Id" IS NOT NULL AS "c1", "p0"."Code" AS "c2"
FROM "Person" AS "p"
LEFT JOIN "Participant" AS "p0" ON "p"."ParticipantId" = "p0"."Id"
WHERE "p"."Id" = ?1;
