using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>A spread names a fragment of the document.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Fragment-Spread-Target-Defined"/>
sealed class KnownFragmentNames(ValidationContext context) : Rule(context), IVisitsFragmentSpreads
{
    public void Visit(FragmentSpreadNode spread, CompositeType? parent)
    {
        if (Context.Fragment(spread.Name.Value) is null)
            Report($"There is no fragment `{spread.Name}` in the document.", null, spread.Name);
    }
}
