using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>Appointments with all that leads to them, and the days that they take.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0006_Appointments")]
sealed class AppointmentTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0006_Appointments"));
}
