using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>What a change of the Chair finds of situations in which nothing is alive.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0014_HandOverSituations")]
sealed class HandOverSituations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0014_HandOverSituations"));
}
