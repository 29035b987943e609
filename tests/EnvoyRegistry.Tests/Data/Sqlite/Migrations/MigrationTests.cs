using System.Text.RegularExpressions;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Data.Sqlite.History;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.Data.Sqlite.Migrations;

public sealed class MigrationTests
{
    static readonly string s_approved = Path.Combine(
        Repository.Root, "src", "EnvoyRegistry", "Data", "Sqlite", "Migrations", "schema.approved.sql");

    static readonly bool s_record = Environment.GetEnvironmentVariable("RECORD_SCHEMA") == "1";

    [Fact]
    public void The_migrated_tables_are_the_mapped_ones()
    {
        using var register = new TemporaryRegister();
        using var db = register.Open();
        using var migrated = RegistryFile.OpenAside(register.Path);
        using var mapped = new SqliteConnection("Data Source=:memory:");
        mapped.Open();
        RegistryFile.Run(mapped, db.Database.GenerateCreateScript());

        Tables(migrated).ShouldBe(Tables(mapped));
    }

    [Fact]
    public void A_fresh_register_has_the_approved_tables_indexes_views_and_triggers()
    {
        using var register = new TemporaryRegister();
        using var connection = RegistryFile.OpenAside(register.Path);
        var schema = SchemaText.Of(connection);
        if (s_record)
            File.WriteAllText(s_approved, schema);

        schema.ShouldBe(
            File.ReadAllText(s_approved).ReplaceLineEndings("\n"), "it is recorded anew with RECORD_SCHEMA=1");
    }

    /// <summary>With their indexes; without those that are no entity's.</summary>
    static List<string> Tables(SqliteConnection connection) => connection.Rows(
        """
        SELECT sql FROM sqlite_schema
        WHERE sql IS NOT NULL AND type IN ('table', 'index') AND tbl_name NOT LIKE '%\_History' ESCAPE '\'
            AND name NOT LIKE 'sqlite_%' AND tbl_name NOT LIKE '\_\_EFMigrations%' ESCAPE '\'
            AND name NOT IN (SELECT name FROM pragma_table_list WHERE type IN ('virtual', 'shadow'))
        ORDER BY type, name
        """,
        row => Regex.Replace(row.GetString(0), @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1)));
}
