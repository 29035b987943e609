-- statement 1
SELECT 1 AS "c0"
FROM "Participant" AS "p"
WHERE "p"."Id" = ?1;

-- statement 2
SELECT 1 AS "c0"
FROM "Appointment" AS "a"
WHERE (?2 & 14 <> 0 OR ("a"."IsProposal" AND "a"."RequestedById" = ?3) OR EXISTS (
    SELECT 1
    FROM "PartyConsent" AS "p"
    INNER JOIN (
        SELECT "s"."Id", "s"."ParticipantId"
        FROM "SituationParty" AS "s"
        WHERE ?2 & 14 <> 0 OR ("s"."AskedAt" IS NOT NULL AND "s"."ParticipantId" = ?3)
    ) AS "s0" ON "p"."PartyId" = "s0"."Id"
    WHERE (?2 & 2 <> 0 OR "s0"."ParticipantId" = ?3) AND "a"."Id" = "p"."AppointmentId" AND "s0"."ParticipantId" = ?3) OR EXISTS (
    SELECT 1
    FROM "Offer" AS "o"
    WHERE (?2 & 2 <> 0 OR "o"."PersonId" = ?4 OR "o"."OfficeId" = ?3) AND "a"."Id" = "o"."AppointmentId" AND ("o"."End" IS NULL OR "o"."End" = 1) AND ("o"."PersonId" = ?4 OR "o"."OfficeId" = ?3))) AND "a"."Id" = ?1;

-- statement 3
SELECT 1 AS "c0"
FROM "Grouping" AS "g"
LEFT JOIN (
    SELECT "t"."Id", "t"."GroupingId", "t"."RequestedById"
    FROM "TeamRequest" AS "t"
    WHERE ?2 & 14 <> 0 OR "t"."RequestedById" = ?3
) AS "t0" ON "g"."Id" = "t0"."GroupingId"
WHERE ("g"."Certainty" IS NOT NULL OR ?2 & 14 <> 0 OR ("g"."ConsultedAt" IS NOT NULL AND ?2 & 272 <> 0) OR ("t0"."Id" IS NOT NULL AND "t0"."RequestedById" = ?3) OR EXISTS (
    SELECT 1
    FROM "GroupingMember" AS "g0"
    LEFT JOIN (
        SELECT "p"."Id", "p"."OpenToParticipants", "p"."OpenToSignedIn", "p"."ParticipantId", "p"."ProposedById", "p"."Status"
        FROM "Person" AS "p"
        WHERE ?4 = 0 OR "p"."Id" = ?5 OR "p"."ParticipantId" = ?3 OR ("p"."Status" = 8 AND "p"."ProposedById" = ?3) OR ("p"."Status" <> 8 AND ((?4 = 1 AND "p"."OpenToParticipants" & 1 = 1) OR (?4 = 2 AND "p"."OpenToSignedIn" & 1 = 1)))
    ) AS "p0" ON "g0"."PersonId" = "p0"."Id"
    WHERE (?2 & 2 <> 0 OR "g0"."PersonId" = ?5 OR ("g0"."EndedAt" IS NULL AND ("g0"."PersonId" IS NULL OR "g0"."Answer" = 1))) AND ("g0"."PersonId" IS NULL OR ("p0"."Id" IS NOT NULL AND (?4 = 0 OR "p0"."Id" = ?5 OR "p0"."ParticipantId" = ?3 OR ("p0"."Status" = 8 AND "p0"."ProposedById" = ?3) OR (("p0"."Status" <> 8 OR "p0"."Status" IS NULL) AND ((?4 = 1 AND "p0"."OpenToParticipants" & 1 = 1) OR (?4 = 2 AND "p0"."OpenToSignedIn" & 1 = 1)))))) AND "g"."Id" = "g0"."GroupingId" AND "g0"."EndedAt" IS NULL AND ("g0"."ParticipantId" = ?3 OR "g0"."PersonId" = ?5))) AND "g"."Id" = ?1;

