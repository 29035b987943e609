-- statement 1
-- made of each request's arguments;

-- statement 2
SELECT "e"."Title" AS "c0", "e"."From" AS "c1", "e"."Id" AS "c2"
FROM "Engagement" AS "e"
WHERE "e"."PersonId" = ?1
ORDER BY "e"."From" DESC, "e"."Id";

-- statement 3
SELECT "s0"."Key" AS "c0"
FROM "Engagement" AS "e"
INNER JOIN (
    SELECT "s"."Key", "e0"."EngagementId"
    FROM "EngagementSource" AS "e0"
    INNER JOIN "Source" AS "s" ON "e0"."SourcesId" = "s"."Id"
) AS "s0" ON "e"."Id" = "s0"."EngagementId"
WHERE "e"."Id" = ?1
ORDER BY "s0"."Key";
