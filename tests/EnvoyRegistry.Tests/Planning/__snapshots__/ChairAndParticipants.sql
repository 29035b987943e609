-- statement 1
SELECT "p"."Name" AS "c0", "c"."From" AS "c1", "c"."Until" AS "c2"
FROM "ChairTerm" AS "c"
INNER JOIN "Participant" AS "p" ON "c"."ParticipantId" = "p"."Id"
WHERE "c"."Id" = ?1;

-- statement 2
SELECT "p"."Name" AS "c0", "p"."Id" AS "c1"
FROM "Participant" AS "p"
WHERE "p"."Code" = ?1;

-- statement 3
SELECT "n"."Country" AS "c0", "n"."From" AS "c1", "n"."Until" AS "c2"
FROM "NominatingNationality" AS "n"
WHERE "n"."ParticipantId" = ?1 AND ("n"."From" IS NULL OR "n"."From" <= ?3) AND ("n"."Until" IS NULL OR "n"."Until" >= ?3)
ORDER BY "n"."Country";

-- statement 4
SELECT "c"."From" AS "c0", "c"."Id" AS "c1"
FROM "ChairTerm" AS "c"
WHERE "c"."ParticipantId" = ?1
ORDER BY "c"."From";

-- statement 5
SELECT "s0"."Code" AS "c0"
FROM "ChairTerm" AS "c"
INNER JOIN (
    SELECT "s"."Code", "c0"."ChairTermId"
    FROM "ChairTermSource" AS "c0"
    INNER JOIN "Source" AS "s" ON "c0"."SourcesId" = "s"."Id"
) AS "s0" ON "c"."Id" = "s0"."ChairTermId"
WHERE "c"."Id" = ?1
ORDER BY "s0"."Code";
