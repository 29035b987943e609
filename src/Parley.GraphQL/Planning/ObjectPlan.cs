using Parley.GraphQL.Errors;

namespace Parley.GraphQL.Planning;

/// <summary>What is selected of one object type.</summary>
sealed class ObjectPlan(string type, IReadOnlyList<FieldPlan> fields)
{
    readonly FieldPlan[] _fields = [.. fields];

    public string Type { get; } = type;

    /// <summary>Why no fields could be collected; null nearly always.</summary>
    public GraphQLError? Fault { get; init; }

    public ReadOnlySpan<FieldPlan> Fields => _fields;

    /// <inheritdoc cref="FieldPlan.BatchLevels"/>
    public int BatchLevels { get; } = fields.Select(f => f.BatchLevels).DefaultIfEmpty().Max();

    public Estimate Price(Pricing pricing) =>
        _fields.Aggregate(Estimate.One, (sum, field) => sum + field.Price(pricing));
}
