using Parley.GraphQL.Language;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>No two operations of a document have the same name.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Operation-Name-Uniqueness"/>
sealed class UniqueOperationNames(ValidationContext context) : Rule(context), IVisitsOperations
{
    readonly Dictionary<string, NameNode> _seen = new(StringComparer.Ordinal);

    public void Visit(OperationDefinitionNode operation)
    {
        if (operation.Name is { } name && !_seen.TryAdd(name.Value, name))
            Report($"There is more than one operation named `{name}`.", null, _seen[name.Value], name);
    }
}
