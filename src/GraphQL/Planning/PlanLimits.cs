using System.ComponentModel.DataAnnotations;
using GraphQL.Errors;

namespace GraphQL.Planning;

/// <summary>Bounds on what a valid document may ask for once its fragments are spread.</summary>
/// <param name="MaxDepth">Fields below fields.</param>
/// <param name="MaxFields">Fields in the whole plan, each counted for every object type it can appear on.</param>
/// <param name="MaxSelections">
/// Selections looked at to find these fields: many may share one response name, and each fragment counts wherever it is
/// spread.
/// </param>
/// <param name="MaxAliases">
/// Fields in the whole plan that go by another name than their own: with those one document can ask the same dear field
/// as often as it likes.
/// </param>
public sealed record PlanLimits(
    int MaxDepth = 32, int MaxFields = 5_000, int MaxSelections = 50_000,
    [property: Range(0, int.MaxValue)] int MaxAliases = 500)
{
    internal static GraphQLException Exceeded(
        string limit, long allowed, string message, IReadOnlyList<object>? inputPath = null)
    {
        var extensions = new Dictionary<string, object?> { ["limit"] = limit, ["allowed"] = allowed };
        if (inputPath is not null)
            extensions["inputPath"] = inputPath;
        return new(new GraphQLError(message) { Code = ErrorCodes.LimitExceeded, Extensions = extensions });
    }
}
