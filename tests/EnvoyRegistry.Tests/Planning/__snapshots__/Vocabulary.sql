-- statement 1
SELECT "e"."Code" AS "c0", "e0"."Name" AS "c1", "e0"."Id" AS "c2", "e1"."Id" IS NOT NULL AS "c3", "e1"."Code" AS "c4", "e1"."Name" AS "c5"
FROM "ExpertiseTag" AS "e"
INNER JOIN "ExpertiseGroup" AS "e0" ON "e"."GroupId" = "e0"."Id"
LEFT JOIN "ExpertiseTag" AS "e1" ON "e"."SuccessorId" = "e1"."Id"
WHERE "e"."DeprecatedSince" IS NULL
ORDER BY "e0"."Position", "e"."Code";

-- statement 2
SELECT "e"."Code" AS "c0"
FROM "ExpertiseTag" AS "e"
WHERE "e"."GroupId" = ?1 AND "e"."DeprecatedSince" IS NULL
ORDER BY "e"."Code";
