using System.Collections.Concurrent;
using System.Text;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Data.Sqlite.History;
using Microsoft.Data.Sqlite;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Data.Sqlite.Reading;

/// <summary>
/// Readers that see the register as it was at an instant. On their connections every table that has a history is hidden
/// by a view of it, and every other one that tells of a person by nothing: the same statements then answer of the past.
/// </summary>
sealed class PastReaders(string path, TimeProvider time) : IDisposable
{
    const int Most = 4;
    const string At = """(SELECT "At" FROM temp."AsOf")""";

    static readonly SqlText s_begins = new("""SELECT "Begins" FROM main."Register_History" """);
    static readonly SqlText s_stand = new("""UPDATE temp."AsOf" SET "At" = ?1""");

    readonly ConcurrentBag<SqliteReader> _idle = [];

    /// <exception cref="GraphQLException">The instant lies ahead, or before the history.</exception>
    public SqliteReader Take(DateTime instant, CancellationToken cancellation)
    {
        if (instant > time.GetUtcNow().UtcDateTime)
            throw Refused($"`asOf` takes an instant that has been; {Text(instant)} lies ahead.");
        if (!_idle.TryTake(out var reader))
            reader = Open();
        reader.Begin(cancellation);
        try
        {
            Stand(reader, instant);
            return reader;
        }
        catch
        {
            Return(reader);
            throw;
        }
    }

    public void Return(SqliteReader reader)
    {
        reader.End();
        if (_idle.Count < Most)
            _idle.Add(reader);
        else
            reader.Dispose();
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var reader))
            reader.Dispose();
    }

    static void Stand(SqliteReader reader, DateTime instant)
    {
        using (var begins = reader.Take(s_begins))
        {
            begins.Read();
            var first = Encoding.UTF8.GetString(begins.Utf8(0));
            if (string.CompareOrdinal(UtcSeconds.Stored(instant), first) < 0)
                throw Refused($"`asOf` takes an instant from {Text(first)} on, when the register's history begins; "
                    + $"{Text(instant)} is before that.");
        }
        using var stand = reader.Take(s_stand, [instant]);
        stand.Read();
    }

    SqliteReader Open()
    {
        var reader = new SqliteReader(path);
        reader.Run("""
            PRAGMA temp_store = MEMORY;
            CREATE TEMP TABLE "AsOf" ("At" TEXT);
            INSERT INTO temp."AsOf" VALUES (NULL);
            """);
        using var connection = RegistryFile.OpenAside(path);
        foreach (var name in HistoryTable.Kept)
            reader.Run(HistoryTable.Read(connection, name).View(At));
        foreach (var name in WithoutPast(connection))
            reader.Run($"""CREATE TEMP VIEW "{name}" AS SELECT * FROM main."{name}" WHERE 0""");
        return reader;
    }

    // Whatever refers to a row that has a past, and has none itself, would tell of today.
    static IEnumerable<string> WithoutPast(SqliteConnection connection) => connection.Rows(
            """
            SELECT DISTINCT t.name, k."table" FROM pragma_table_list AS t JOIN pragma_foreign_key_list(t.name) AS k
            WHERE t.schema = 'main' AND t.type = 'table'
            """,
            row => (Table: row.GetString(0), To: row.GetString(1)))
        .Where(r => HistoryTable.Kept.Contains(r.To) && !HistoryTable.Kept.Contains(r.Table))
        .Select(r => r.Table).Distinct();

    static string Text(DateTime instant) => Text(UtcSeconds.Stored(instant));

    static string Text(string stored) => stored.Replace(' ', 'T') + "Z";

    static GraphQLException Refused(string message) => new(GraphQLError.BadArgument(["asOf"], message));
}
