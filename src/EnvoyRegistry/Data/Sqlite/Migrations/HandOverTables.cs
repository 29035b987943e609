using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>What a change of the Chair asks of live cases.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0012_HandOver")]
sealed class HandOverTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0012_HandOver"));
}
