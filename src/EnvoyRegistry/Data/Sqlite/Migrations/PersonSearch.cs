using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>Full-text search over people. People already there are folded by the first save after it.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0004_PersonSearch")]
sealed class PersonSearch : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0004_PersonSearch"));
}