-- statement 4
SELECT 1 AS "c0"
FROM "Consultation" AS "c"
WHERE (?2 & 14 <> 0 OR EXISTS (
    SELECT 1
    FROM "ConsultationReply" AS "c0"
    WHERE (?2 & 2 <> 0 OR "c0"."ParticipantId" = ?3) AND "c"."Id" = "c0"."ConsultationId" AND "c0"."ParticipantId" = ?3)) AND "c"."Id" = ?1;

-- statement 5
SELECT 1 AS "c0"
FROM "ExpertiseTag" AS "e"
WHERE "e"."Id" = ?1;

-- statement 6
SELECT "p"."Id" AS "c0", "p"."FullName" AS "c1", "p"."Kind" AS "c2", "p"."Nationalities" AS "c3", "p0"."Id" IS NOT NULL AS "c4", "p0"."Id" AS "c5", "p0"."Name" AS "c6", "p0"."Code" AS "c7", "p0"."SubRegion" AS "c8", ?2 & 6 <> 0 OR (COALESCE("p"."ParticipantId", CASE
    WHEN "p"."Status" = 8 THEN "p"."ProposedById"
END) = ?3 AND ("p"."ParticipantId" IS NOT NULL OR CASE
    WHEN "p"."Status" = 8 THEN "p"."ProposedById"
END IS NOT NULL)) OR "p"."Id" = ?4 OR ("p"."Status" <> 8 AND ((?5 = 1 AND "p"."OpenToParticipants" & ?6 = ?6) OR (?5 = 2 AND "p"."OpenToSignedIn" & ?6 = ?6))) AS "c9", ?2 & 6 <> 0 OR (COALESCE("p"."ParticipantId", CASE
    WHEN "p"."Status" = 8 THEN "p"."ProposedById"
END) = ?3 AND ("p"."ParticipantId" IS NOT NULL OR CASE
    WHEN "p"."Status" = 8 THEN "p"."ProposedById"
END IS NOT NULL)) OR "p"."Id" = ?4 OR ("p"."Status" <> 8 AND ((?5 = 1 AND "p"."OpenToParticipants" & ?7 = ?7) OR (?5 = 2 AND "p"."OpenToSignedIn" & ?7 = ?7))) AS "c10"
FROM "Person" AS "p"
LEFT JOIN "Participant" AS "p0" ON "p"."ParticipantId" = "p0"."Id"
WHERE (?8 = 0 OR "p"."Id" = ?9 OR "p"."ParticipantId" = ?10 OR ("p"."Status" = 8 AND "p"."ProposedById" = ?10) OR ("p"."Status" <> 8 AND ((?8 = 1 AND "p"."OpenToParticipants" & 1 = 1) OR (?8 = 2 AND "p"."OpenToSignedIn" & 1 = 1)))) AND "p"."Id" = ?1;

-- statement 7
SELECT "p"."Tag" AS "c0", "p"."Level" AS "c1"
FROM "PersonLanguage" AS "p"
WHERE "p"."PersonId" = ?1
ORDER BY "p"."Level" DESC, "p"."Tag";

-- statement 8
SELECT "p"."Level" AS "c0", "e"."Code" AS "c1", "e0"."Name" AS "c2", "e"."Id" AS "c3"
FROM "PersonExpertise" AS "p"
INNER JOIN "ExpertiseTag" AS "e" ON "p"."TagId" = "e"."Id"
INNER JOIN "ExpertiseGroup" AS "e0" ON "e"."GroupId" = "e0"."Id"
WHERE "p"."PersonId" = ?1
ORDER BY "p"."Level" DESC, "e"."Code";

-- statement 9
SELECT "s0"."Code" AS "c0"
FROM "ExpertiseTag" AS "e"
INNER JOIN (
    SELECT "s"."Code", "e0"."ExpertiseTagId"
    FROM "ExpertiseTagSource" AS "e0"
    INNER JOIN "Source" AS "s" ON "e0"."SourcesId" = "s"."Id"
) AS "s0" ON "e"."Id" = "s0"."ExpertiseTagId"
WHERE "e"."Id" = ?1
ORDER BY "s0"."Code";

