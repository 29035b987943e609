-- Days that are held, offered or taken by an appointment are among what matching keeps in memory (0001_Matching.sql).
-- For each {change} of INSERT, UPDATE, DELETE:
CREATE TRIGGER "TR_Commitment_{change}_Matched" AFTER {change} ON "Commitment"
BEGIN
    UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
END;
