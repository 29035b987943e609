using Parley.GraphQL.Binding;

namespace Parley.GraphQL.Planning;

/// <summary>
/// What becomes of each plan in the stage that writes them. A parent is a row or a value in memory; a root has neither.
/// </summary>
/// <returns>
/// False when the value is null although its type forbids it (spec 6.4.4): what was written of it is then of no use.
/// </returns>
abstract class FieldWriter
{
    public abstract bool WriteConstant(ConstantPlan constant);

    /// <summary>A cell before which nothing stands.</summary>
    public abstract bool WriteCell(ColumnPlan column, Row row);

    /// <summary>Asks what stands before the field, then has it written.</summary>
    public abstract bool WriteGuarded(FieldPlan field, Row? row, object? value);

    public abstract bool WriteGuardedCell(ColumnPlan column, Row row);
    public abstract bool WriteJoin(JoinPlan join, Row row);
    public abstract bool WriteOne(OnePlan one, Row? row, object? value);
    public abstract bool WriteMany(ManyPlan many, Row? row, object? value);
    public abstract bool WritePage(PagePlan page, Row? row, object? value);

    /// <summary>What a list is where there is nothing to see.</summary>
    public abstract bool WriteEmptyList();

    /// <summary>The same of a page. Its arguments are looked at as ever, so that nothing tells the two apart.</summary>
    public abstract bool WriteEmptyPage(PagePlan page);

    public abstract bool WriteNode(NodePlan node);
    public abstract bool WriteValue(ValuePlan member, object value);
    public abstract bool WriteCellValue(CellValuePlan made, Row row);
    public abstract bool WriteBatch(BatchPlan batch, Row? row, object? value);

    /// <summary>What a call or an event gave.</summary>
    public abstract bool WriteGiven(CompletedPlan field, object? given);

    public abstract bool WriteObject(ObjectPlan plan, Row? row, object? value);
    public abstract bool CompleteLeaf(LeafCompletion leaf, object value);
    public abstract bool CompleteList(FieldPlan field, ListCompletion list, object value);
}
