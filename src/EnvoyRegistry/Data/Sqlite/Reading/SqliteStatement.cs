using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Data.Sqlite.Reading;

/// <summary>SQL as EF made it of a query; <c>?1</c> is the query's first parameter.</summary>
/// <param name="constants">
/// Values that EF made parameters of although they never change: they follow the query's own.
/// </param>
sealed class SqliteText(string sql, int firstConstant, IReadOnlyList<object?> constants) : SqlText(sql)
{
    public int FirstConstant => firstConstant;

    /// <summary>A <see cref="Viewing.ViewerCell"/> among them is what each viewer brings.</summary>
    public IReadOnlyList<object?> Constants => constants;

    /// <summary>
    /// Where each asked column is, as EF merges columns that are the same in SQL; null where column and ordinal agree.
    /// </summary>
    public int[]? Ordinals { get; init; }
}

/// <summary>
/// A query, translated when first opened; once more for each pattern of nulls and booleans, which change the SQL.
/// </summary>
sealed class SqliteStatement(RowQuery query, IDbContextFactory<RegistryDb> contexts) : Statement
{
    readonly ConcurrentDictionary<ulong, SqliteText> _texts = new();
    readonly ParameterExpression[] _parameters = [.. query.Rows.Parameters.Skip(1)];
    readonly DynamicQuery? _dynamic = DynamicQuery.In(query);

    public override Cursor Open(Session session, Row? parent, int keyColumn, ReadOnlySpan<object?> arguments)
    {
        if (_dynamic is not null)
            return OpenDynamic((SqliteSession)session, arguments);
        var firstArgument = parent is null ? 0 : 1;
        var pattern = 0UL;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is null)
                pattern |= SqliteTranslator.Null(i + firstArgument);
            else if (arguments[i] is true)
                pattern |= SqliteTranslator.True(i + firstArgument);
        }
        var text = _texts.TryGetValue(pattern, out var known) ? known : _texts.GetOrAdd(pattern, Translate);
        var cursor = ((SqliteSession)session).Take(text);
        if (parent is not null)
            cursor.Bind(0, parent, keyColumn);
        for (var i = 0; i < arguments.Length; i++)
            cursor.Bind(i + firstArgument, arguments[i]);
        return cursor;
    }

    /// <summary>For arguments that are there, and not true.</summary>
    public override string ToString() =>
        _dynamic is not null ? "-- made of each request's arguments" : _texts.GetOrAdd(0, Translate).Sql;

    SqliteCursor OpenDynamic(SqliteSession session, ReadOnlySpan<object?> arguments)
    {
        var (text, values) = _dynamic!.Translate(contexts, arguments[0]);
        var cursor = session.Take(text);
        // The first argument made the query; the others are the page's.
        for (var i = 1; i < arguments.Length; i++)
            cursor.Bind(i - 1, arguments[i]);
        cursor.BindConstants(values);
        return cursor;
    }

    SqliteText Translate(ulong pattern)
    {
        using var db = contexts.CreateDbContext();
        return new SqliteTranslator(db, query, _parameters, pattern).Translate();
    }
}
