using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>The register's first tables: participants and Chair, vocabulary, rules, people, availability.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0001_Initial")]
sealed class Initial : Migration
{
    static readonly string[] MatchedTables =
        ["Person", "PersonLanguage", "PersonExpertise", "AvailabilityWindow", "ExpertiseTag", "Participant"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(MigrationScript.Read("0001_Initial"));

        // In the database, so that no writer, in this process or another, can forget it.
        foreach (var table in MatchedTables)
            foreach (var change in (string[])["INSERT", "UPDATE", "DELETE"])
                migrationBuilder.Sql($"""
                    CREATE TRIGGER "TR_{table}_{change}_Matched" AFTER {change} ON "{table}"
                    BEGIN
                        UPDATE "RegisterState" SET "MatchVersion" = "MatchVersion" + 1;
                    END
                    """);
    }
}
