using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>What a letter was posted for, and why it was not sent.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0020_Letters")]
sealed class Letters : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0020_Letters"));
}
