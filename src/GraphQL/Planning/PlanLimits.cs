using GraphQL.Errors;

namespace GraphQL.Planning;

/// <summary>Bounds on what a valid document may ask for once its fragments are spread.</summary>
/// <param name="MaxDepth">Fields below fields.</param>
/// <param name="MaxFields">Fields in the whole plan, each counted for every object type it can appear on.</param>
/// <param name="MaxSelections">
/// Selections looked at to find these fields: many may share one response name, and each fragment counts wherever it is
/// spread.
/// </param>
public sealed record PlanLimits(int MaxDepth = 32, int MaxFields = 5_000, int MaxSelections = 50_000)
{
    internal static GraphQLException Exceeded(string limit, int allowed, string message) =>
        new(new GraphQLError(message)
        {
            Code = ErrorCodes.LimitExceeded,
            Extensions = new Dictionary<string, object?> { ["limit"] = limit, ["allowed"] = allowed },
        });
}
