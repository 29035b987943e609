using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>Nominations with the consent to them, and reminders.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0006_Nominations")]
sealed class Nominations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0006_Nominations"));
}
