using System.Linq.Expressions;

namespace Parley.GraphQL.Binding;

/// <summary>An expression as a function of a value in memory.</summary>
static class Getter
{
    public static Func<object?, object?> Of(LambdaExpression getter)
    {
        var boxed = Expression.Parameter(typeof(object));
        var body = Replace.Parameter(getter, Expression.Convert(boxed, getter.Parameters[0].Type));
        return Expression.Lambda<Func<object?, object?>>(Expression.Convert(body, typeof(object)), boxed).Compile();
    }
}

/// <summary>Puts an expression in the place of a lambda's parameter.</summary>
sealed class Replace : ExpressionVisitor
{
    readonly ParameterExpression _parameter;
    readonly Expression _value;

    Replace(ParameterExpression parameter, Expression value) => (_parameter, _value) = (parameter, value);

    public static Expression Parameter(LambdaExpression lambda, Expression value) =>
        new Replace(lambda.Parameters[0], value).Visit(lambda.Body);

    protected override Expression VisitParameter(ParameterExpression node) => node == _parameter ? _value : node;
}
