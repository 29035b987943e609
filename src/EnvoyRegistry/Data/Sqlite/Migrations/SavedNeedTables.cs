using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>Needs that offices keep.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0017_SavedNeeds")]
sealed class SavedNeedTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0017_SavedNeeds"));
}
