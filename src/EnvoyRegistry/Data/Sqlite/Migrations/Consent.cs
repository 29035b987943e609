using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>R3: an entry stands under a consent on record, or waits for it; and how people are reached.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0005_Consent")]
sealed class Consent : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0005_Consent"));
}
