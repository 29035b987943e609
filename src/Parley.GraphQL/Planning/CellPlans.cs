using System.Text;
using Parley.GraphQL.Binding;

namespace Parley.GraphQL.Planning;

/// <summary>The same bytes in every response: <c>__typename</c>.</summary>
sealed class ConstantPlan(PlannedField planned) : FieldPlan(planned)
{
    public required byte[] Json { get; init; }

    public override Estimate Price(Pricing pricing) => Estimate.One;

    public override void Print(PlanPrinter printer, string name) =>
        printer.Line($"{name}: {Encoding.UTF8.GetString(Json)}");

    public override bool Write(FieldWriter writer, Row? row, object? value) => writer.WriteConstant(this);

    public override bool WriteUnguarded(FieldWriter writer, Row? row, object? value) => writer.WriteConstant(this);
}

/// <summary>A cell of the row.</summary>
sealed class ColumnPlan(PlannedField planned) : FieldPlan(planned)
{
    public required int Column { get; init; }
    public required LeafWriter Leaf { get; init; }

    public override Estimate Price(Pricing pricing) => Estimate.One;

    public override void Print(PlanPrinter printer, string name) => printer.Line($"{name}: cell {Column}");

    // The common case: it needs no step on the path unless it fails.
    public override bool Write(FieldWriter writer, Row? row, object? value) =>
        IsOpen ? writer.WriteCell(this, row!) : writer.WriteGuarded(this, row, value);

    public override bool WriteUnguarded(FieldWriter writer, Row? row, object? value) =>
        writer.WriteGuardedCell(this, row!);
}

/// <summary>An object made of further cells of the same row.</summary>
sealed class JoinPlan(PlannedField planned) : FieldPlan(planned)
{
    /// <summary>The cell that says whether the joined row is there; -1 when it always is.</summary>
    public required int PresentColumn { get; init; }
    public required ObjectPlan Object { get; init; }
    public override int BatchLevels => Object.BatchLevels;

    public override Estimate Price(Pricing pricing) => Object.Price(pricing);

    public override void Print(PlanPrinter printer, string name)
    {
        var condition = PresentColumn < 0 ? "" : $" if cell {PresentColumn}";
        printer.Line($"{name}: {Object.Type} of the same row{condition}");
        printer.Object(Object);
    }

    public override bool WriteUnguarded(FieldWriter writer, Row? row, object? value) => writer.WriteJoin(this, row!);
}
