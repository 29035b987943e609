using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation;

/// <summary>Spec section 5: which documents a schema can execute.</summary>
static class Validator
{
    /// <returns>The faults, in the order one meets them reading the document; empty when it is valid.</returns>
    public static IReadOnlyList<GraphQLError> Validate(
        Schema schema, DocumentNode document, ValidationLimits? limits = null) =>
        Run(schema, document, limits ?? new ValidationLimits()).Errors;

    internal static ValidationContext Run(Schema schema, DocumentNode document, ValidationLimits limits)
    {
        var context = new ValidationContext(schema, document, limits);
        try
        {
            SelectionDepth.Check(context);
            new DocumentWalk(context, SpecifiedRules.For(context)).Walk();
        }
        catch (ValidationStopped)
        {
            // The last error says why.
        }
        return context;
    }
}
