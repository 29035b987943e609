using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>Keys to seal personal data under.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0005_Vault")]
sealed class Vault : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0005_Vault"));
}