-- statement 10
SELECT "r"."From" AS "c0", "r"."Until" AS "c1", "p1"."Code" AS "c2", "p0"."Id" AS "c3"
FROM "Registration" AS "r"
INNER JOIN (
    SELECT "p"."Id", "p"."OpenToParticipants", "p"."OpenToSignedIn", "p"."ParticipantId", "p"."ProposedById", "p"."Status"
    FROM "Person" AS "p"
    WHERE ?2 = 0 OR "p"."Id" = ?3 OR "p"."ParticipantId" = ?4 OR ("p"."Status" = 8 AND "p"."ProposedById" = ?4) OR ("p"."Status" <> 8 AND ((?2 = 1 AND "p"."OpenToParticipants" & 1 = 1) OR (?2 = 2 AND "p"."OpenToSignedIn" & 1 = 1)))
) AS "p0" ON "r"."PersonId" = "p0"."Id"
INNER JOIN "Participant" AS "p1" ON "r"."ParticipantId" = "p1"."Id"
WHERE (?2 = 0 OR "p0"."Id" = ?3 OR "p0"."ParticipantId" = ?4 OR ("p0"."Status" = 8 AND "p0"."ProposedById" = ?4) OR ("p0"."Status" <> 8 AND ((?2 = 1 AND "p0"."OpenToParticipants" & 1 = 1) OR (?2 = 2 AND "p0"."OpenToSignedIn" & 1 = 1)))) AND "r"."PersonId" = ?1
ORDER BY "r"."From" DESC, "r"."Id";

-- statement 11
SELECT 1 AS "c0"
FROM "Registration" AS "r"
INNER JOIN (
    SELECT "p"."Id", "p"."OpenToParticipants", "p"."OpenToSignedIn", "p"."ParticipantId", "p"."ProposedById", "p"."Status"
    FROM "Person" AS "p"
    WHERE ?2 = 0 OR "p"."Id" = ?3 OR "p"."ParticipantId" = ?4 OR ("p"."Status" = 8 AND "p"."ProposedById" = ?4) OR ("p"."Status" <> 8 AND ((?2 = 1 AND "p"."OpenToParticipants" & 1 = 1) OR (?2 = 2 AND "p"."OpenToSignedIn" & 1 = 1)))
) AS "p0" ON "r"."PersonId" = "p0"."Id"
WHERE (?2 = 0 OR "p0"."Id" = ?3 OR "p0"."ParticipantId" = ?4 OR ("p0"."Status" = 8 AND "p0"."ProposedById" = ?4) OR ("p0"."Status" <> 8 AND ((?2 = 1 AND "p0"."OpenToParticipants" & 1 = 1) OR (?2 = 2 AND "p0"."OpenToSignedIn" & 1 = 1)))) AND "r"."Id" = ?1;

-- statement 12
SELECT 1 AS "c0"
FROM "Engagement" AS "e"
LEFT JOIN (
    SELECT "p"."Id", "p"."OpenToParticipants", "p"."OpenToSignedIn", "p"."ParticipantId", "p"."ProposedById", "p"."Status"
    FROM "Person" AS "p"
    WHERE ?2 = 0 OR "p"."Id" = ?3 OR "p"."ParticipantId" = ?4 OR ("p"."Status" = 8 AND "p"."ProposedById" = ?4) OR ("p"."Status" <> 8 AND ((?2 = 1 AND "p"."OpenToParticipants" & 1 = 1) OR (?2 = 2 AND "p"."OpenToSignedIn" & 1 = 1)))
) AS "p0" ON "e"."PersonId" = "p0"."Id"
WHERE ("e"."PersonId" IS NULL OR ("p0"."Id" IS NOT NULL AND (?2 = 0 OR "p0"."Id" = ?3 OR "p0"."ParticipantId" = ?4 OR ("p0"."Status" = 8 AND "p0"."ProposedById" = ?4) OR (("p0"."Status" <> 8 OR "p0"."Status" IS NULL) AND ((?2 = 1 AND "p0"."OpenToParticipants" & 256 = 256) OR (?2 = 2 AND "p0"."OpenToSignedIn" & 256 = 256)))))) AND "e"."Id" = ?1;

