using System.Linq.Expressions;

namespace Parley.GraphQL.Binding;

/// <summary>One total order of a page's rows: sort keys that are never null, the last of them unique.</summary>
public sealed class PageOrder<TRow>
{
    readonly List<SortKey> _keys = [];

    internal IReadOnlyList<SortKey> Keys => _keys;

    public PageOrder<TRow> By(Expression<Func<TRow, object>> key) => Add(key, isDescending: false);

    public PageOrder<TRow> ByDescending(Expression<Func<TRow, object>> key) => Add(key, isDescending: true);

    PageOrder<TRow> Add(LambdaExpression key, bool isDescending)
    {
        _keys.Add(new SortKey(SortKey.Unboxed(key), isDescending));
        return this;
    }
}

/// <summary>A cell whose order the database and a cursor agree on.</summary>
sealed record SortKey(LambdaExpression Key, bool IsDescending)
{
    public static bool CanBe(Type key) => key.IsEnum
        || key == typeof(string) || key == typeof(long) || key == typeof(int) || key == typeof(short)
        || key == typeof(byte)
        || key == typeof(DateOnly) || key == typeof(DateTime);

    /// <summary>
    /// The key without the conversion to <see cref="object"/> that its binding needs; an enum as its number.
    /// </summary>
    public static LambdaExpression Unboxed(LambdaExpression key)
    {
        var isBoxed = key.Body.NodeType == ExpressionType.Convert && key.Body.Type == typeof(object);
        var body = isBoxed ? ((UnaryExpression)key.Body).Operand : key.Body;
        return Expression.Lambda(body, key.Parameters);
    }

    public static IReadOnlyList<SortKey> Ascending(IEnumerable<LambdaExpression> keys) =>
        [.. keys.Select(k => new SortKey(Unboxed(k), false))];
}
