using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>What a person states of herself beyond the entry: contacts and conflicts of interest, sealed.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0011_OwnEntries")]
sealed class OwnEntries : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0011_OwnEntries"));
}
