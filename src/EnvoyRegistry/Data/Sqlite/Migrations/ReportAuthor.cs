using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>Who wrote a report stands in it.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0013_ReportAuthor")]
sealed class ReportAuthor : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0013_ReportAuthor"));
}
