using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>What was done for requests that may come again.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0008_Idempotency")]
sealed class Idempotency : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0008_Idempotency"));
}
