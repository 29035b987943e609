using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>The whole life of groupings: requests, consultation, seats that are asked for, papers.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0009_GroupingLife")]
sealed class GroupingLife : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0009_GroupingLife"));
}
