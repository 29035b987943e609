using Parley.GraphQL.Language;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>No two variables of an operation have the same name.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Variable-Uniqueness"/>
sealed class UniqueVariableNames(ValidationContext context) : Rule(context), IVisitsOperations
{
    public void Visit(OperationDefinitionNode operation)
    {
        var names = operation.VariableDefinitions.Select(definition => definition.Variable.Name);
        foreach (var same in names.GroupBy(name => name.Value))
        {
            if (same.Skip(1).Any())
                Report($"There is more than one variable named `${same.Key}`.", null, [.. same]);
        }
    }
}
