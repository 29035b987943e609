using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>By which addresses people sign in, as hashes.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0009_SignInAddresses")]
sealed class SignInAddresses : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0009_SignInAddresses"));
}
