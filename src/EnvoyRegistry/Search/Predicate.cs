using System.Linq.Expressions;
using EnvoyRegistry.Data.Viewing;

namespace EnvoyRegistry.Search;

/// <summary>
/// Conditions put together as expressions. Values stand in them as members of what a lambda captured, which EF makes
/// parameters of: one SQL text for all values, and none of a caller's words in it.
/// </summary>
static class Predicate
{
    public static Expression<Func<T, bool>> All<T>(IEnumerable<Expression<Func<T, bool>>> conditions) =>
        Join(conditions, Expression.AndAlso) ?? (_ => true);

    /// <summary>Null when there are no conditions.</summary>
    public static Expression<Func<T, bool>>? Any<T>(IEnumerable<Expression<Func<T, bool>>> conditions) =>
        Join(conditions, Expression.OrElse);

    public static Expression<Func<T, bool>> Not<T>(Expression<Func<T, bool>> condition) =>
        Expression.Lambda<Func<T, bool>>(Expression.Not(condition.Body), condition.Parameters);

    /// <summary>That one of the items an object has meets a condition.</summary>
    public static Expression<Func<T, bool>> Some<T, TItem>(
        Expression<Func<T, IQueryable<TItem>>> items, Expression<Func<TItem, bool>> condition) =>
        Expression.Lambda<Func<T, bool>>(
            Expression.Call(
                typeof(Queryable), nameof(Queryable.Any), [typeof(TItem)], items.Body, Expression.Quote(condition)),
            items.Parameters);

    /// <summary>A condition on what a member holds, as one on the object.</summary>
    public static Expression<Func<T, bool>> Build<T, TMember>(
        Expression<Func<T, TMember>> member, Expression<Func<TMember, bool>> condition) =>
        Expression.Lambda<Func<T, bool>>(
            condition.BodyOn(member.Body), member.Parameters);

    static Expression<Func<T, bool>>? Join<T>(
        IEnumerable<Expression<Func<T, bool>>> conditions, Func<Expression, Expression, BinaryExpression> join)
    {
        var it = Expression.Parameter(typeof(T), "it");
        var bodies = conditions.Select(c => c.BodyOn(it)).ToList();
        return bodies.Count == 0 ? null : Expression.Lambda<Func<T, bool>>(bodies.Aggregate(join), it);
    }
}
