using Parley.GraphQL.Errors;
using Parley.GraphQL.Planning;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Execution;

/// <summary>The arguments of one field in one operation.</summary>
/// <param name="Coerced">By name.</param>
/// <param name="Bound">The record its resolver takes; null when it takes none.</param>
sealed record ArgumentValues(IReadOnlyDictionary<string, object?> Coerced, object? Bound)
{
    object?[]? _parameters;
    Lazy<PageRequest>? _page;

    public static ArgumentValues Read(ArgumentsPlan plan, IReadOnlyDictionary<string, object?> variables, int maxItems)
    {
        var coerced = InputCoercion.Arguments(plan.Definitions, plan.Nodes, variables, plan.Source, maxItems);
        return new ArgumentValues(coerced, plan.Binding?.Read(coerced));
    }

    /// <summary>The page that they ask for, read once.</summary>
    /// <exception cref="GraphQLException">They ask for none: the same exception each time.</exception>
    public PageRequest Page(PagePlan plan, PlanLimits limits) =>
        (_page ??= new Lazy<PageRequest>(() => PageRequest.Read(plan, this, limits))).Value;

    /// <summary>A statement's parameters, read once.</summary>
    public object?[] Parameters(IReadOnlyList<Func<object?, object?>> readers) =>
        _parameters ??= readers.Count == 0 ? [] : [.. readers.Select(read => read(Bound))];
}
