using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>When the history of entries begins, and what time it is for whoever writes.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0015_History")]
sealed class History : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0015_History"));
}
