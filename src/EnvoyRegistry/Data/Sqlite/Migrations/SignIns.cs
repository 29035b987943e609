using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>Which tokens are sessions of a browser, and which addresses their owners have yet to prove.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0019_SignIns")]
sealed class SignIns : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0019_SignIns"));
}
