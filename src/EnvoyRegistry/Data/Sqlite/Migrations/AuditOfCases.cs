using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>Which cases an entry of the audit concerns.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0008_AuditOfCases")]
sealed class AuditOfCases : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0008_AuditOfCases"));
}
