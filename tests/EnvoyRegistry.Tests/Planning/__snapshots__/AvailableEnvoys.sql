-- statement 1
SELECT "p"."FullName" AS "c0", "p0"."Id" IS NOT NULL AS "c1", "p0"."Code" AS "c2"
FROM "Person" AS "p"
LEFT JOIN "Participant" AS "p0" ON "p"."ParticipantId" = "p0"."Id"
WHERE (?2 = 0 OR "p"."Id" = ?3 OR "p"."ParticipantId" = ?4 OR ("p"."Status" = 8 AND "p"."ProposedById" = ?4) OR ("p"."Status" <> 8 AND ((?2 = 1 AND "p"."OpenToParticipants" & 1 = 1) OR (?2 = 2 AND "p"."OpenToSignedIn" & 1 = 1)))) AND "p"."Id" = ?1 AND (?5 = 0 OR (?5 = 1 AND "p"."OpenToParticipants" & 737 = 737) OR (?5 = 2 AND "p"."OpenToSignedIn" & 737 = 737));
