using System.Linq.Expressions;
using System.Reflection;

namespace Parley.GraphQL.Binding;

/// <summary>A query with scalar parameters only: <c>(db[, key], p0, p1 …) => rows</c>.</summary>
/// <param name="Readers">Reads each of its parameters, after the key, from the field's arguments.</param>
sealed record FlatQuery(LambdaExpression Rows, IReadOnlyList<Func<object?, object?>> Readers);

/// <summary>
/// Takes out of <c>(db, key, arguments) => rows</c> whatever depends on the arguments alone: it becomes a parameter,
/// computed once an operation. So a query may test and compute with its arguments as it likes, and the database gets
/// the results.
/// </summary>
sealed class QueryParameters : ExpressionVisitor
{
    readonly ParameterExpression _arguments;
    readonly List<(Expression Value, ParameterExpression Parameter)> _found = [];

    QueryParameters(ParameterExpression arguments) => _arguments = arguments;

    /// <param name="rows">With the arguments, if any, as last parameter.</param>
    public static FlatQuery Flatten(LambdaExpression rows, bool hasArguments)
    {
        if (!hasArguments)
            return new FlatQuery(rows, []);
        var visitor = new QueryParameters(rows.Parameters[^1]);
        var body = visitor.Visit(rows.Body)!;
        return new FlatQuery(
            Expression.Lambda(body, [.. rows.Parameters.SkipLast(1), .. visitor._found.Select(f => f.Parameter)]),
            [.. visitor._found.Select(f => Expression.Lambda(new NullSafe().Visit(f.Value), visitor._arguments))
                .Select(Getter.Compile)]);
    }

    public override Expression? Visit(Expression? node)
    {
        if (node is null || !IsScalar(node.Type) || !FreeParameters.In(node).SetEquals([_arguments]))
            return base.Visit(node);
        var text = node.ToString();
        var known = _found.Find(f => f.Value.Type == node.Type && f.Value.ToString() == text);
        if (known.Parameter is not null)
            return known.Parameter;
        var parameter = Expression.Parameter(node.Type, $"a{_found.Count}");
        _found.Add((node, parameter));
        return parameter;
    }

    static bool IsScalar(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum || type == typeof(string) || type == typeof(bool)
            || type == typeof(int) || type == typeof(long) || type == typeof(short) || type == typeof(byte)
            || type == typeof(double) || type == typeof(DateOnly) || type == typeof(DateTime);
    }

    sealed class FreeParameters : ExpressionVisitor
    {
        readonly HashSet<ParameterExpression> _free = [];
        readonly HashSet<ParameterExpression> _bound = [];

        public static HashSet<ParameterExpression> In(Expression node)
        {
            var visitor = new FreeParameters();
            visitor.Visit(node);
            visitor._free.ExceptWith(visitor._bound);
            return visitor._free;
        }

        protected override Expression VisitLambda<T>(Expression<T> node)
        {
            _bound.UnionWith(node.Parameters);
            return base.VisitLambda(node);
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            _free.Add(node);
            return node;
        }
    }

    /// <summary>
    /// What is asked of an argument that was not given is the default of its type, where C# would throw: in
    /// <c>args.Of == null || t.Id == args.Of.Value.Key</c> both sides are computed beforehand.
    /// </summary>
    sealed class NullSafe : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node)
        {
            var read = (MemberExpression)base.VisitMember(node);
            if (read is not { Expression: { } of, Member: PropertyInfo or FieldInfo })
                return read;
            if (Nullable.GetUnderlyingType(of.Type) is not null && read.Member.Name == "Value")
                return Expression.Coalesce(of, Expression.Default(read.Type));
            return OrDefault(of, read);
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            var call = (MethodCallExpression)base.VisitMethodCall(node);
            return call.Object is { } of ? OrDefault(of, call) : call;
        }

        static Expression OrDefault(Expression of, Expression result) => of.Type.IsValueType ? result
            : Expression.Condition(
                Expression.Equal(of, Expression.Constant(null, of.Type)), Expression.Default(result.Type), result);
    }
}
