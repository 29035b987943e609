using System.Linq.Expressions;

namespace GraphQL.Binding;

/// <summary>The sort keys of a page: cells whose order the database and a cursor agree on.</summary>
static class PageOrder
{
    public static bool CanBe(Type key) => key.IsEnum
        || key == typeof(string) || key == typeof(long) || key == typeof(int) || key == typeof(short) || key == typeof(byte)
        || key == typeof(DateOnly) || key == typeof(DateTime);

    /// <summary>The key without the conversion to <see cref="object"/> that its binding needs; an enum as its number.</summary>
    public static LambdaExpression Unboxed(LambdaExpression key)
    {
        var body = key.Body is UnaryExpression { NodeType: ExpressionType.Convert } boxed && boxed.Type == typeof(object) ? boxed.Operand : key.Body;
        return Expression.Lambda(body, key.Parameters);
    }
}
