using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>
/// All tables as they were first published: a script for each room that has some, in the order in which they refer to
/// each other. What they make together stands in <c>schema.approved.sql</c>.
/// </summary>
[DbContext(typeof(RegistryDb))]
[Migration("0001_FirstTables")]
sealed class FirstTables : Migration
{
    static readonly string[] s_rooms =
    [
        "Data", "Participants", "Expertise", "People", "Search", "Availability", "Papers", "Nominations", "Groupings",
        "Guidance", "Access", "SignIn", "Vault", "Audit", "News", "Matching", "History",
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var room in s_rooms)
            migrationBuilder.Sql(MigrationScript.Read($"0001_{room}"));
    }
}
