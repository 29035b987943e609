using Parley.GraphQL.Binding;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Planning;

/// <summary>Rows of a statement of their own.</summary>
abstract class SelectPlan(PlannedField planned) : FieldPlan(planned)
{
    public required Select Select { get; init; }
    public override int BatchLevels => Select.Object.BatchLevels;
}

/// <summary>A prepared statement, its parameters, and what to write of its rows.</summary>
sealed class Select
{
    public required Statement Statement { get; init; }
    public required KeySource? Key { get; init; }
    public required ObjectPlan Object { get; init; }

    /// <summary>Reads the statement's other parameters from the field's arguments.</summary>
    public required IReadOnlyList<Func<object?, object?>> Parameters { get; init; }
}

/// <summary>Where a parent's key comes from: a cell of its row, or its value.</summary>
readonly record struct KeySource(int Column, Func<object?, object?>? OfValue);

sealed class OnePlan(PlannedField planned) : SelectPlan(planned)
{
    public override Estimate Price(Pricing pricing) => Select.Object.Price(pricing);

    public override void Print(PlanPrinter printer, string name) => printer.Select($"{name}: at most one", Select);

    public override bool WriteUnguarded(FieldWriter writer, Row? row, object? value) =>
        writer.WriteOne(this, row, value);
}

sealed class ManyPlan(PlannedField planned) : SelectPlan(planned)
{
    public bool IsItemNonNull { get; } = ((ListType)planned.Definition.Type.Nullable).OfType.IsNonNull;

    public override Estimate Price(Pricing pricing) => pricing.ListSize(Definition) * Select.Object.Price(pricing);

    public override void Print(PlanPrinter printer, string name) => printer.Select($"{name}: every", Select);

    public override bool WriteUnguarded(FieldWriter writer, Row? row, object? value) =>
        writer.WriteMany(this, row, value);
}

/// <summary><c>node</c> and <c>nodes</c>: one SELECT for each type an id can be of.</summary>
sealed class NodePlan(PlannedField planned) : FieldPlan(planned)
{
    public required string ArgumentName { get; init; }
    public required bool IsList { get; init; }
    public required IReadOnlyDictionary<string, (Select Select, Guard[] Guards)> ByPrefix { get; init; }
    public override int BatchLevels => ByPrefix.Values.Select(n => n.Select.Object.BatchLevels).DefaultIfEmpty().Max();

    public override Estimate Price(Pricing pricing)
    {
        var dearest = ByPrefix.Values
            .Select(n => n.Select.Object.Price(pricing)).Aggregate(Estimate.None, Estimate.Max);
        return IsList ? pricing.CountGiven(Arguments!, ArgumentName) * dearest : dearest;
    }

    public override void Print(PlanPrinter printer, string name)
    {
        printer.Line($"{name}: by {ArgumentName}");
        printer.Inside(() =>
        {
            foreach (var (prefix, (select, guards)) in ByPrefix)
                printer.Select($"{prefix}_…{PlanPrinter.Guarded(guards)}: at most one", select);
        });
    }

    public override bool WriteUnguarded(FieldWriter writer, Row? row, object? value) => writer.WriteNode(this);
}
