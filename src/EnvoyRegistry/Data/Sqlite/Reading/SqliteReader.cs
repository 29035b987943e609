using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EnvoyRegistry.Data.Sqlite.Reading;

/// <summary>
/// A read-only connection with its prepared statements. Between <see cref="Begin"/> and <see cref="End"/> it sees one
/// state of the register.
/// </summary>
sealed class SqliteReader : IDisposable
{
    // Statements of plans that are no longer used would otherwise stay for as long as the connection.
    const int MaxStatements = 512;

    // Pages are read where the system has them, up to this many bytes of the file.
    const string MapFile = "PRAGMA mmap_size = 268435456";

    readonly sqlite3 _handle;
    readonly Dictionary<SqlText, Queue<SqliteCursor>> _free = [];
    readonly SqliteCursor _hold;
    CancellationTokenRegistration _interrupt;
    int _statements;

    static SqliteReader() => Batteries_V2.Init();

    public SqliteReader(string path)
    {
        // One thread at a time has a reader, so SQLite need not guard every call.
        var code = raw.sqlite3_open_v2(path, out _handle, raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_NOMUTEX, null);
        SqliteException.ThrowExceptionForRC(code, _handle);
        Run(MapFile);
        raw.sqlite3_busy_timeout(_handle, 10_000);
        _hold = SqliteCursor.Prepare(this, _handle, new SqlText("SELECT 1 FROM sqlite_schema"));
    }

    public sqlite3 Handle => _handle;

    public void Run(string sql) => SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(_handle, sql), _handle);

    public void Begin(CancellationToken cancellation)
    {
        // A statement that stands at a row holds the state of the register for those that follow, and an interrupt for
        // those that have not begun yet: SQLite forgets it when no statement is under way.
        _hold.Read();
        if (cancellation.CanBeCanceled)
            _interrupt = cancellation.UnsafeRegister(static handle => raw.sqlite3_interrupt((sqlite3)handle!), _handle);
    }

    public void End()
    {
        // Waits for an interrupt that is under way, so that it cannot hit the next operation.
        _interrupt.Dispose();
        _interrupt = default;
        _hold.Reset();
        if (_statements > MaxStatements)
            Forget();
    }

    /// <summary>
    /// A prepared statement that nobody is stepping: a statement may be open on two levels of one answer.
    /// </summary>
    public SqliteCursor Take(SqlText text)
    {
        if (_free.TryGetValue(text, out var free) && free.TryDequeue(out var cursor))
            return cursor;
        _statements++;
        return SqliteCursor.Prepare(this, _handle, text);
    }

    /// <summary>The same, with values for its first parameters.</summary>
    public SqliteCursor Take(SqlText text, ReadOnlySpan<object?> values)
    {
        var cursor = Take(text);
        for (var i = 0; i < values.Length; i++)
            cursor.Bind(i, values[i]);
        return cursor;
    }

    public void Return(SqliteCursor cursor)
    {
        if (!_free.TryGetValue(cursor.Text, out var free))
            _free.Add(cursor.Text, free = new Queue<SqliteCursor>());
        free.Enqueue(cursor);
    }

    public void Dispose()
    {
        Forget();
        _hold.Close();
        _handle.Dispose();
    }

    void Forget()
    {
        foreach (var cursor in _free.Values.SelectMany(f => f))
            cursor.Close();
        _free.Clear();
        _statements = 0;
    }
}
