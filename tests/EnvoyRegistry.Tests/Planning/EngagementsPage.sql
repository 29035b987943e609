-- statement 1
SELECT "e"."Title" AS "c0", "e"."From" AS "c1", "e"."Office" AS "c2", "e"."Id" AS "c3"
FROM "Engagement" AS "e"
ORDER BY "e"."Id"
LIMIT ?1;

-- statement 2
SELECT "e"."Title" AS "c0", "e"."From" AS "c1", "e"."Office" AS "c2", "e"."Id" AS "c3"
FROM "Engagement" AS "e"
WHERE "e"."Id" > ?1
ORDER BY "e"."Id"
LIMIT ?2;

-- statement 3
SELECT "e"."Title" AS "c0", "e"."From" AS "c1", "e"."Office" AS "c2", "e"."Id" AS "c3"
FROM "Engagement" AS "e"
ORDER BY "e"."Id" DESC
LIMIT ?1;

-- statement 4
SELECT "e"."Title" AS "c0", "e"."From" AS "c1", "e"."Office" AS "c2", "e"."Id" AS "c3"
FROM "Engagement" AS "e"
WHERE "e"."Id" < ?1
ORDER BY "e"."Id" DESC
LIMIT ?2;

-- statement 5
SELECT COUNT(*) FROM (SELECT 1 AS "c0"
FROM "Engagement" AS "e");

-- statement 6
SELECT "s0"."Key" AS "c0"
FROM "Engagement" AS "e"
INNER JOIN (
    SELECT "s"."Key", "e0"."EngagementId"
    FROM "EngagementSource" AS "e0"
    INNER JOIN "Source" AS "s" ON "e0"."SourcesId" = "s"."Id"
) AS "s0" ON "e"."Id" = "s0"."EngagementId"
WHERE "e"."Id" = ?1
ORDER BY "s0"."Key";
