using System.Collections.Concurrent;
using System.Linq.Expressions;
using EnvoyRegistry.Data.Viewing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Data.Sqlite.Reading;

/// <summary>
/// The engine's way to the register: EF Core translates a query once, the prepared statement is then run on pooled
/// read-only connections and its cells are read as the bytes they are stored as.
/// </summary>
sealed class SqliteDatabase(
    string path, IDbContextFactory<RegistryDb> contexts, IViewers viewers, TimeProvider? time = null)
    : Database, IPlainReads, IDisposable
{
    // Readers beyond a few a core only share the same processors; what a burst opens above that is closed again.
    static readonly int s_kept = Environment.ProcessorCount * 2;

    readonly ConcurrentBag<SqliteReader> _idle = [];
    readonly PastReaders _past = new(path, time ?? TimeProvider.System);
    int _idleCount;

    public override bool IsRow(Type type)
    {
        using var db = contexts.CreateDbContext();
        return db.Model.FindEntityType(type) is not null;
    }

    public override Statement Prepare(RowQuery query) => new SqliteStatement(query, contexts);

    public override Session Open(CancellationToken cancellation)
    {
        var reader = Take();
        reader.Begin(cancellation);
        return new SqliteSession(Return, reader, viewers.Current);
    }

    // A focal point's nominees of then need not be hers today: she reads the past as her participant does.
    public override Session Open(DateTime instant, CancellationToken cancellation) => new SqliteSession(
        _past.Return, _past.Take(instant, cancellation), viewers.Current with { ParticipantId = Viewer.None });

    public long Number(SqlText sql, params ReadOnlySpan<object?> values)
    {
        var reader = Take();
        try
        {
            using var row = reader.Take(sql, values);
            return row.Read() ? row.Int64(0) : throw new InvalidOperationException($"There is no row: {sql.Sql}");
        }
        finally
        {
            Keep(reader);
        }
    }

    /// <summary>Whether all that is asked of it was translated before, so that it need not be tried.</summary>
    public bool IsTried { get; set; }

    public override string? Probe(Type row, IReadOnlyList<LambdaExpression> columns)
    {
        if (IsTried)
            return null;
        using var db = contexts.CreateDbContext();
        // What is mapped is there to be read, and needs no trial.
        var mapped = db.Model.FindEntityType(row)!;
        IReadOnlyList<LambdaExpression> computed =
        [
            .. columns.Where(column => !IsMapped(mapped, column))
                .Distinct(ExpressionEqualityComparer.Instance).Cast<LambdaExpression>(),
        ];
        if (computed.Count is 0 || Translates(db, row, computed) is null)
            return null;
        // One of them does not: say which, and why.
        var problems = computed.Select(c => Translates(db, row, [c]) is { } problem ? $"{c.Body}: {problem}" : null);
        return string.Join("; ", problems.OfType<string>());
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var reader))
            reader.Dispose();
        _past.Dispose();
    }

    public int IdleReaders => Volatile.Read(ref _idleCount);

    SqliteReader Take()
    {
        if (!_idle.TryTake(out var reader))
            return new SqliteReader(path);
        Interlocked.Decrement(ref _idleCount);
        return reader;
    }

    void Return(SqliteReader reader)
    {
        reader.End();
        Keep(reader);
    }

    void Keep(SqliteReader reader)
    {
        // Counted here, since a ConcurrentBag stops everyone to count itself.
        if (Interlocked.Increment(ref _idleCount) <= s_kept)
        {
            _idle.Add(reader);
            return;
        }
        Interlocked.Decrement(ref _idleCount);
        reader.Dispose();
    }

    static bool IsMapped(IEntityType mapped, LambdaExpression column) =>
        column.Body is MemberExpression { Expression: ParameterExpression, Member.Name: var name }
            && mapped.FindProperty(name) is not null;

    // In a projection EF quietly computes on the client what it cannot translate; in an ordering it says so.
    static string? Translates(RegistryDb db, Type row, IReadOnlyList<LambdaExpression> columns)
    {
        try
        {
            var rows = typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(row);
            var set = ((IQueryable)rows.Invoke(db, null)!).Expression;
            for (var i = 0; i < columns.Count; i++)
            {
                var method = i == 0 ? nameof(Queryable.OrderBy) : nameof(Queryable.ThenBy);
                set = Expression.Call(
                    typeof(Queryable), method, [row, columns[i].ReturnType], set, Expression.Quote(columns[i]));
            }
            db.CreateQuery(row, ViewerExpressions.PutViewer(db, set)).CreateDbCommand().Dispose();
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message.ReplaceLineEndings(" ");
        }
    }
}

/// <summary>One operation's hold on a reader.</summary>
sealed class SqliteSession(Action<SqliteReader> giveBack, SqliteReader reader, Viewer viewer) : Session, IPlainSession
{
    bool _isReturned;

    public SqliteReader Reader => reader;

    /// <summary>A statement that reads for this operation's viewer.</summary>
    public SqliteCursor Take(SqliteText text) => reader.Take(text).For(viewer);

    public Cursor Read(SqlText sql, ReadOnlySpan<object?> values) => reader.Take(sql, values);

    public override void Dispose()
    {
        if (_isReturned)
            return;
        _isReturned = true;
        giveBack(reader);
    }
}
