using System.Runtime.InteropServices;
using EnvoyRegistry.Data.Sqlite.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace EnvoyRegistry.Tests.Access;

/// <summary>
/// The statements that a running register reads by, each with the number of rows it gave. Requests must come one after
/// the other: they then all read through connections that were opened, and traced, before.
/// </summary>
sealed partial class TracedReads : IDisposable
{
    const uint Statement = 0x01, Row = 0x04;

    /// <summary>
    /// By which a connection holds its state of the register; by which FTS5 sees to tables and weights of its own, now
    /// and then; and by which letters are looked for in the background.
    /// </summary>
    static readonly string[] s_notAsked =
        ["SELECT 1 FROM sqlite_schema", "'main'.", "SELECT 10.0, 1.0, 4.0, 2.0", "FROM \"OutgoingMail\""];

    readonly SqliteDatabase _database;
    readonly HashSet<SqliteReader> _readers = [];
    readonly Callback _callback;
    readonly Lock _lock = new();
    readonly List<(string Sql, int Rows)> _read = [];
    readonly Dictionary<nint, int> _running = [];

    public TracedReads(IServiceProvider services)
    {
        _database = services.GetRequiredService<SqliteDatabase>();
        _callback = Traced; // Held here for as long as SQLite may call it.
    }

    /// <summary>To be called before a request: traces the connections that it may find.</summary>
    public void Begin()
    {
        // As many as are kept; work in the background may have put others in the place of those of last time.
        var sessions = Enumerable.Range(0, Environment.ProcessorCount * 2)
            .Select(_ => (SqliteSession)_database.Open(CancellationToken.None)).ToList();
        foreach (var session in sessions.Where(session => _readers.Add(session.Reader)))
            Trace(session.Reader.Handle.DangerousGetHandle(), Statement | Row, _callback, 0).ShouldBe(0);
        sessions.ForEach(session => session.Dispose());
        lock (_lock)
        {
            _read.Clear();
            _running.Clear();
        }
    }

    /// <summary>What was read since.</summary>
    public IReadOnlyList<(string Sql, int Rows)> End()
    {
        lock (_lock)
            return [.. _read.Where(r => !s_notAsked.Any(other => r.Sql.Contains(other, StringComparison.Ordinal)))];
    }

    public void Dispose()
    {
        foreach (var reader in _readers.Where(reader => !reader.Handle.IsClosed))
            Trace(reader.Handle.DangerousGetHandle(), 0, null, 0);
    }

    int Traced(uint what, nint context, nint statement, nint more)
    {
        lock (_lock)
        {
            if (what == Statement)
            {
                _running[statement] = _read.Count;
                _read.Add((Marshal.PtrToStringUTF8(Sql(statement))!, 0));
            }
            else if (_running.TryGetValue(statement, out var at))
            {
                _read[at] = _read[at] with { Rows = _read[at].Rows + 1 };
            }
        }
        return 0;
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    delegate int Callback(uint what, nint context, nint statement, nint more);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_trace_v2")]
    private static partial int Trace(nint database, uint mask, Callback? callback, nint context);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_sql")]
    private static partial nint Sql(nint statement);
}
