using Parley.GraphQL.Binding;
using Parley.GraphQL.Planning;

namespace Parley.GraphQL.Execution;

// Relay's connections.
sealed partial class ResponseWriter
{
    public override bool WritePage(PagePlan plan, Row? row, object? value)
    {
        var arguments = Arguments(plan)!;
        var request = arguments.Page(plan, limits.Plan);
        using var page = new PageReader(
            operation.Session, plan, request, arguments.Parameters(plan.Parameters), row, value);
        return WriteConnection(plan, page, plan.Fields);
    }

    public override bool WriteEmptyPage(PagePlan plan)
    {
        using var page = PageReader.OfNone(plan, Arguments(plan)!.Page(plan, limits.Plan));
        return WriteConnection(plan, page, plan.Fields);
    }

    bool WriteConnection(PagePlan plan, PageReader page, IReadOnlyList<ConnectionFieldPlan> fields)
    {
        Cost++;
        buffer.Raw((byte)'{');
        for (var i = 0; i < fields.Count; i++)
        {
            if (_isCollecting && fields[i].BatchLevels == 0)
                continue;
            if (i > 0)
                buffer.Raw((byte)',');
            buffer.Raw(fields[i].Name);
            if (!WriteConnectionField(plan, page, fields[i]))
                return false;
        }
        buffer.Raw((byte)'}');
        return true;
    }

    bool WriteConnectionField(PagePlan plan, PageReader page, ConnectionFieldPlan field)
    {
        Cost += field.IsLeaf ? 1 : 0;
        switch (field.Kind)
        {
            case ConnectionField.Constant:
                buffer.Raw(field.Json);
                return true;
            case ConnectionField.TotalCount:
                buffer.Number(page.TotalCount());
                return true;
            case ConnectionField.HasNextPage:
                buffer.Boolean(page.HasNext);
                return true;
            case ConnectionField.HasPreviousPage:
                buffer.Boolean(page.HasPrevious);
                return true;
            case ConnectionField.StartCursor or ConnectionField.EndCursor:
                if (page.Rows.Count == 0)
                    return Null();
                page.Rows.At(field.Kind == ConnectionField.StartCursor ? 0 : page.Rows.Count - 1);
                page.WriteCursor(buffer);
                return true;
            case ConnectionField.Cursor:
                page.WriteCursor(buffer);
                return true;
            case ConnectionField.Fault:
                return Fault(field.Fault!);
            case ConnectionField.OfRow:
                return field.OfRow!.Write(this, page.Rows, null);
        }

        _path.Push(field.Group);
        var written = field.Kind switch
        {
            ConnectionField.PageInfo => WriteConnection(plan, page, field.Fields),
            ConnectionField.Node => WriteObject(field.Node!, page.Rows, null),
            _ => WriteRows(plan, page, field),
        };
        _path.Pop();
        return written;
    }

    bool WriteRows(PagePlan plan, PageReader page, ConnectionFieldPlan field)
    {
        buffer.Raw((byte)'[');
        for (var index = 0; index < page.Rows.Count; index++)
        {
            operation.Cancellation.ThrowIfCancellationRequested();
            if (index > 0)
                buffer.Raw((byte)',');
            page.Rows.At(index);
            _path.Push(index);
            var written = field.Node is { } node
                ? WriteObject(node, page.Rows, null)
                : WriteConnection(plan, page, field.Fields);
            _path.Pop();
            if (!written)
                return false;
        }
        buffer.Raw((byte)']');
        return true;
    }
}
