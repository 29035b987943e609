using GraphQL.Errors;
using GraphQL.Language;
using GraphQL.Types;

namespace GraphQL.Validation;

/// <summary>Spec section 5: which documents a schema can execute.</summary>
public static class Validator
{
    /// <returns>The faults, at most <paramref name="maxErrors"/> and then one that says the rest was not looked for; empty when valid.</returns>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, int maxErrors = 100) =>
        throw new NotImplementedException();
}
