using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>When people last declared their ties, or that they have none.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0004_ConflictDeclarations")]
sealed class ConflictDeclarations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0004_ConflictDeclarations"));
}
