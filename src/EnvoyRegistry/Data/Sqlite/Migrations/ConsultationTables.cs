using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>Consultations of all participants, their replies, and the links by which offices answer.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0003_Consultations")]
sealed class ConsultationTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0003_Consultations"));
}
