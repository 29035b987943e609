using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>By which link a consent is answered.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0010_PartyConsentLink")]
sealed class PartyConsentLink : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0010_PartyConsentLink"));
}
