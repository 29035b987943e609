using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>What people open to others.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0008_PersonVisibility")]
sealed class PersonVisibility : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0008_PersonVisibility"));
}
