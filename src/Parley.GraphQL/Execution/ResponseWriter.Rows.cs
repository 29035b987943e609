using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Planning;

namespace Parley.GraphQL.Execution;

// What is read from the database: cells of the row at hand, and rows of further statements.
sealed partial class ResponseWriter
{
    public override bool WriteGuardedCell(ColumnPlan column, Row row)
    {
        Cost++;
        if (row.Kind(column.Column) == CellKind.Null)
            return AbsentHere(column);
        column.Leaf.Write(buffer, row, column.Column);
        return true;
    }

    public override bool WriteCell(ColumnPlan column, Row row)
    {
        Cost++;
        if (row.Kind(column.Column) == CellKind.Null)
            return WriteAbsent(column);
        var start = buffer.Length;
        try
        {
            column.Leaf.Write(buffer, row, column.Column);
            return true;
        }
        catch (Exception exception) when (GoesOn)
        {
            Fail(column, column.Group, exception);
            buffer.Length = start;
            return WriteNull(column);
        }
    }

    public override bool WriteJoin(JoinPlan join, Row row) =>
        join.PresentColumn >= 0 && row.Int64(join.PresentColumn) == 0
            ? AbsentHere(join)
            : WriteObject(join.Object, row, null);

    public override bool WriteOne(OnePlan one, Row? row, object? value)
    {
        using var cursor = Open(one.Select, Arguments(one), row, value);
        return cursor is not null && cursor.Read() ? WriteObject(one.Select.Object, cursor, null) : AbsentHere(one);
    }

    public override bool WriteMany(ManyPlan many, Row? row, object? value)
    {
        buffer.Raw((byte)'[');
        using var cursor = Open(many.Select, Arguments(many), row, value);
        for (var index = 0; cursor is not null && cursor.Read(); index++)
        {
            CheckLength(index);
            if (!WriteItem(many.Select.Object, cursor, index, many.IsItemNonNull))
                return false;
        }
        buffer.Raw((byte)']');
        return true;
    }

    bool WriteItem(ObjectPlan plan, Row row, int index, bool isNonNull)
    {
        operation.Cancellation.ThrowIfCancellationRequested();
        if (index > 0)
            buffer.Raw((byte)',');
        var start = buffer.Length;
        _path.Push(index);
        var written = WriteObject(plan, row, null);
        _path.Pop();
        if (written)
            return true;
        if (isNonNull)
            return false;
        buffer.Length = start;
        buffer.Null();
        return true;
    }

    void CheckLength(int index)
    {
        var allowed = limits.Execution.MaxListItems;
        if (index == allowed)
            throw new GraphQLException(
                GraphQLError.LimitExceeded("maxListItems", allowed, $"The list has more than {allowed} items."));
    }

    Cursor? Open(Select select, ArgumentValues? arguments, Row? row, object? value) => select.Key.Open(
        select.Statement, operation.Session, row, value, arguments?.Parameters(select.Parameters) ?? []);
}
