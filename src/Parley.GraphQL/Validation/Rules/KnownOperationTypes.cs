using Parley.GraphQL.Language;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>An operation is of a type that the schema has a root for.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Operation-Type-Existence"/>
sealed class KnownOperationTypes(ValidationContext context) : Rule(context), IVisitsOperations
{
    public void Visit(OperationDefinitionNode operation)
    {
        if (Schema.RootType(operation.Operation) is not null)
            return;
        var what = operation.Operation == OperationType.Mutation ? "mutations" : "subscriptions";
        Report($"The schema has no {what}.", null, operation);
    }
}
