using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>What papers belong to entries; their bytes lie beside the register.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0013_Attachments")]
sealed class Attachments : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0013_Attachments"));
}
