-- statement 1
SELECT "p"."Id" AS "c0", "p"."FullName" AS "c1", "p"."Status" AS "c2"
FROM "Person" AS "p"
ORDER BY "p"."Id"
LIMIT ?1;

-- statement 2
SELECT "p"."Id" AS "c0", "p"."FullName" AS "c1", "p"."Status" AS "c2"
FROM "Person" AS "p"
WHERE "p"."Id" > ?1
ORDER BY "p"."Id"
LIMIT ?2;

-- statement 3
SELECT "p"."Id" AS "c0", "p"."FullName" AS "c1", "p"."Status" AS "c2"
FROM "Person" AS "p"
ORDER BY "p"."Id" DESC
LIMIT ?1;

-- statement 4
SELECT "p"."Id" AS "c0", "p"."FullName" AS "c1", "p"."Status" AS "c2"
FROM "Person" AS "p"
WHERE "p"."Id" < ?1
ORDER BY "p"."Id" DESC
LIMIT ?2;

-- statement 5
SELECT COUNT(*) FROM (SELECT 1 AS "c0"
FROM "Person" AS "p");

-- statement 6
SELECT "e"."Title" AS "c0", "e"."From" AS "c1", "e"."Id" AS "c2"
FROM "Engagement" AS "e"
WHERE "e"."PersonId" = ?1
ORDER BY "e"."From" DESC, "e"."Id";

-- statement 7
SELECT "s0"."Key" AS "c0"
FROM "Engagement" AS "e"
INNER JOIN (
    SELECT "s"."Key", "e0"."EngagementId"
    FROM "EngagementSource" AS "e0"
    INNER JOIN "Source" AS "s" ON "e0"."SourcesId" = "s"."Id"
) AS "s0" ON "e"."Id" = "s0"."EngagementId"
WHERE "e"."Id" = ?1
ORDER BY "s0"."Key";
