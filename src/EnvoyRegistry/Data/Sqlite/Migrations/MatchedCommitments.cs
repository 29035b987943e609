using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>Matching is told of every change of a commitment.</summary>
[DbContext(typeof(RegistryDb))]
[Migration("0008_MatchedCommitments")]
sealed class MatchedCommitments : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MigrationScript.Read("0008_MatchedCommitments"));
}
