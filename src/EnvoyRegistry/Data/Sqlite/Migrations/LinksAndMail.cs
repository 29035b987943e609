using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>One-time links, and the mail that waits to be sent.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0007_LinksAndMail")]
sealed class LinksAndMail : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0007_LinksAndMail"));
}
