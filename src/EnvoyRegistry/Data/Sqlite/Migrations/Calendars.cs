using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>What people say about their days, with a version and with who told.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0012_Calendars")]
sealed class Calendars : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0012_Calendars"));
}
