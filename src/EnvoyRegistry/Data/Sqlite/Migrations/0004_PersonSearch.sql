CREATE TABLE "PersonSearchText" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_PersonSearchText" PRIMARY KEY,
    "FoldedBy" INTEGER NOT NULL,
    "SortName" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Biography" TEXT NOT NULL,
    "Offices" TEXT NOT NULL,
    "Engagements" TEXT NOT NULL,
    "Written" TEXT NOT NULL,
    CONSTRAINT "FK_PersonSearchText_Person_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Person" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_PersonSearchText_FoldedBy" ON "PersonSearchText" ("FoldedBy");
CREATE INDEX "IX_PersonSearchText_SortName_PersonId" ON "PersonSearchText" ("SortName", "PersonId");

-- The text is folded already, to letters, digits and the vowel signs (Mn, Mc) of scripts that have them.
CREATE VIRTUAL TABLE "PersonSearch" USING fts5(
    "Name", "Biography", "Offices", "Engagements",
    content = 'PersonSearchText', content_rowid = 'PersonId',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

-- A hit in the name weighs most, then one in an office held.
INSERT INTO "PersonSearch" ("PersonSearch", "rank") VALUES ('rank', 'bm25(10.0, 1.0, 4.0, 2.0)');

CREATE TRIGGER "TR_PersonSearchText_Insert_Indexed" AFTER INSERT ON "PersonSearchText"
BEGIN
    INSERT INTO "PersonSearch" ("rowid", "Name", "Biography", "Offices", "Engagements")
    VALUES (NEW."PersonId", NEW."Name", NEW."Biography", NEW."Offices", NEW."Engagements");
END;

CREATE TRIGGER "TR_PersonSearchText_Delete_Indexed" AFTER DELETE ON "PersonSearchText"
BEGIN
    INSERT INTO "PersonSearch" ("PersonSearch", "rowid", "Name", "Biography", "Offices", "Engagements")
    VALUES ('delete', OLD."PersonId", OLD."Name", OLD."Biography", OLD."Offices", OLD."Engagements");
END;

CREATE TRIGGER "TR_PersonSearchText_Update_Indexed"
AFTER UPDATE OF "Name", "Biography", "Offices", "Engagements" ON "PersonSearchText"
BEGIN
    INSERT INTO "PersonSearch" ("PersonSearch", "rowid", "Name", "Biography", "Offices", "Engagements")
    VALUES ('delete', OLD."PersonId", OLD."Name", OLD."Biography", OLD."Offices", OLD."Engagements");
    INSERT INTO "PersonSearch" ("rowid", "Name", "Biography", "Offices", "Engagements")
    VALUES (NEW."PersonId", NEW."Name", NEW."Biography", NEW."Offices", NEW."Engagements");
END;

-- In the database, so that no writer can forget it: 0 says that the text is to be folded anew.
CREATE TRIGGER "TR_Person_Insert_Searched" AFTER INSERT ON "Person"
BEGIN
    INSERT INTO "PersonSearchText"
        ("PersonId", "FoldedBy", "SortName", "Name", "Biography", "Offices", "Engagements", "Written")
    VALUES (NEW."Id", 0, '', '', '', '', '', '')
    ON CONFLICT ("PersonId") DO UPDATE SET "FoldedBy" = 0;
END;

CREATE TRIGGER "TR_Person_Update_Searched" AFTER UPDATE OF "FullName", "NativeName", "Biography" ON "Person"
BEGIN
    UPDATE "PersonSearchText" SET "FoldedBy" = 0 WHERE "PersonId" = NEW."Id";
END;

CREATE TRIGGER "TR_Person_Delete_Searched" AFTER DELETE ON "Person"
BEGIN
    DELETE FROM "PersonSearchText" WHERE "PersonId" = OLD."Id";
END;

CREATE TRIGGER "TR_FormerOffice_Insert_Searched" AFTER INSERT ON "FormerOffice"
BEGIN
    UPDATE "PersonSearchText" SET "FoldedBy" = 0 WHERE "PersonId" = NEW."PersonId";
END;

CREATE TRIGGER "TR_FormerOffice_Update_Searched" AFTER UPDATE ON "FormerOffice"
BEGIN
    UPDATE "PersonSearchText" SET "FoldedBy" = 0 WHERE "PersonId" IN (OLD."PersonId", NEW."PersonId");
END;

CREATE TRIGGER "TR_FormerOffice_Delete_Searched" AFTER DELETE ON "FormerOffice"
BEGIN
    UPDATE "PersonSearchText" SET "FoldedBy" = 0 WHERE "PersonId" = OLD."PersonId";
END;

CREATE TRIGGER "TR_Engagement_Insert_Searched" AFTER INSERT ON "Engagement"
BEGIN
    UPDATE "PersonSearchText" SET "FoldedBy" = 0 WHERE "PersonId" = NEW."PersonId";
END;

CREATE TRIGGER "TR_Engagement_Update_Searched" AFTER UPDATE ON "Engagement"
BEGIN
    UPDATE "PersonSearchText" SET "FoldedBy" = 0 WHERE "PersonId" IN (OLD."PersonId", NEW."PersonId");
END;

CREATE TRIGGER "TR_Engagement_Delete_Searched" AFTER DELETE ON "Engagement"
BEGIN
    UPDATE "PersonSearchText" SET "FoldedBy" = 0 WHERE "PersonId" = OLD."PersonId";
END;

INSERT INTO "PersonSearchText"
    ("PersonId", "FoldedBy", "SortName", "Name", "Biography", "Offices", "Engagements", "Written")
SELECT "Id", 0, '', '', '', '', '', '' FROM "Person";
