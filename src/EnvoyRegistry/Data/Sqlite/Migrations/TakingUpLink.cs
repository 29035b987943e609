using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>The link by which a state answers whether a matter within it may be taken up.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0014_TakingUpLink")]
sealed class TakingUpLink : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0014_TakingUpLink"));
}
