using Parley.GraphQL.Language;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>An operation without a name is the only operation of its document.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Lone-Anonymous-Operation"/>
sealed class LoneAnonymousOperation(ValidationContext context) : Rule(context), IVisitsOperations
{
    public void Visit(OperationDefinitionNode operation)
    {
        if (operation.Name is null && Context.Operations.Count > 1)
            Report("An operation without a name must be the only one in its document.", null, operation);
    }
}
