-- statement 1
-- made of each request's arguments;

-- statement 2
SELECT "e"."Title" AS "c0", "e"."From" AS "c1", "e"."Id" AS "c2", COALESCE("e"."From", '') AS "c3"
FROM "Engagement" AS "e"
LEFT JOIN (
    SELECT "p"."Id", "p"."OpenToParticipants", "p"."OpenToSignedIn", "p"."ParticipantId", "p"."ProposedById", "p"."Status"
    FROM "Person" AS "p"
    WHERE ?3 = 0 OR "p"."Id" = ?4 OR "p"."ParticipantId" = ?5 OR ("p"."Status" = 8 AND "p"."ProposedById" = ?5) OR ("p"."Status" <> 8 AND ((?3 = 1 AND "p"."OpenToParticipants" & 1 = 1) OR (?3 = 2 AND "p"."OpenToSignedIn" & 1 = 1)))
) AS "p0" ON "e"."PersonId" = "p0"."Id"
WHERE ("e"."PersonId" IS NULL OR ("p0"."Id" IS NOT NULL AND (?3 = 0 OR "p0"."Id" = ?4 OR "p0"."ParticipantId" = ?5 OR ("p0"."Status" = 8 AND "p0"."ProposedById" = ?5) OR (("p0"."Status" <> 8 OR "p0"."Status" IS NULL) AND ((?3 = 1 AND "p0"."OpenToParticipants" & 256 = 256) OR (?3 = 2 AND "p0"."OpenToSignedIn" & 256 = 256)))))) AND "e"."PersonId" = ?1
ORDER BY COALESCE("e"."From", '') DESC, "e"."Id"
LIMIT ?2;

-- statement 3
SELECT "e"."Title" AS "c0", "e"."From" AS "c1", "e"."Id" AS "c2", COALESCE("e"."From", '') AS "c3"
FROM "Engagement" AS "e"
LEFT JOIN (
    SELECT "p"."Id", "p"."OpenToParticipants", "p"."OpenToSignedIn", "p"."ParticipantId", "p"."ProposedById", "p"."Status"
    FROM "Person" AS "p"
    WHERE ?5 = 0 OR "p"."Id" = ?6 OR "p"."ParticipantId" = ?7 OR ("p"."Status" = 8 AND "p"."ProposedById" = ?7) OR ("p"."Status" <> 8 AND ((?5 = 1 AND "p"."OpenToParticipants" & 1 = 1) OR (?5 = 2 AND "p"."OpenToSignedIn" & 1 = 1)))
) AS "p0" ON "e"."PersonId" = "p0"."Id"
WHERE ("e"."PersonId" IS NULL OR ("p0"."Id" IS NOT NULL AND (?5 = 0 OR "p0"."Id" = ?6 OR "p0"."ParticipantId" = ?7 OR ("p0"."Status" = 8 AND "p0"."ProposedById" = ?7) OR (("p0"."Status" <> 8 OR "p0"."Status" IS NULL) AND ((?5 = 1 AND "p0"."OpenToParticipants" & 256 = 256) OR (?5 = 2 AND "p0"."OpenToSignedIn" & 256 = 256)))))) AND "e"."PersonId" = ?1 AND COALESCE("e"."From", '') <= ?2 AND (COALESCE("e"."From", '') < ?2 OR "e"."Id" > ?3)
ORDER BY COALESCE("e"."From", '') DESC, "e"."Id"
LIMIT ?4;

-- statement 4
SELECT "e"."Title" AS "c0", "e"."From" AS "c1", "e"."Id" AS "c2", COALESCE("e"."From", '') AS "c3"
FROM "Engagement" AS "e"
LEFT JOIN (
    SELECT "p"."Id", "p"."OpenToParticipants", "p"."OpenToSignedIn", "p"."ParticipantId", "p"."ProposedById", "p"."Status"
    FROM "Person" AS "p"
    WHERE ?3 = 0 OR "p"."Id" = ?4 OR "p"."ParticipantId" = ?5 OR ("p"."Status" = 8 AND "p"."ProposedById" = ?5) OR ("p"."Status" <> 8 AND ((?3 = 1 AND "p"."OpenToParticipants" & 1 = 1) OR (?3 = 2 AND "p"."OpenToSignedIn" & 1 = 1)))
) AS "p0" ON "e"."PersonId" = "p0"."Id"
WHERE ("e"."PersonId" IS NULL OR ("p0"."Id" IS NOT NULL AND (?3 = 0 OR "p0"."Id" = ?4 OR "p0"."ParticipantId" = ?5 OR ("p0"."Status" = 8 AND "p0"."ProposedById" = ?5) OR (("p0"."Status" <> 8 OR "p0"."Status" IS NULL) AND ((?3 = 1 AND "p0"."OpenToParticipants" & 256 = 256) OR (?3 = 2 AND "p0"."OpenToSignedIn" & 256 = 256)))))) AND "e"."PersonId" = ?1
ORDER BY COALESCE("e"."From", ''), "e"."Id" DESC
LIMIT ?2;

