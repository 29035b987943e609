using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>A full-text index for each outer ring of disclosure, beside the one over everything.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0015_SearchByReach")]
sealed class SearchByReach : Migration
{
    static readonly (string Index, string Open)[] s_rings =
    [
        ("PersonSearchOfParticipants", "OpenToParticipants"),
        ("PersonSearchOfSignedIn", "OpenToSignedIn"),
    ];

    /// <summary>The text and the bit of what must be open for it; the entry itself must be open for any.</summary>
    static readonly (string Text, int Field)[] s_texts =
        [("Name", 1), ("Biography", 8), ("Offices", 16), ("Engagements", 256)];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // While the person is there, so that what is taken out of an index is what was put in.
        migrationBuilder.Sql("""
            DROP TRIGGER "TR_Person_Delete_Searched";
            CREATE TRIGGER "TR_Person_Delete_Searched" BEFORE DELETE ON "Person"
            BEGIN
                DELETE FROM "PersonSearchText" WHERE "PersonId" = OLD."Id";
            END;
            """);
        foreach (var (index, open) in s_rings)
            migrationBuilder.Sql(Ring(index, open));
    }

    static string Ring(string index, string open) => $"""
        -- It keeps no texts of its own: to forget one it must be told it again.
        CREATE VIRTUAL TABLE "{index}" USING fts5(
            "Name", "Biography", "Offices", "Engagements", content = '',
            tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
        );

        INSERT INTO "{index}" ("{index}", "rank") VALUES ('rank', 'bm25(10.0, 1.0, 4.0, 2.0)');

        CREATE TRIGGER "TR_PersonSearchText_Insert_{index}" AFTER INSERT ON "PersonSearchText"
        BEGIN
            {Add(index, open, "NEW", person: null)}
        END;

        CREATE TRIGGER "TR_PersonSearchText_Update_{index}"
        AFTER UPDATE OF "Name", "Biography", "Offices", "Engagements" ON "PersonSearchText"
        BEGIN
            {Remove(index, open, "OLD", person: null)}
            {Add(index, open, "NEW", person: null)}
        END;

        CREATE TRIGGER "TR_PersonSearchText_Delete_{index}" BEFORE DELETE ON "PersonSearchText"
        BEGIN
            {Remove(index, open, "OLD", person: null)}
        END;

        CREATE TRIGGER "TR_Person_Update_{index}" AFTER UPDATE OF "{open}" ON "Person"
        WHEN OLD."{open}" <> NEW."{open}"
        BEGIN
            {Remove(index, open, text: null, "OLD")}
            {Add(index, open, text: null, "NEW")}
        END;

        INSERT INTO "{index}" ("rowid", {Names})
        SELECT "text"."PersonId", {Texts("\"text\"", $"\"person\".\"{open}\"")}
        FROM "PersonSearchText" AS "text" JOIN "Person" AS "person" ON "person"."Id" = "text"."PersonId"
        WHERE "person"."{open}" & 1;
        """;

    static string Names => string.Join(", ", s_texts.Select(t => $"\"{t.Text}\""));

    static string Texts(string text, string open) => string.Join(", ", s_texts.Select(t =>
        $"CASE WHEN {open} & {t.Field} THEN {text}.\"{t.Text}\" ELSE '' END"));

    static string Add(string index, string open, string? text, string? person) =>
        $"INSERT INTO \"{index}\" (\"rowid\", {Names}) {Select("", open, text, person)}";

    static string Remove(string index, string open, string? text, string? person) =>
        $"INSERT INTO \"{index}\" (\"{index}\", \"rowid\", {Names}) {Select("'delete', ", open, text, person)}";

    /// <summary>Of a trigger's own row and the row of the other table: one is named, the other is read.</summary>
    static string Select(string first, string open, string? text, string? person) =>
        (text, person) is (null, { } own)
            ? $"""
                SELECT {first}"PersonId", {Texts("\"PersonSearchText\"", $"{own}.\"{open}\"")}
                FROM "PersonSearchText" WHERE "PersonId" = {own}."Id" AND {own}."{open}" & 1;
                """
            : $"""
                SELECT {first}{text}."PersonId", {Texts(text!, $"\"Person\".\"{open}\"")}
                FROM "Person" WHERE "Id" = {text}."PersonId" AND "Person"."{open}" & 1;
                """;
}
