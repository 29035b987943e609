using System.Linq.Expressions;

namespace EnvoyRegistry.Data.Viewing;

static class LambdaBodies
{
    /// <summary>
    /// The body of a lambda of one parameter, with <paramref name="value"/> in the parameter's place.
    /// </summary>
    public static Expression BodyOn(this LambdaExpression lambda, Expression value) =>
        new Put(lambda.Parameters[0], value).Visit(lambda.Body);

    sealed class Put(ParameterExpression parameter, Expression value) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? value : node;
    }
}
