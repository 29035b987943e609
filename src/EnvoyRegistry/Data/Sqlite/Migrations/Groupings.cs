using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>Groupings with their members.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0002_Groupings")]
sealed class Groupings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0002_Groupings"));
}
