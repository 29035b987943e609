using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>A changed form of address is searched anew with its name.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0002_SearchedTitle")]
sealed class SearchedTitle : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0002_SearchedTitle"));
}
