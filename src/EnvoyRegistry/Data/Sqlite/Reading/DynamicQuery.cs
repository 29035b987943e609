using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Data.Sqlite.Reading;

/// <summary>
/// A query that the arguments shape. EF Core keeps what it compiled of each shape, so a known one costs a look-up, and
/// statements are prepared once for each SQL text.
/// </summary>
sealed class DynamicQuery(RowQuery query, InvocationExpression call)
{
    // A caller can ask for any number of shapes; those beyond this many are made anew.
    const int MaxTexts = 256;

    readonly ConcurrentDictionary<string, SqliteText> _texts = new();
    readonly ConcurrentDictionary<object, (SqliteText Text, IReadOnlyList<object?> Values)> _kept = new();
    readonly Delegate _rows = (Delegate)((ConstantExpression)call.Expression).Value!;

    // The function's own argument is no parameter of the SQL.
    readonly ParameterExpression[] _parameters = [.. query.Rows.Parameters.Skip(1)
        .Except(call.Arguments.OfType<ParameterExpression>())];

    public static DynamicQuery? In(RowQuery query) =>
        Find.Call(query.Rows.Body) is { } call ? new DynamicQuery(query, call) : null;

    /// <param name="arguments">What the resolver's function takes beside the context.</param>
    /// <returns>The statement, and this time's values of what it calls constants.</returns>
    public (SqliteText Text, IReadOnlyList<object?> Values) Translate(
        IDbContextFactory<RegistryDb> contexts, object? arguments)
    {
        if (arguments is null || !query.Keeps(arguments))
            return Translated(contexts, arguments);
        return _kept.TryGetValue(arguments, out var kept)
            ? kept : _kept.GetOrAdd(arguments, Translated(contexts, arguments));
    }

    (SqliteText Text, IReadOnlyList<object?> Values) Translated(
        IDbContextFactory<RegistryDb> contexts, object? arguments)
    {
        using var db = contexts.CreateDbContext();
        var rows = (IQueryable)_rows.Method.Invoke(
            _rows.Target, BindingFlags.DoNotWrapExceptions, null, [db, arguments], null)!;
        var body = Find.Replace(query.Rows.Body, call, rows.Expression);
        var made = query with { Rows = Expression.Lambda(body, [query.Rows.Parameters[0], .. _parameters]) };
        var text = new SqliteTranslator(db, made, _parameters, 0).Translate();
        if (_texts.TryGetValue(text.Sql, out var known))
            return (known, text.Constants);
        return (_texts.Count < MaxTexts ? _texts.GetOrAdd(text.Sql, text) : text, text.Constants);
    }

    sealed class Find : ExpressionVisitor
    {
        InvocationExpression? _found;
        Expression? _replacement;

        public static InvocationExpression? Call(Expression body)
        {
            var visitor = new Find();
            visitor.Visit(body);
            return visitor._found;
        }

        public static Expression Replace(Expression body, InvocationExpression call, Expression replacement) =>
            new Find { _found = call, _replacement = replacement }.Visit(body);

        protected override Expression VisitInvocation(InvocationExpression node)
        {
            if (_replacement is not null && node == _found)
                return _replacement;
            if (node.Expression is ConstantExpression)
                _found ??= node;
            return node;
        }
    }
}
