using System.Linq.Expressions;

namespace GraphQL.Planning;

/// <summary>
/// Turns <c>(db, key, arguments) => rows</c> into <c>(db, key, p1, p2 …) => rows</c> with scalar parameters only: each
/// chain of members that begins at the arguments becomes a parameter of its own, read once an operation.
/// </summary>
sealed class QueryParameters : ExpressionVisitor
{
    readonly ParameterExpression _arguments;
    readonly List<(Expression Chain, ParameterExpression Parameter)> _found = [];

    QueryParameters(ParameterExpression arguments) => _arguments = arguments;

    /// <param name="rows">With the arguments, if any, as last parameter.</param>
    /// <param name="readers">For each parameter taken out, how it is read from the arguments.</param>
    public static LambdaExpression Flatten(LambdaExpression rows, bool hasArguments, out IReadOnlyList<Func<object?, object?>> readers)
    {
        if (!hasArguments)
        {
            readers = [];
            return rows;
        }
        var arguments = rows.Parameters[^1];
        var visitor = new QueryParameters(arguments);
        var body = visitor.Visit(rows.Body);
        readers = [.. visitor._found.Select(f => Reader(f.Chain, arguments))];
        return Expression.Lambda(body, [.. rows.Parameters.SkipLast(1), .. visitor._found.Select(f => f.Parameter)]);
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        // What is asked of a nullable stays in the query: its value may only be read where it is not null.
        if (!BeginsAtArguments(node) || Nullable.GetUnderlyingType(node.Expression!.Type) is not null)
            return base.VisitMember(node);
        var text = node.ToString();
        var known = _found.Find(f => f.Chain.ToString() == text);
        if (known.Parameter is not null)
            return known.Parameter;
        var parameter = Expression.Parameter(node.Type, $"a{_found.Count}");
        _found.Add((node, parameter));
        return parameter;
    }

    bool BeginsAtArguments(Expression node) => node switch
    {
        MemberExpression { Expression: { } inner } => BeginsAtArguments(inner),
        _ => node == _arguments,
    };

    static Func<object?, object?> Reader(Expression chain, ParameterExpression arguments)
    {
        var boxed = Expression.Parameter(typeof(object));
        var body = Replace.Parameter(chain, arguments, Expression.Convert(boxed, arguments.Type));
        return Expression.Lambda<Func<object?, object?>>(Expression.Convert(body, typeof(object)), boxed).Compile();
    }
}
