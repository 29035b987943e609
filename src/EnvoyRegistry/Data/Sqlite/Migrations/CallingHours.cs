using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>When a person may be rung.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0011_CallingHours")]
sealed class CallingHours : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0011_CallingHours"));
}
