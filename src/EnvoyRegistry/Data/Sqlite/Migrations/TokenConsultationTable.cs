using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>On which consultation a token rests.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0007_TokenConsultation")]
sealed class TokenConsultationTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0007_TokenConsultation"));
}
