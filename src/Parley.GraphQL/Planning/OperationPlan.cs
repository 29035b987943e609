using Parley.GraphQL.Language;

namespace Parley.GraphQL.Planning;

/// <summary>Everything there is to know about an operation before its variables' values are.</summary>
/// <param name="ArgumentCount">How many fields keep arguments.</param>
/// <param name="FieldCount">How many fields there are on all levels.</param>
sealed record OperationPlan(OperationDefinitionNode Operation, ObjectPlan Root, int ArgumentCount, int FieldCount)
{
    /// <summary>What it may cost at most, see <see cref="Pricing"/>.</summary>
    public Estimate Cost { get; init; } = Estimate.None;

    /// <summary>The plan as people read it, a line a field.</summary>
    public override string ToString() => PlanPrinter.Print(this).Plan;
}

/// <summary>A plan with the values of one request, ready to be run.</summary>
sealed record PreparedOperation(
    OperationPlan Plan, IReadOnlyDictionary<string, object?> Variables, bool TellsCost, string? RequestId);
