using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Migrations;

/// <summary>The register's first tables: participants and Chair, vocabulary, rules, people, availability.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0001_Initial")]
sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(MigrationScript.Read("0001_Initial"));
}
