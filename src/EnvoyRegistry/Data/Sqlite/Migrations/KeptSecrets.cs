using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>Whose secret an answer tells that is kept for a repetition.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0018_KeptSecrets")]
sealed class KeptSecrets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0018_KeptSecrets"));
}
