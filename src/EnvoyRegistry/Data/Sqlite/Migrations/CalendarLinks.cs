using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>Addresses to subscribe to, and what people were asked by mail about their days.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0014_CalendarLinks")]
sealed class CalendarLinks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0014_CalendarLinks"));
}
