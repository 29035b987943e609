using System.Text;
using EnvoyRegistry.Data.Sqlite.History;
using Microsoft.Data.Sqlite;

namespace EnvoyRegistry.Tests.Data.Sqlite.Migrations;

/// <summary>
/// A register's schema as SQL to be read from top to bottom: each table in the order in which the migrations made them,
/// with its indexes and triggers. How the history is kept is told once.
/// </summary>
static class SchemaText
{
    const string Heading = """
    -- Every table of a register with its indexes and triggers, and its views, as they stand after all migrations.
    --
    -- MigrationTests makes this text of a fresh register, and fails where it is another; with RECORD_SCHEMA=1 in its
    -- environment it writes this file anew. It lies here, beside the migrations and not beside the test, because
    -- whoever writes a migration reads here what there is, and whoever reviews it reads in this file's diff what
    -- it did. What SQLite, FTS5 and EF Core keep for themselves is left out, and the comments are in the scripts.
    """;

    const string History = """
    -- The history of entries. What Person_History is to Person, each of these is to the table that it is named after:
    -- every version of a row, with the instants from and until which it held. HistoryTable (C#) makes them, their
    -- indexes and three triggers for each, TR_Person_INSERT_History and so on, which are all of this form:
    """;

    public static string Of(SqliteConnection connection)
    {
        var things = connection.Rows(
            """
            SELECT type, name, tbl_name, sql FROM sqlite_schema
            WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name NOT LIKE '\_\_EF%' ESCAPE '\'
                AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
            ORDER BY rowid
            """,
            row => new Thing(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)));
        var history = HistoryTable.Kept.Select(name => HistoryTable.Read(connection, name)).ToList();
        var kept = history.Select(table => table.History).ToHashSet();
        var keeping = history.SelectMany(table => HistoryTable.TriggersOf(table.Name)).ToHashSet();

        var text = new StringBuilder().Append(Heading).Append("\n\n");
        foreach (var table in things.Where(t => t.Type is "table" or "view" && !kept.Contains(t.Name)))
            Write(text, table, things.Where(t => t.Table == table.Name && !keeping.Contains(t.Name)));
        text.Append(History).Append("\n--\n");
        foreach (var line in Rule(history, things).Split('\n'))
            text.Append($"--     {line}".TrimEnd()).Append('\n');
        text.Append('\n');
        foreach (var table in things.Where(t => t.Type is "table" && kept.Contains(t.Name)))
            Write(text, table, things.Where(t => t.Table == table.Name));
        return text.ToString().TrimEnd() + "\n";
    }

    static void Write(StringBuilder text, Thing table, IEnumerable<Thing> belonging)
    {
        text.Append(table.Sql).Append(";\n\n");
        var indexes = belonging.Where(t => t.Type is "index").ToList();
        indexes.ForEach(index => text.Append(index.Sql).Append(";\n"));
        if (indexes.Count > 0)
            text.Append('\n');
        foreach (var trigger in belonging.Where(t => t.Type is "trigger"))
            text.Append(trigger.Sql).Append(";\n\n");
    }

    /// <summary>The triggers that keep a table's history, in words that fit all of the tables.</summary>
    static string Rule(IEnumerable<HistoryTable> history, IReadOnlyList<Thing> things) => history
        .Select(table => string.Join(";\n\n", HistoryTable.TriggersOf(table.Name)
            .Select(name => General(table, things.Single(t => t.Name == name).Sql))) + ";")
        .Distinct().ShouldHaveSingleItem("the triggers of one table are not like those of the others");

    static string General(HistoryTable table, string sql)
    {
        var columns = table.Columns.Select(c => c.Name).ToList();
        return sql
            .Replace(
                Each(" OR ", columns, "OLD.\"{0}\" IS NOT NEW.\"{0}\""), "<a column of OLD> IS NOT <that of NEW> OR …")
            .Replace(Each(", ", columns, "NEW.\"{0}\""), "<columns of NEW>")
            .Replace(Each(", ", columns, "\"{0}\""), "<columns>")
            .Replace(Each(" AND ", table.Key, "\"{0}\" = OLD.\"{0}\""), "<key> = <key of OLD>")
            .Replace(Each(" AND ", table.Key, "\"{0}\" = NEW.\"{0}\""), "<key> = <key of NEW>")
            .Replace($"\"{table.Name}\"", "<table>").Replace($"\"{table.History}\"", "<table>_History")
            .Replace($"\"TR_{table.Name}_", "\"TR_<table>_");
    }

    static string Each(string between, IEnumerable<string> columns, string form) =>
        string.Join(between, columns.Select(column => string.Format(null, form, column)));

    sealed record Thing(string Type, string Name, string Table, string Sql);
}
