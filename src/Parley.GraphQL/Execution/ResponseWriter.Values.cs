using System.Collections;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Planning;

namespace Parley.GraphQL.Execution;

// Values in memory.
sealed partial class ResponseWriter
{
    public override bool WriteValue(ValuePlan member, object value)
    {
        if (member.Json is { } kept)
        {
            buffer.Raw(kept);
            return true;
        }
        var (start, errors, cost) = (buffer.Length, _errors.Count, Cost);
        var written = Complete(member, member.Completion, member.Get(value, Arguments(member)?.Bound));
        if (written && member.IsConstant && _errors.Count == errors)
            (member.Json, Cost) = (buffer.Copy(start), cost);
        return written;
    }

    public override bool WriteCellValue(CellValuePlan made, Row row)
    {
        var cell = row.Kind(made.Column) == CellKind.Null ? null : made.Read(row, made.Column);
        return Complete(made, made.Completion, made.Make(cell));
    }

    public override bool WriteGiven(CompletedPlan field, object? given) => Complete(field, field.Completion, given);

    /// <summary>Spec 6.4.3, CompleteValue.</summary>
    bool Complete(FieldPlan field, Completion completion, object? value) =>
        value is not null ? completion.Write(this, field, value)
        : completion.IsNonNull ? Forbidden(field, null)
        : Null();

    public override bool CompleteLeaf(LeafCompletion leaf, object value)
    {
        if (++Cost > limits.Plan.MaxCost)
            throw new TooCostlyException();
        leaf.Leaf.Write(buffer, value);
        return true;
    }

    public override bool CompleteList(FieldPlan field, ListCompletion list, object value)
    {
        buffer.Raw((byte)'[');
        var index = 0;
        foreach (var item in (IEnumerable)value)
        {
            CheckLength(index);
            if (index > 0)
                buffer.Raw((byte)',');
            var start = buffer.Length;
            _path.Push(index++);
            var written = CompleteItem(field, list.Item, item);
            _path.Pop();
            if (written)
                continue;
            if (list.Item.IsNonNull)
                return false;
            buffer.Length = start;
            buffer.Null();
        }
        buffer.Raw((byte)']');
        return true;
    }

    // Spec 6.4.4: an error inside a list is the item's, the others stay.
    bool CompleteItem(FieldPlan field, Completion completion, object? item)
    {
        var depth = _path.Length;
        try
        {
            return Complete(field, completion, item);
        }
        catch (Exception exception) when (GoesOn)
        {
            _path.Length = depth;
            Fail(field, null, exception);
            return false;
        }
    }
}
