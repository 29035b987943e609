using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>The audit under the register's key: the first start after it puts it there.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0017_KeyedAudit")]
sealed class KeyedAudit : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0017_KeyedAudit"));
}
