-- Full-text search over people. Triggers mark what is to be folded anew, whoever writes: FoldedBy is 0 then, and
-- PersonSearchTexts (C#) folds it in the same transaction, to letters, digits and the vowel signs (Mn, Mc) of scripts
-- that have them. Further triggers keep the indexes.

CREATE TABLE "PersonSearchText" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_PersonSearchText" PRIMARY KEY,
    "FoldedBy" INTEGER NOT NULL,
    "SortName" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Biography" TEXT NOT NULL,
    "Offices" TEXT NOT NULL,
    "Engagements" TEXT NOT NULL,
    "Written" TEXT NOT NULL,
    CONSTRAINT "FK_PersonSearchText_Person_PersonId"
        FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_PersonSearchText_FoldedBy" ON "PersonSearchText" ("FoldedBy");
CREATE INDEX "IX_PersonSearchText_SortName_PersonId" ON "PersonSearchText" ("SortName", "PersonId");

CREATE TRIGGER "TR_Person_INSERT_Searched" AFTER INSERT ON "Person"
BEGIN
    INSERT INTO "PersonSearchText"
        ("PersonId", "FoldedBy", "SortName", "Name", "Biography", "Offices", "Engagements", "Written")
    VALUES (NEW."Id", 0, '', '', '', '', '', '')
    ON CONFLICT ("PersonId") DO UPDATE SET "FoldedBy" = 0;
END;

CREATE TRIGGER "TR_Person_UPDATE_Searched" AFTER UPDATE OF "FullName", "NativeName", "Biography" ON "Person"
BEGIN
    UPDATE "PersonSearchText" SET "FoldedBy" = 0 WHERE "PersonId" = NEW."Id";
END;

-- Before, while the person is there: what is taken out of an index is what was put in, as open as it was.
CREATE TRIGGER "TR_Person_DELETE_Searched" BEFORE DELETE ON "Person"
BEGIN
    DELETE FROM "PersonSearchText" WHERE "PersonId" = OLD."Id";
END;

-- For each {table} of FormerOffice, Engagement:
CREATE TRIGGER "TR_{table}_UPDATE_Searched" AFTER UPDATE ON "{table}"
BEGIN
    UPDATE "PersonSearchText" SET "FoldedBy" = 0 WHERE "PersonId" IN (OLD."PersonId", NEW."PersonId");
END;

-- For each {table} of FormerOffice, Engagement:
-- For each {change} {row} of INSERT NEW, DELETE OLD:
CREATE TRIGGER "TR_{table}_{change}_Searched" AFTER {change} ON "{table}"
BEGIN
    UPDATE "PersonSearchText" SET "FoldedBy" = 0 WHERE "PersonId" = {row}."PersonId";
END;

-- All texts of everybody.
CREATE VIRTUAL TABLE "PersonSearch" USING fts5(
    "Name", "Biography", "Offices", "Engagements",
    content = 'PersonSearchText', content_rowid = 'PersonId',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

CREATE TRIGGER "TR_PersonSearchText_INSERT_Indexed" AFTER INSERT ON "PersonSearchText"
BEGIN
    INSERT INTO "PersonSearch" ("rowid", "Name", "Biography", "Offices", "Engagements")
    VALUES (NEW."PersonId", NEW."Name", NEW."Biography", NEW."Offices", NEW."Engagements");
END;

CREATE TRIGGER "TR_PersonSearchText_UPDATE_Indexed"
AFTER UPDATE OF "Name", "Biography", "Offices", "Engagements" ON "PersonSearchText"
BEGIN
    INSERT INTO "PersonSearch" ("PersonSearch", "rowid", "Name", "Biography", "Offices", "Engagements")
    VALUES ('delete', OLD."PersonId", OLD."Name", OLD."Biography", OLD."Offices", OLD."Engagements");
    INSERT INTO "PersonSearch" ("rowid", "Name", "Biography", "Offices", "Engagements")
    VALUES (NEW."PersonId", NEW."Name", NEW."Biography", NEW."Offices", NEW."Engagements");
END;

CREATE TRIGGER "TR_PersonSearchText_DELETE_Indexed" AFTER DELETE ON "PersonSearchText"
BEGIN
    INSERT INTO "PersonSearch" ("PersonSearch", "rowid", "Name", "Biography", "Offices", "Engagements")
    VALUES ('delete', OLD."PersonId", OLD."Name", OLD."Biography", OLD."Offices", OLD."Engagements");
END;

-- For each outer ring of disclosure, what people opened to it: the bits are PersonFields, and without the first of them
-- there is no entry.
-- For each {index} {open} of PersonSearchOfParticipants OpenToParticipants, PersonSearchOfSignedIn OpenToSignedIn:
CREATE VIEW "{index}_Text" AS
SELECT t."PersonId",
    t."Name",
    CASE WHEN p."{open}" & 8 THEN t."Biography" ELSE '' END AS "Biography",
    CASE WHEN p."{open}" & 16 THEN t."Offices" ELSE '' END AS "Offices",
    CASE WHEN p."{open}" & 256 THEN t."Engagements" ELSE '' END AS "Engagements"
FROM "PersonSearchText" AS t JOIN "Person" AS p ON p."Id" = t."PersonId"
WHERE p."{open}" & 1;

-- It keeps no texts of its own: to forget one it must be told it again.
-- For each {index} of PersonSearchOfParticipants, PersonSearchOfSignedIn:
CREATE VIRTUAL TABLE "{index}" USING fts5(
    "Name", "Biography", "Offices", "Engagements", content = '',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

-- What a row was is taken out before it changes, and what it is is put in afterwards.
-- For each {index} of PersonSearchOfParticipants, PersonSearchOfSignedIn:
CREATE TRIGGER "TR_PersonSearchText_INSERT_{index}" AFTER INSERT ON "PersonSearchText"
BEGIN
    INSERT INTO "{index}" ("rowid", "Name", "Biography", "Offices", "Engagements")
    SELECT * FROM "{index}_Text" WHERE "PersonId" = NEW."PersonId";
END;

-- For each {index} of PersonSearchOfParticipants, PersonSearchOfSignedIn:
CREATE TRIGGER "TR_PersonSearchText_UPDATE_{index}_Out"
BEFORE UPDATE OF "Name", "Biography", "Offices", "Engagements" ON "PersonSearchText"
BEGIN
    INSERT INTO "{index}" ("{index}", "rowid", "Name", "Biography", "Offices", "Engagements")
    SELECT 'delete', * FROM "{index}_Text" WHERE "PersonId" = OLD."PersonId";
END;

-- For each {index} of PersonSearchOfParticipants, PersonSearchOfSignedIn:
CREATE TRIGGER "TR_PersonSearchText_UPDATE_{index}_In"
AFTER UPDATE OF "Name", "Biography", "Offices", "Engagements" ON "PersonSearchText"
BEGIN
    INSERT INTO "{index}" ("rowid", "Name", "Biography", "Offices", "Engagements")
    SELECT * FROM "{index}_Text" WHERE "PersonId" = NEW."PersonId";
END;

-- For each {index} of PersonSearchOfParticipants, PersonSearchOfSignedIn:
CREATE TRIGGER "TR_PersonSearchText_DELETE_{index}" BEFORE DELETE ON "PersonSearchText"
BEGIN
    INSERT INTO "{index}" ("{index}", "rowid", "Name", "Biography", "Offices", "Engagements")
    SELECT 'delete', * FROM "{index}_Text" WHERE "PersonId" = OLD."PersonId";
END;

-- For each {index} {open} of PersonSearchOfParticipants OpenToParticipants, PersonSearchOfSignedIn OpenToSignedIn:
CREATE TRIGGER "TR_Person_UPDATE_{index}_Out" BEFORE UPDATE OF "{open}" ON "Person"
WHEN OLD."{open}" <> NEW."{open}"
BEGIN
    INSERT INTO "{index}" ("{index}", "rowid", "Name", "Biography", "Offices", "Engagements")
    SELECT 'delete', * FROM "{index}_Text" WHERE "PersonId" = OLD."Id";
END;

-- For each {index} {open} of PersonSearchOfParticipants OpenToParticipants, PersonSearchOfSignedIn OpenToSignedIn:
CREATE TRIGGER "TR_Person_UPDATE_{index}_In" AFTER UPDATE OF "{open}" ON "Person"
WHEN OLD."{open}" <> NEW."{open}"
BEGIN
    INSERT INTO "{index}" ("rowid", "Name", "Biography", "Offices", "Engagements")
    SELECT * FROM "{index}_Text" WHERE "PersonId" = NEW."Id";
END;

-- A hit in the name weighs most, then one in an office held.
-- For each {index} of PersonSearch, PersonSearchOfParticipants, PersonSearchOfSignedIn:
INSERT INTO "{index}" ("{index}", "rank") VALUES ('rank', 'bm25(10.0, 1.0, 4.0, 2.0)');
