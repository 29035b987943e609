using Parley.GraphQL.Binding;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Planning;

/// <summary>How a value in memory becomes JSON (spec 6.4.3, CompleteValue).</summary>
abstract record Completion(bool IsNonNull)
{
    /// <inheritdoc cref="FieldPlan.BatchLevels"/>
    public virtual int BatchLevels => 0;

    public abstract Estimate Price(Pricing pricing, FieldPlan field);

    /// <param name="what">As the line begins.</param>
    public abstract void Print(PlanPrinter printer, string what);

    /// <param name="value">Not null.</param>
    /// <inheritdoc cref="FieldWriter"/>
    public abstract bool Write(FieldWriter writer, FieldPlan field, object value);
}

sealed record LeafCompletion(bool IsNonNull, LeafWriter Leaf) : Completion(IsNonNull)
{
    public override Estimate Price(Pricing pricing, FieldPlan field) => Estimate.One;

    public override void Print(PlanPrinter printer, string what) => printer.Line(what);

    public override bool Write(FieldWriter writer, FieldPlan field, object value) => writer.CompleteLeaf(this, value);
}

sealed record ListCompletion(bool IsNonNull, Completion Item) : Completion(IsNonNull)
{
    public override int BatchLevels => Item.BatchLevels;

    public override Estimate Price(Pricing pricing, FieldPlan field) =>
        pricing.ListSize(field.Definition) * Item.Price(pricing, field);

    public override void Print(PlanPrinter printer, string what) => Item.Print(printer, $"{what}, list");

    public override bool Write(FieldWriter writer, FieldPlan field, object value) =>
        writer.CompleteList(field, this, value);
}

sealed record ObjectCompletion(bool IsNonNull, ObjectPlan Object) : Completion(IsNonNull)
{
    public override int BatchLevels => Object.BatchLevels;

    public override Estimate Price(Pricing pricing, FieldPlan field) => Object.Price(pricing);

    public override void Print(PlanPrinter printer, string what)
    {
        printer.Line($"{what} of {Object.Type}");
        printer.Object(Object);
    }

    public override bool Write(FieldWriter writer, FieldPlan field, object value) =>
        writer.WriteObject(Object, null, value);
}

/// <summary>An interface or union: the value's CLR type tells its object type.</summary>
sealed record AbstractCompletion(
    bool IsNonNull, string Type, IReadOnlyDictionary<ObjectType, ObjectPlan> Objects, Func<Type, ObjectType?> Resolve)
    : Completion(IsNonNull)
{
    public override int BatchLevels => Objects.Values.Select(o => o.BatchLevels).DefaultIfEmpty().Max();

    public override Estimate Price(Pricing pricing, FieldPlan field) =>
        Objects.Values.Select(o => o.Price(pricing)).Aggregate(Estimate.None, Estimate.Max);

    public override void Print(PlanPrinter printer, string what)
    {
        printer.Line($"{what} of {Type}");
        printer.Inside(() =>
        {
            foreach (var plan in Objects.Values)
            {
                printer.Line($"on {plan.Type}");
                printer.Object(plan);
            }
        });
    }

    public override bool Write(FieldWriter writer, FieldPlan field, object value) =>
        Resolve(value.GetType()) is { } type && Objects.TryGetValue(type, out var plan)
            ? writer.WriteObject(plan, null, value)
            : throw new InvalidOperationException(
                $"{field.Coordinate} gave a {value.GetType().Name}, which is no {Type}.");
}
