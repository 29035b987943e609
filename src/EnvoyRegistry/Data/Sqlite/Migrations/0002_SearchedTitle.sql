-- The form of address is searched with the name, so that its change is a change of what is searched.
DROP TRIGGER "TR_Person_UPDATE_Searched";

CREATE TRIGGER "TR_Person_UPDATE_Searched"
AFTER UPDATE OF "Title", "FullName", "NativeName", "Biography" ON "Person"
BEGIN
    UPDATE "PersonSearchText" SET "FoldedBy" = 0 WHERE "PersonId" = NEW."Id";
END;
