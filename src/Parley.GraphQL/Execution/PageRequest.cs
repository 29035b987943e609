using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Planning;

namespace Parley.GraphQL.Execution;

/// <summary>Which page was asked for.</summary>
/// <param name="Cursor">The sort keys it begins beyond; null for the first or last page.</param>
/// <param name="Fingerprint">Of the question (<see cref="PageQuestion"/>): its cursors are good for no other.</param>
sealed record PageRequest(int Size, bool IsBackward, int Order, object[]? Cursor, ulong Fingerprint)
{
    /// <exception cref="GraphQLException">The paging arguments contradict each other or go over the limit.</exception>
    public static PageRequest Read(PagePlan plan, ArgumentValues values, PlanLimits limits)
    {
        var (arguments, order) = (values.Coerced, plan.Choose(values.Bound));
        var asked = PageAsked.Read(
            arguments.GetValueOrDefault("first") as int?, arguments.GetValueOrDefault("after") as string,
            arguments.GetValueOrDefault("last") as int?, arguments.GetValueOrDefault("before") as string,
            limits.DefaultPageSize, limits.MaxPageSize);
        var fingerprint = PageQuestion.Fingerprint(plan.Coordinate, order, arguments);
        object[]? keys = null;
        var keyCount = plan.Orders[order].KeyColumns.Count;
        if (asked.Cursor is not null && !PageCursor.TryRead(asked.Cursor, fingerprint, keyCount, out keys))
        {
            var name = asked.CursorArgument;
            throw new GraphQLException(GraphQLError.BadArgument(
                [name],
                $"`{name}` takes a cursor that this same question gave: {plan.Coordinate} with the same arguments; "
                + $"this one is of another question, or damaged."));
        }
        return new PageRequest(asked.Size, asked.IsBackward, order, keys, fingerprint);
    }
}
