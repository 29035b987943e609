using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>What goes when a person leaves: letters that wait, and reasons given in a nomination.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0016_Leaving")]
sealed class Leaving : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0016_Leaving"));
}
