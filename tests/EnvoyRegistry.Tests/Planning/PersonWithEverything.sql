-- statement 1
SELECT 1 AS "c0"
FROM "Participant" AS "p"
WHERE "p"."Id" = ?1;

-- statement 2
SELECT 1 AS "c0"
FROM "ExpertiseTag" AS "e"
WHERE "e"."Id" = ?1;

-- statement 3
SELECT "p"."Id" AS "c0", "p"."FullName" AS "c1", "p"."Kind" AS "c2", "p"."Nationalities" AS "c3", "p0"."Id" IS NOT NULL AS "c4", "p0"."Id" AS "c5", "p0"."Name" AS "c6", "p0"."Code" AS "c7", "p0"."SubRegion" AS "c8"
FROM "Person" AS "p"
LEFT JOIN "Participant" AS "p0" ON "p"."ParticipantId" = "p0"."Id"
WHERE "p"."Id" = ?1;

-- statement 4
SELECT "p"."Tag" AS "c0", "p"."Level" AS "c1"
FROM "PersonLanguage" AS "p"
WHERE "p"."PersonId" = ?1
ORDER BY "p"."Level" DESC, "p"."Tag";

-- statement 5
SELECT "p"."Level" AS "c0", "e"."Code" AS "c1", "e0"."Name" AS "c2", "e"."Id" AS "c3"
FROM "PersonExpertise" AS "p"
INNER JOIN "ExpertiseTag" AS "e" ON "p"."TagId" = "e"."Id"
INNER JOIN "ExpertiseGroup" AS "e0" ON "e"."GroupId" = "e0"."Id"
WHERE "p"."PersonId" = ?1
ORDER BY "p"."Level" DESC, "e"."Code";

-- statement 6
SELECT "s0"."Key" AS "c0"
FROM "ExpertiseTag" AS "e"
INNER JOIN (
    SELECT "s"."Key", "e0"."ExpertiseTagId"
    FROM "ExpertiseTagSource" AS "e0"
    INNER JOIN "Source" AS "s" ON "e0"."SourcesId" = "s"."Id"
) AS "s0" ON "e"."Id" = "s0"."ExpertiseTagId"
WHERE "e"."Id" = ?1
ORDER BY "s0"."Key";

-- statement 7
SELECT "r"."From" AS "c0", "r"."Until" AS "c1", "p"."Code" AS "c2", "p0"."Id" AS "c3"
FROM "Registration" AS "r"
INNER JOIN "Participant" AS "p" ON "r"."ParticipantId" = "p"."Id"
INNER JOIN "Person" AS "p0" ON "r"."PersonId" = "p0"."Id"
WHERE "r"."PersonId" = ?1
ORDER BY "r"."From" DESC, "r"."Id";

-- statement 8
SELECT 1 AS "c0"
FROM "Registration" AS "r"
WHERE "r"."Id" = ?1;

-- statement 9
SELECT 1 AS "c0"
FROM "Engagement" AS "e"
WHERE "e"."Id" = ?1;

-- statement 10
SELECT 1 AS "c0"
FROM "Nomination" AS "n"
WHERE "n"."Id" = ?1;

-- statement 11
SELECT 1 AS "c0"
FROM "AvailabilityWindow" AS "a"
WHERE "a"."Id" = ?1;

-- statement 12
SELECT 1 AS "c0"
FROM "Grouping" AS "g"
WHERE "g"."Id" = ?1;

-- statement 13
SELECT 1 AS "c0"
FROM "Guideline" AS "g"
WHERE "g"."Id" = ?1;
