-- statement 1
SELECT 1 AS "c0"
FROM "Participant" AS "p"
WHERE "p"."Id" = ?1;

-- statement 2
SELECT 1 AS "c0"
FROM "ExpertiseTag" AS "e"
WHERE "e"."Id" = ?1;

-- statement 3
SELECT "p"."Id" AS "c0", "p"."FullName" AS "c1", "p"."Kind" AS "c2", "p"."Nationalities" AS "c3", "p0"."Id" IS NOT NULL AS "c4", "p0"."Id" AS "c5", "p0"."Name" AS "c6", "p0"."Code" AS "c7", "p0"."SubRegion" AS "c8", ?2 & 6 <> 0 OR ("p"."ParticipantId" = ?3 AND "p"."ParticipantId" IS NOT NULL) OR "p"."Id" = ?4 OR (?5 = 1 AND "p"."OpenToParticipants" & ?6 = ?6) OR (?5 = 2 AND "p"."OpenToSignedIn" & ?6 = ?6) AS "c9", ?2 & 6 <> 0 OR ("p"."ParticipantId" = ?3 AND "p"."ParticipantId" IS NOT NULL) OR "p"."Id" = ?4 OR (?5 = 1 AND "p"."OpenToParticipants" & ?7 = ?7) OR (?5 = 2 AND "p"."OpenToSignedIn" & ?7 = ?7) AS "c10"
FROM "Person" AS "p"
LEFT JOIN "Participant" AS "p0" ON "p"."ParticipantId" = "p0"."Id"
WHERE (?8 = 0 OR "p"."Id" = ?9 OR "p"."ParticipantId" = ?10 OR (?8 = 1 AND "p"."OpenToParticipants" & 1 = 1) OR (?8 = 2 AND "p"."OpenToSignedIn" & 1 = 1)) AND "p"."Id" = ?1;

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
SELECT "s0"."Code" AS "c0"
FROM "ExpertiseTag" AS "e"
INNER JOIN (
    SELECT "s"."Code", "e0"."ExpertiseTagId"
    FROM "ExpertiseTagSource" AS "e0"
    INNER JOIN "Source" AS "s" ON "e0"."SourcesId" = "s"."Id"
) AS "s0" ON "e"."Id" = "s0"."ExpertiseTagId"
WHERE "e"."Id" = ?1
ORDER BY "s0"."Code";

-- statement 7
SELECT "r"."From" AS "c0", "r"."Until" AS "c1", "p1"."Code" AS "c2", "p0"."Id" AS "c3"
FROM "Registration" AS "r"
INNER JOIN (
    SELECT "p"."Id", "p"."OpenToParticipants", "p"."OpenToSignedIn", "p"."ParticipantId"
    FROM "Person" AS "p"
    WHERE ?2 = 0 OR "p"."Id" = ?3 OR "p"."ParticipantId" = ?4 OR (?2 = 1 AND "p"."OpenToParticipants" & 1 = 1) OR (?2 = 2 AND "p"."OpenToSignedIn" & 1 = 1)
) AS "p0" ON "r"."PersonId" = "p0"."Id"
INNER JOIN "Participant" AS "p1" ON "r"."ParticipantId" = "p1"."Id"
WHERE (?2 = 0 OR "p0"."Id" = ?3 OR "p0"."ParticipantId" = ?4 OR (?2 = 1 AND "p0"."OpenToParticipants" & 1 = 1) OR (?2 = 2 AND "p0"."OpenToSignedIn" & 1 = 1)) AND "r"."PersonId" = ?1
ORDER BY "r"."From" DESC, "r"."Id";

-- statement 8
SELECT 1 AS "c0"
FROM "Registration" AS "r"
INNER JOIN (
    SELECT "p"."Id", "p"."OpenToParticipants", "p"."OpenToSignedIn", "p"."ParticipantId"
    FROM "Person" AS "p"
    WHERE ?2 = 0 OR "p"."Id" = ?3 OR "p"."ParticipantId" = ?4 OR (?2 = 1 AND "p"."OpenToParticipants" & 1 = 1) OR (?2 = 2 AND "p"."OpenToSignedIn" & 1 = 1)
) AS "p0" ON "r"."PersonId" = "p0"."Id"
WHERE (?2 = 0 OR "p0"."Id" = ?3 OR "p0"."ParticipantId" = ?4 OR (?2 = 1 AND "p0"."OpenToParticipants" & 1 = 1) OR (?2 = 2 AND "p0"."OpenToSignedIn" & 1 = 1)) AND "r"."Id" = ?1;

