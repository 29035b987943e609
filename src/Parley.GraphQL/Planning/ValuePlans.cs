using Parley.GraphQL.Binding;

namespace Parley.GraphQL.Planning;

/// <summary>An object, list or leaf that is in memory by the time it is written.</summary>
abstract class CompletedPlan(PlannedField planned) : FieldPlan(planned)
{
    public required Completion Completion { get; init; }
    public override int BatchLevels => Completion.BatchLevels;

    public override Estimate Price(Pricing pricing) => pricing.Price(this, Completion);
}

/// <summary>A member of the parent's value.</summary>
sealed class ValuePlan(PlannedField planned) : CompletedPlan(planned)
{
    public required Func<object, object?, object?> Get { get; init; }

    /// <summary>
    /// The answer depends on the schema and the document alone, no variable has a part in it: its bytes are kept.
    /// </summary>
    public required bool IsConstant { get; init; }

    /// <summary>The kept bytes, once written without error.</summary>
    public byte[]? Json { get; set; }

    public override Estimate Price(Pricing pricing) => IsConstant ? Estimate.None : base.Price(pricing);

    public override void Print(PlanPrinter printer, string name) =>
        Completion.Print(printer, $"{name}: {(IsConstant ? "kept value" : "value")}");

    public override bool WriteUnguarded(FieldWriter writer, Row? row, object? value) => writer.WriteValue(this, value!);
}

/// <summary>Made of a cell of the row.</summary>
sealed class CellValuePlan(PlannedField planned) : CompletedPlan(planned)
{
    public required int Column { get; init; }
    public required Func<Row, int, object> Read { get; init; }
    public required Func<object?, object?> Make { get; init; }

    public override void Print(PlanPrinter printer, string name) =>
        Completion.Print(printer, $"{name}: value of cell {Column}");

    public override bool WriteUnguarded(FieldWriter writer, Row? row, object? value) =>
        writer.WriteCellValue(this, row!);
}

/// <summary>A method to call for all parents of the level at once.</summary>
sealed class BatchPlan(PlannedField planned) : CompletedPlan(planned)
{
    public required KeySource Key { get; init; }

    /// <summary>Reads a key that is a cell.</summary>
    public required Func<Row, int, object>? ReadKey { get; init; }

    public required BatchLoad Load { get; init; }
    public override int BatchLevels => 1 + Completion.BatchLevels;

    // What is outside the database is known of the present only.
    public override bool HasPast => false;

    public override void Print(PlanPrinter printer, string name) =>
        Completion.Print(printer, $"{name}: batch{PlanPrinter.By(Key)}");

    public override bool WriteUnguarded(FieldWriter writer, Row? row, object? value) =>
        writer.WriteBatch(this, row, value);
}

/// <summary>A method to call.</summary>
sealed class RunPlan(PlannedField planned, Func<OperationContext, object?, ValueTask<object?>> call)
    : CompletedPlan(planned)
{
    public override Func<OperationContext, object?, ValueTask<object?>> Call => call;
    public override bool IsGiven => true;

    public override Estimate Price(Pricing pricing) => Estimate.One + base.Price(pricing);

    public override void Print(PlanPrinter printer, string name) => Completion.Print(printer, $"{name}: method");

    public override bool WriteUnguarded(FieldWriter writer, Row? row, object? value) => writer.WriteGiven(this, value);
}

/// <summary>A method that gives events, and how one is written: each is answered, and priced, by itself.</summary>
sealed class StreamPlan(PlannedField planned) : CompletedPlan(planned)
{
    public required Func<OperationContext, object?, IAsyncEnumerator<object?>> Open { get; init; }
    public override bool IsGiven => true;

    public override void Print(PlanPrinter printer, string name) =>
        Completion.Print(printer, $"{name}: for each event");

    public override bool WriteUnguarded(FieldWriter writer, Row? row, object? value) => writer.WriteGiven(this, value);
}
