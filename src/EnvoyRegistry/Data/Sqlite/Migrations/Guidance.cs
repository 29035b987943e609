using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>Guidance with its clauses, and the fundamentals it is tagged with.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0003_Guidance")]
sealed class Guidance : Migration
{
    static readonly (string Table, string Guideline)[] s_partsOfAnEdition =
    [
        ("GuidelineClause", "{0}.\"GuidelineId\""),
        ("GuidelineTag", "{0}.\"GuidelineId\""),
        ("GuidelineFundamental", "{0}.\"GuidelinesId\""),
        ("GuidelineClauseSource",
            "(SELECT \"GuidelineId\" FROM \"GuidelineClause\" WHERE \"Id\" = {0}.\"GuidelineClauseId\")"),
    ];

    static readonly (string Change, string Row)[] s_changes = [("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(MigrationScript.Read("0003_Guidance"));

        // The parts of a published edition stay as they are, like the edition itself.
        foreach (var (table, guideline) in s_partsOfAnEdition)
            foreach (var (change, row) in s_changes)
                migrationBuilder.Sql($"""
                    CREATE TRIGGER "TR_{table}_{change}_PublishedStays" BEFORE {change} ON "{table}"
                    WHEN (SELECT "Status" FROM "Guideline" WHERE "Id" = {string.Format(null, guideline, row)}) <> 1
                    BEGIN
                        SELECT RAISE(ABORT, 'A published edition stays as it is.');
                    END
                    """);
    }
}
