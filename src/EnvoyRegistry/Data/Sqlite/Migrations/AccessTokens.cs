using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>Access tokens, and what tells that they or the Chair's terms changed.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0006_AccessTokens")]
sealed class AccessTokens : Migration
{
    // When a token was last used changes nothing about who may call.
    const string Telling = """ OF "Hash", "Label", "Role", "ParticipantId", "PersonId", "Scopes", "ExpiresAt", "RevokedAt" """;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(MigrationScript.Read("0006_AccessTokens"));

        // In the database, so that no writer, in this process or another, can forget it.
        foreach (var table in (string[])["AccessToken", "ChairTerm"])
            foreach (var change in (string[])["INSERT", "UPDATE", "DELETE"])
                migrationBuilder.Sql($"""
                    CREATE TRIGGER "TR_{table}_{change}_Access"
                    AFTER {change}{(table is "AccessToken" && change is "UPDATE" ? Telling : "")} ON "{table}"
                    BEGIN
                        UPDATE "AccessState" SET "Changes" = "Changes" + 1;
                    END
                    """);
    }
}
