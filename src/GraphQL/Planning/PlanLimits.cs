namespace GraphQL.Planning;

/// <summary>Bounds on what a valid document may ask for once its fragments are spread.</summary>
/// <param name="MaxDepth">Fields below fields.</param>
/// <param name="MaxFields">Fields in the whole plan, each counted for every object type it can appear on.</param>
public sealed record PlanLimits(int MaxDepth = 32, int MaxFields = 5_000);
