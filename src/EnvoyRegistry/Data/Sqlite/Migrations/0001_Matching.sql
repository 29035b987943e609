-- Matching keeps what it reads in memory (MatchIndexStore) for as long as nothing of it changed. That it did is told by
-- the database, so that no writer, in this process or another, can forget it.
-- For each {table} of Person, PersonLanguage, PersonExpertise, AvailabilityWindow, ExpertiseTag, Participant:
-- For each {change} of INSERT, UPDATE, DELETE:
CREATE TRIGGER "TR_{table}_{change}_Matched" AFTER {change} ON "{table}"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;
