using System.Text;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace Parley.GraphQL.Planning;

/// <summary>One page of a connection.</summary>
sealed class PagePlan(PlannedField planned) : FieldPlan(planned)
{
    public required IReadOnlyList<ConnectionFieldPlan> Fields { get; init; }
    public override int BatchLevels => Fields.Select(f => f.BatchLevels).DefaultIfEmpty().Max();

    /// <summary>The orders there are to choose from.</summary>
    public required IReadOnlyList<OrderedPage> Orders { get; init; }

    /// <summary>Which of them the bound arguments ask for.</summary>
    public required Func<object?, int> Choose { get; init; }

    public required Statement? Count { get; init; }
    public required KeySource? Key { get; init; }

    /// <inheritdoc cref="Select.Parameters"/>
    public required IReadOnlyList<Func<object?, object?>> Parameters { get; init; }

    public override Estimate Price(Pricing pricing) =>
        ConnectionFieldPlan.Price(Fields, pricing, pricing.PageSize(Arguments!));

    public override void Print(PlanPrinter printer, string name)
    {
        if (Orders is [var (forward, backward, keys, _)])
            printer.Line(
                $"{name}: page of {printer.Number(forward.FromStart)}, "
                + $"after a cursor {printer.Number(forward.FromCursor)}, "
                + $"from the end {printer.Number(backward.FromStart)}, "
                + $"before a cursor {printer.Number(backward.FromCursor)}{PlanPrinter.By(Key)}, "
                + $"cursor of cells {string.Join(", ", keys)}");
        else
            printer.Line(
                $"{name}: page in one of {Orders.Count} orders, of statements made of each request's arguments");
        ConnectionFieldPlan.Print(Fields, printer, this);
    }

    public override bool WriteNothing(FieldWriter writer) => writer.WriteEmptyPage(this);

    public override bool WriteUnguarded(FieldWriter writer, Row? row, object? value) =>
        writer.WritePage(this, row, value);
}

/// <summary>A page in one order.</summary>
/// <param name="KeyColumns">The cells that make a cursor.</param>
/// <param name="ColumnCount">Cells of a row: those of node and edge, the same in all orders, then the keys.</param>
sealed record OrderedPage(Page Forward, Page Backward, IReadOnlyList<int> KeyColumns, int ColumnCount);

/// <summary>The statements of one direction: from its end, and from a cursor on.</summary>
sealed record Page(Statement FromStart, Statement FromCursor);

/// <summary>A field of the connection object itself.</summary>
sealed record ConnectionFieldPlan(ConnectionField Kind, FieldGroup Group)
{
    public byte[] Name { get; } = Encoding.UTF8.GetBytes($"\"{Group.ResponseName}\":");

    /// <summary>Of <c>__typename</c>.</summary>
    public byte[]? Json { get; init; }

    /// <summary>Why the object has no other fields than this one, which stands for them.</summary>
    public GraphQLError? Fault { get; init; }

    /// <summary>What is selected of a node.</summary>
    public ObjectPlan? Node { get; init; }

    /// <summary>A field of the edge that its row answers.</summary>
    public FieldPlan? OfRow { get; init; }

    /// <summary>What is selected of an edge or of the page info.</summary>
    public IReadOnlyList<ConnectionFieldPlan> Fields { get; init; } = [];

    /// <summary>A value, or a count made for it.</summary>
    public bool IsLeaf { get; } = Kind is not (ConnectionField.Edges or ConnectionField.Nodes
        or ConnectionField.PageInfo or ConnectionField.Node or ConnectionField.OfRow or ConnectionField.Fault);

    /// <inheritdoc cref="FieldPlan.BatchLevels"/>
    public int BatchLevels => Fields.Select(f => f.BatchLevels)
        .Append(Node?.BatchLevels ?? 0).Append(OfRow?.BatchLevels ?? 0).Max();

    /// <summary>Of the object with these fields.</summary>
    /// <param name="size">Of the page, when what is priced is the connection itself.</param>
    public static Estimate Price(IReadOnlyList<ConnectionFieldPlan> fields, Pricing pricing, Estimate size) =>
        fields.Aggregate(Estimate.One, (sum, field) => sum + field.Price(pricing, size));

    Estimate Price(Pricing pricing, Estimate size) => Kind switch
    {
        ConnectionField.Edges => size * Price(Fields, pricing, size),
        ConnectionField.Nodes => size * Node!.Price(pricing),
        ConnectionField.Node => Node!.Price(pricing),
        ConnectionField.OfRow => OfRow!.Price(pricing),
        ConnectionField.PageInfo => Price(Fields, pricing, size),
        ConnectionField.Fault => Estimate.None,
        _ => Estimate.One,
    };

    public static void Print(IReadOnlyList<ConnectionFieldPlan> fields, PlanPrinter printer, PagePlan page) =>
        printer.Inside(() =>
        {
            foreach (var field in fields)
                field.Print(printer, page);
        });

    void Print(PlanPrinter printer, PagePlan page)
    {
        var what = Json is not null ? Encoding.UTF8.GetString(Json)
            : Kind == ConnectionField.TotalCount ? $"count of {printer.Number(page.Count!)}"
            : $"{Kind}";
        printer.Line($"{Group.ResponseName}: {what}");
        if (OfRow is not null)
            printer.Field(OfRow);
        if (Node is not null)
            printer.Object(Node);
        Print(Fields, printer, page);
    }
}

enum ConnectionField
{
    Constant, Edges, Nodes, PageInfo, TotalCount, Cursor, Node, OfRow,
    HasNextPage, HasPreviousPage, StartCursor, EndCursor, Fault,
}