-- statement 13
SELECT 1 AS "c0"
FROM "Attachment" AS "a"
INNER JOIN (
    SELECT "p"."Id", "p"."OpenToParticipants", "p"."OpenToSignedIn", "p"."ParticipantId", "p"."ProposedById", "p"."Status"
    FROM "Person" AS "p"
    WHERE ?2 = 0 OR "p"."Id" = ?3 OR "p"."ParticipantId" = ?4 OR ("p"."Status" = 8 AND "p"."ProposedById" = ?4) OR ("p"."Status" <> 8 AND ((?2 = 1 AND "p"."OpenToParticipants" & 1 = 1) OR (?2 = 2 AND "p"."OpenToSignedIn" & 1 = 1)))
) AS "p0" ON "a"."PersonId" = "p0"."Id"
WHERE (?2 = 0 OR "p0"."Id" = ?3 OR "p0"."ParticipantId" = ?4 OR ("p0"."Status" = 8 AND "p0"."ProposedById" = ?4) OR ("p0"."Status" <> 8 AND ((?2 = 1 AND "p0"."OpenToParticipants" & 2048 = 2048) OR (?2 = 2 AND "p0"."OpenToSignedIn" & 2048 = 2048)))) AND "a"."Id" = ?1;

-- statement 14
SELECT 1 AS "c0"
FROM "Nomination" AS "n"
WHERE (?2 = 0 OR "n"."ParticipantId" = ?3 OR ("n"."PersonId" IS NOT NULL AND "n"."PersonId" = ?4)) AND "n"."Id" = ?1;

-- statement 15
SELECT 1 AS "c0"
FROM "AvailabilityWindow" AS "a"
INNER JOIN (
    SELECT "p"."Id", "p"."OpenToParticipants", "p"."OpenToSignedIn", "p"."Status"
    FROM "Person" AS "p"
    WHERE ?2 = 0 OR "p"."Id" = ?3 OR "p"."ParticipantId" = ?4 OR ("p"."Status" = 8 AND "p"."ProposedById" = ?4) OR ("p"."Status" <> 8 AND ((?2 = 1 AND "p"."OpenToParticipants" & 1 = 1) OR (?2 = 2 AND "p"."OpenToSignedIn" & 1 = 1)))
) AS "p0" ON "a"."PersonId" = "p0"."Id"
WHERE (?2 = 0 OR "p0"."Id" = ?3 OR ("p0"."Status" <> 8 AND ((?2 = 1 AND "p0"."OpenToParticipants" & 512 = 512) OR (?2 = 2 AND "p0"."OpenToSignedIn" & 512 = 512)))) AND "a"."Id" = ?1;

-- statement 16
SELECT 1 AS "c0"
FROM "ConflictOfInterest" AS "c"
WHERE (?2 & 2 <> 0 OR "c"."PersonId" = ?3) AND "c"."Id" = ?1;

-- statement 17
SELECT 1 AS "c0"
FROM "SavedNeed" AS "s"
WHERE (("s"."Office" = 1 AND ?2 & 2 <> 0) OR ("s"."Office" = 2 AND ?2 & 4 <> 0)) AND "s"."Id" = ?1;

-- statement 18
SELECT 1 AS "c0"
FROM "Situation" AS "s"
WHERE (?2 & 14 <> 0 OR EXISTS (
    SELECT 1
    FROM "SituationParty" AS "s0"
    WHERE (?2 & 14 <> 0 OR ("s0"."AskedAt" IS NOT NULL AND "s0"."ParticipantId" = ?3)) AND "s"."Id" = "s0"."SituationId" AND "s0"."AskedAt" IS NOT NULL AND "s0"."ParticipantId" = ?3)) AND "s"."Id" = ?1;

