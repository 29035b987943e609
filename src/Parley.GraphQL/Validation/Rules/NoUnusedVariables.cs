using Parley.GraphQL.Language;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>Every variable that an operation defines is used by it, or in a fragment it spreads.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-All-Variables-Used"/>
sealed class NoUnusedVariables(ValidationContext context) : Rule(context), IVisitsOperations
{
    public void Visit(OperationDefinitionNode operation)
    {
        if (operation.VariableDefinitions.Count == 0)
            return;
        var usages = Context.VariableUsages(operation);
        var used = usages.Select(usage => usage.Node.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var definition in operation.VariableDefinitions)
        {
            if (!used.Contains(definition.Variable.Name.Value))
                Report($"Variable `${definition.Variable.Name}` is never used.", null, definition);
        }
    }
}
