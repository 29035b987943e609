using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>A fragment stands only where an object can be of its type.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Fragment-Spread-Is-Possible"/>
sealed class PossibleFragmentSpreads(ValidationContext context)
    : Rule(context), IVisitsInlineFragments, IVisitsFragmentSpreads
{
    readonly Dictionary<(CompositeType, CompositeType), bool> _overlap = [];

    public void Visit(InlineFragmentNode fragment, CompositeType? parent, CompositeType? type)
    {
        if (parent is not null && type is not null && !Overlap(parent, type))
            Report($"Nothing here can match this fragment: a `{parent}` is never a `{type}`.", type.Name, fragment);
    }

    public void Visit(FragmentSpreadNode spread, CompositeType? parent)
    {
        if (parent is null || Context.Fragment(spread.Name.Value) is not { } fragment)
            return;
        if (Context.FindCompositeType(fragment.TypeCondition) is { } type && !Overlap(parent, type))
            Report($"Nothing here can match `{spread.Name}`: a `{parent}` is never a `{type}`.", type.Name, spread);
    }

    bool Overlap(CompositeType parent, CompositeType type)
    {
        if (ReferenceEquals(parent, type))
            return true;
        if (_overlap.TryGetValue((parent, type), out var overlap))
            return overlap;
        return _overlap[(parent, type)] = Schema.PossibleTypes(parent).Intersect(Schema.PossibleTypes(type)).Any();
    }
}
