using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.Data.Sqlite.Migrations;

public sealed class MigrationTests
{
    [Fact]
    public void The_migrated_tables_are_the_mapped_ones()
    {
        using var register = new TemporaryRegister();
        using var db = register.Open();

        var migrated = Schema(db.Database.GetDbConnection());
        using var mapped = new SqliteConnection("Data Source=:memory:");
        mapped.Open();
        Run(mapped, db.Database.GenerateCreateScript());

        migrated.ShouldBe(Schema(mapped));
    }

    static List<string> Schema(System.Data.Common.DbConnection connection)
    {
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT sql FROM sqlite_master
            WHERE sql IS NOT NULL AND type <> 'trigger' AND tbl_name NOT LIKE '%\_History' ESCAPE '\'
                AND name NOT LIKE 'sqlite_%' AND tbl_name NOT LIKE '\_\_EFMigrations%' ESCAPE '\'
                AND name NOT IN (SELECT name FROM pragma_table_list WHERE type IN ('virtual', 'shadow'))
            ORDER BY type, name
            """;
        using var reader = command.ExecuteReader();
        var statements = new List<string>();
        while (reader.Read())
            statements.Add(Regex.Replace(reader.GetString(0), @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1)));
        return statements;
    }

    static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