-- statement 9
SELECT 1 AS "c0"
FROM "Engagement" AS "e"
LEFT JOIN (
    SELECT "p"."Id", "p"."OpenToParticipants", "p"."OpenToSignedIn", "p"."ParticipantId"
    FROM "Person" AS "p"
    WHERE ?2 = 0 OR "p"."Id" = ?3 OR "p"."ParticipantId" = ?4 OR (?2 = 1 AND "p"."OpenToParticipants" & 1 = 1) OR (?2 = 2 AND "p"."OpenToSignedIn" & 1 = 1)
) AS "p0" ON "e"."PersonId" = "p0"."Id"
WHERE ("e"."PersonId" IS NULL OR ("p0"."Id" IS NOT NULL AND (?2 = 0 OR "p0"."Id" = ?3 OR "p0"."ParticipantId" = ?4 OR (?2 = 1 AND "p0"."OpenToParticipants" & 256 = 256) OR (?2 = 2 AND "p0"."OpenToSignedIn" & 256 = 256)))) AND "e"."Id" = ?1;

-- statement 10
SELECT 1 AS "c0"
FROM "Attachment" AS "a"
INNER JOIN (
    SELECT "p"."Id", "p"."OpenToParticipants", "p"."OpenToSignedIn", "p"."ParticipantId"
    FROM "Person" AS "p"
    WHERE ?2 = 0 OR "p"."Id" = ?3 OR "p"."ParticipantId" = ?4 OR (?2 = 1 AND "p"."OpenToParticipants" & 1 = 1) OR (?2 = 2 AND "p"."OpenToSignedIn" & 1 = 1)
) AS "p0" ON "a"."PersonId" = "p0"."Id"
WHERE (?2 = 0 OR "p0"."Id" = ?3 OR "p0"."ParticipantId" = ?4 OR (?2 = 1 AND "p0"."OpenToParticipants" & 2048 = 2048) OR (?2 = 2 AND "p0"."OpenToSignedIn" & 2048 = 2048)) AND "a"."Id" = ?1;

-- statement 11
SELECT 1 AS "c0"
FROM "Nomination" AS "n"
WHERE (?2 = 0 OR "n"."ParticipantId" = ?3 OR ("n"."PersonId" IS NOT NULL AND "n"."PersonId" = ?4)) AND "n"."Id" = ?1;

-- statement 12
SELECT 1 AS "c0"
FROM "AvailabilityWindow" AS "a"
INNER JOIN (
    SELECT "p"."Id", "p"."OpenToParticipants", "p"."OpenToSignedIn"
    FROM "Person" AS "p"
    WHERE ?2 = 0 OR "p"."Id" = ?3 OR "p"."ParticipantId" = ?4 OR (?2 = 1 AND "p"."OpenToParticipants" & 1 = 1) OR (?2 = 2 AND "p"."OpenToSignedIn" & 1 = 1)
) AS "p0" ON "a"."PersonId" = "p0"."Id"
WHERE (?2 = 0 OR "p0"."Id" = ?3 OR (?2 = 1 AND "p0"."OpenToParticipants" & 512 = 512) OR (?2 = 2 AND "p0"."OpenToSignedIn" & 512 = 512)) AND "a"."Id" = ?1;

-- statement 13
SELECT 1 AS "c0"
FROM "ConflictOfInterest" AS "c"
WHERE (?2 & 2 <> 0 OR "c"."PersonId" = ?3) AND "c"."Id" = ?1;

-- statement 14
SELECT 1 AS "c0"
FROM "Grouping" AS "g"
WHERE ("g"."Status" <> 1 OR ?2 = 0 OR ?2 = 1) AND "g"."Id" = ?1;

-- statement 15
SELECT 1 AS "c0"
FROM "Guideline" AS "g"
WHERE ("g"."Status" <> 1 OR ?2 = 0) AND "g"."Id" = ?1;

-- statement 16
SELECT 1 AS "c0"
FROM "AccessToken" AS "a"
WHERE (?2 & 4 <> 0 OR ("a"."Role" = 1 AND "a"."ParticipantId" = ?3) OR ("a"."Role" = 4 AND "a"."ParticipantId" = ?4) OR "a"."PersonId" = ?5 OR "a"."Id" = ?6) AND "a"."Id" = ?1;
