using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>Situations with their parties, events and notes on risk.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0002_Situations")]
sealed class SituationTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0002_Situations"));
}
