using Parley.GraphQL.Language;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>No two fragments of a document have the same name.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Fragment-Name-Uniqueness"/>
sealed class UniqueFragmentNames(ValidationContext context) : Rule(context), IVisitsFragmentDefinitions
{
    readonly Dictionary<string, NameNode> _seen = new(StringComparer.Ordinal);

    public void Visit(FragmentDefinitionNode fragment)
    {
        var name = fragment.Name;
        if (!_seen.TryAdd(name.Value, name))
            Report($"There is more than one fragment named `{name}`.", null, _seen[name.Value], name);
    }
}
