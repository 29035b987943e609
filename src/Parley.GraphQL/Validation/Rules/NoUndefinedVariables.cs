using Parley.GraphQL.Language;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>Every variable that an operation uses, itself or in fragments, is one that it defines.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-All-Variable-Uses-Defined"/>
sealed class NoUndefinedVariables(ValidationContext context) : Rule(context), IVisitsOperations
{
    public void Visit(OperationDefinitionNode operation)
    {
        var names = operation.VariableDefinitions.Select(definition => definition.Variable.Name.Value);
        var defined = names.ToHashSet(StringComparer.Ordinal);
        var by = operation.Name is { } operationName ? $"operation `{operationName}`" : "the operation";
        foreach (var usage in Context.VariableUsages(operation))
        {
            if (!defined.Contains(usage.Node.Name.Value))
                Report($"Variable `${usage.Node.Name}` is not defined by {by}.", null, usage.Node, operation);
        }
    }
}