-- statement 19
SELECT 1 AS "c0"
FROM "SituationParty" AS "s"
WHERE (?2 & 14 <> 0 OR ("s"."AskedAt" IS NOT NULL AND "s"."ParticipantId" = ?3)) AND "s"."Id" = ?1;

-- statement 20
SELECT 1 AS "c0"
FROM "SituationEvent" AS "s"
WHERE ?2 & 14 <> 0 AND "s"."Id" = ?1;

-- statement 21
SELECT 1 AS "c0"
FROM "RiskNote" AS "r"
WHERE (?2 & 2 <> 0 OR "r"."ReviewerId" = ?3 OR ("r"."ReviewedAt" IS NOT NULL AND "r"."ConcernedId" = ?3)) AND "r"."Id" = ?1;

-- statement 22
SELECT 1 AS "c0"
FROM "PartyConsent" AS "p"
INNER JOIN (
    SELECT "s"."Id", "s"."ParticipantId"
    FROM "SituationParty" AS "s"
    WHERE ?2 & 14 <> 0 OR ("s"."AskedAt" IS NOT NULL AND "s"."ParticipantId" = ?3)
) AS "s0" ON "p"."PartyId" = "s0"."Id"
WHERE (?2 & 2 <> 0 OR "s0"."ParticipantId" = ?3) AND "p"."Id" = ?1;

-- statement 23
SELECT 1 AS "c0"
FROM "Offer" AS "o"
WHERE (?2 & 2 <> 0 OR "o"."PersonId" = ?3 OR "o"."OfficeId" = ?4) AND "o"."Id" = ?1;

-- statement 24
SELECT 1 AS "c0"
FROM "Report" AS "r"
WHERE (?2 & 2 <> 0 OR "r"."AuthorId" = ?3 OR "r"."AuthorOfficeId" = ?4 OR EXISTS (
    SELECT 1
    FROM "ReportReader" AS "r0"
    INNER JOIN "Participant" AS "p" ON "r0"."ReadersId" = "p"."Id"
    WHERE "r"."Id" = "r0"."ReportId" AND "p"."Id" = ?4)) AND "r"."Id" = ?1;

-- statement 25
SELECT 1 AS "c0"
FROM "Hold" AS "h"
WHERE (?2 & 2 <> 0 OR "h"."PersonId" = ?3) AND "h"."Id" = ?1;

-- statement 26
SELECT 1 AS "c0"
FROM "ShortlistEntry" AS "s"
WHERE ?2 & 2 <> 0 AND "s"."Id" = ?1;

-- statement 27
SELECT 1 AS "c0"
FROM "GroupingPaper" AS "g"
WHERE (?2 & 2 <> 0 OR "g"."ParticipantId" = ?3 OR "g"."PersonId" = ?4 OR EXISTS (
    SELECT 1
    FROM "PaperReader" AS "p"
    WHERE (?2 & 2 <> 0 OR "p"."ParticipantId" = ?3 OR "p"."PersonId" = ?4) AND "g"."Id" = "p"."PaperId" AND ("p"."ParticipantId" = ?3 OR "p"."PersonId" = ?4))) AND "g"."Id" = ?1;

-- statement 28
SELECT 1 AS "c0"
FROM "Guideline" AS "g"
WHERE ("g"."Status" <> 1 OR ?2 = 0) AND "g"."Id" = ?1;

-- statement 29
SELECT 1 AS "c0"
FROM "AccessToken" AS "a"
WHERE (?2 & 4 <> 0 OR ("a"."Role" = 1 AND "a"."ParticipantId" = ?3) OR ("a"."Role" = 4 AND "a"."ParticipantId" = ?4) OR "a"."PersonId" = ?5 OR "a"."Id" = ?6) AND "a"."Id" = ?1;
