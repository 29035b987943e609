using Parley.GraphQL.Language;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>Every fragment is spread by an operation, or by a fragment that is.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Fragments-Must-Be-Used"/>
sealed class NoUnusedFragments(ValidationContext context) : Rule(context), ILeavesDocument
{
    public void Leave(DocumentNode document)
    {
        var reached = Context.FragmentsReachedFrom(Context.Operations);
        var used = reached.Select(fragment => fragment.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
        {
            if (!used.Contains(fragment.Name.Value))
                Report($"Fragment `{fragment.Name}` is used by no operation.", null, fragment);
        }
    }
}
