using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>The audit, which only grows.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0007_Audit")]
sealed class Audit : Migration
{
    static readonly (string Table, string Change)[] s_forbidden =
    [
        ("AuditEntry", "UPDATE"), ("AuditEntry", "DELETE"), ("AuditSubject", "UPDATE"), ("AuditSubject", "DELETE"),
        ("AuditChange", "UPDATE"), ("AuditChange", "DELETE"), ("AuditHead", "DELETE"),
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(MigrationScript.Read("0007_Audit"));
        foreach (var (table, change) in s_forbidden)
            migrationBuilder.Sql($"""
                CREATE TRIGGER "TR_{table}_{change}_OnlyGrows" BEFORE {change} ON "{table}"
                BEGIN
                    SELECT RAISE(ABORT, 'The audit only grows.');
                END
                """);
    }
}