-- statement 5
SELECT "e"."Title" AS "c0", "e"."From" AS "c1", "e"."Id" AS "c2", COALESCE("e"."From", '') AS "c3"
FROM "Engagement" AS "e"
LEFT JOIN (
    SELECT "p"."Id", "p"."OpenToParticipants", "p"."OpenToSignedIn", "p"."ParticipantId", "p"."ProposedById", "p"."Status"
    FROM "Person" AS "p"
    WHERE ?5 = 0 OR "p"."Id" = ?6 OR "p"."ParticipantId" = ?7 OR ("p"."Status" = 8 AND "p"."ProposedById" = ?7) OR ("p"."Status" <> 8 AND ((?5 = 1 AND "p"."OpenToParticipants" & 1 = 1) OR (?5 = 2 AND "p"."OpenToSignedIn" & 1 = 1)))
) AS "p0" ON "e"."PersonId" = "p0"."Id"
WHERE ("e"."PersonId" IS NULL OR ("p0"."Id" IS NOT NULL AND (?5 = 0 OR "p0"."Id" = ?6 OR "p0"."ParticipantId" = ?7 OR ("p0"."Status" = 8 AND "p0"."ProposedById" = ?7) OR (("p0"."Status" <> 8 OR "p0"."Status" IS NULL) AND ((?5 = 1 AND "p0"."OpenToParticipants" & 256 = 256) OR (?5 = 2 AND "p0"."OpenToSignedIn" & 256 = 256)))))) AND "e"."PersonId" = ?1 AND COALESCE("e"."From", '') >= ?2 AND (COALESCE("e"."From", '') > ?2 OR "e"."Id" < ?3)
ORDER BY COALESCE("e"."From", ''), "e"."Id" DESC
LIMIT ?4;

-- statement 6
SELECT "s0"."Code" AS "c0"
FROM "Engagement" AS "e"
LEFT JOIN (
    SELECT "p"."Id", "p"."OpenToParticipants", "p"."OpenToSignedIn", "p"."ParticipantId", "p"."ProposedById", "p"."Status"
    FROM "Person" AS "p"
    WHERE ?2 = 0 OR "p"."Id" = ?3 OR "p"."ParticipantId" = ?4 OR ("p"."Status" = 8 AND "p"."ProposedById" = ?4) OR ("p"."Status" <> 8 AND ((?2 = 1 AND "p"."OpenToParticipants" & 1 = 1) OR (?2 = 2 AND "p"."OpenToSignedIn" & 1 = 1)))
) AS "p0" ON "e"."PersonId" = "p0"."Id"
INNER JOIN (
    SELECT "s"."Code", "e0"."EngagementId"
    FROM "EngagementSource" AS "e0"
    INNER JOIN "Source" AS "s" ON "e0"."SourcesId" = "s"."Id"
) AS "s0" ON "e"."Id" = "s0"."EngagementId"
WHERE ("e"."PersonId" IS NULL OR ("p0"."Id" IS NOT NULL AND (?2 = 0 OR "p0"."Id" = ?3 OR "p0"."ParticipantId" = ?4 OR ("p0"."Status" = 8 AND "p0"."ProposedById" = ?4) OR (("p0"."Status" <> 8 OR "p0"."Status" IS NULL) AND ((?2 = 1 AND "p0"."OpenToParticipants" & 256 = 256) OR (?2 = 2 AND "p0"."OpenToSignedIn" & 256 = 256)))))) AND "e"."Id" = ?1
ORDER BY "s0"."Code";
