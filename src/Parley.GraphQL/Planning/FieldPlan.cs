using System.Text;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Planning;

/// <summary>
/// One response field of one object type, as data: where its value comes from and how it is written. Made once per
/// document, shared by all requests. The subclasses follow the binding verbs.
/// </summary>
abstract class FieldPlan(PlannedField planned)
{
    /// <summary><c>"name":</c> as it goes into the response.</summary>
    public byte[] Name { get; } = Encoding.UTF8.GetBytes($"\"{planned.Group.ResponseName}\":");

    public FieldDefinition Definition => planned.Definition;
    public FieldGroup Group => planned.Group;
    public string Coordinate => planned.Coordinate;
    public ArgumentsPlan? Arguments => planned.Arguments;

    /// <summary>All of them must let the operation pass.</summary>
    public Guard[] Guards => planned.Guards;

    /// <summary>The cell that says whether the field is to be seen; -1 when it always is.</summary>
    public int VisibleColumn { get; } = planned.VisibleColumn;

    /// <summary>Whether the field is to be seen of a row in memory; null when it always is.</summary>
    public Func<object, IServiceProvider, bool>? VisibleInMemory { get; } = planned.VisibleInMemory;

    /// <summary>The cell that says whose it is, where looking at it is noted; -1 where it is not.</summary>
    public int NotedColumn { get; } = planned.NotedColumn;

    /// <inheritdoc cref="FieldBinding.AsOf"/>
    public Func<object?, DateTime?>? AsOf { get; } = planned.AsOf;

    /// <summary>Nothing stands before it.</summary>
    public bool IsOpen { get; } = planned is { Guards: [], VisibleColumn: < 0, NotedColumn: < 0 };

    public bool IsNonNull { get; } = planned.Definition.Type.IsNonNull;

    /// <summary>How many batched fields lie below each other here, this one included: 0 nearly always.</summary>
    public virtual int BatchLevels => 0;
}

/// <summary>What every plan of a field knows.</summary>
/// <param name="Coordinate"><c>Person.fullName</c>.</param>
/// <param name="Guards">Of the type the field is on, of the field, and of the type it leads to.</param>
sealed record PlannedField(
    FieldGroup Group, FieldDefinition Definition, string Coordinate, ArgumentsPlan? Arguments, Guard[] Guards)
{
    /// <inheritdoc cref="FieldPlan.VisibleColumn"/>
    public int VisibleColumn { get; init; } = -1;

    /// <inheritdoc cref="FieldPlan.VisibleInMemory"/>
    public Func<object, IServiceProvider, bool>? VisibleInMemory { get; init; }

    /// <inheritdoc cref="FieldPlan.NotedColumn"/>
    public int NotedColumn { get; init; } = -1;

    /// <inheritdoc cref="FieldBinding.AsOf"/>
    public Func<object?, DateTime?>? AsOf { get; init; }
}

/// <summary>The same bytes in every response: <c>__typename</c>.</summary>
sealed class ConstantPlan(PlannedField planned) : FieldPlan(planned)
{
    public required byte[] Json { get; init; }
}

/// <summary>A cell of the row.</summary>
sealed class ColumnPlan(PlannedField planned) : FieldPlan(planned)
{
    public required int Column { get; init; }
    public required LeafWriter Leaf { get; init; }
}

/// <summary>An object made of further cells of the same row.</summary>
sealed class JoinPlan(PlannedField planned) : FieldPlan(planned)
{
    /// <summary>The cell that says whether the joined row is there; -1 when it always is.</summary>
    public required int PresentColumn { get; init; }
    public required ObjectPlan Object { get; init; }
    public override int BatchLevels => Object.BatchLevels;
}

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

sealed class OnePlan(PlannedField planned) : SelectPlan(planned);

sealed class ManyPlan(PlannedField planned) : SelectPlan(planned)
{
    public bool IsItemNonNull { get; } = ((ListType)planned.Definition.Type.Nullable).OfType.IsNonNull;
}

/// <summary>An object, list or leaf that is in memory already.</summary>
sealed class ValuePlan(PlannedField planned) : FieldPlan(planned)
{
    public required Func<object, object?, object?> Get { get; init; }
    public required Completion Completion { get; init; }
    public override int BatchLevels => Completion.BatchLevels;

    /// <summary>
    /// The answer depends on the schema and the document alone, no variable has a part in it: its bytes are kept.
    /// </summary>
    public required bool IsConstant { get; init; }

    /// <summary>The kept bytes, once written without error.</summary>
    public byte[]? Json { get; set; }
}

/// <summary>An object, list or leaf made of a cell of the row.</summary>
sealed class CellValuePlan(PlannedField planned) : FieldPlan(planned)
{
    public required int Column { get; init; }
    public required Func<Row, int, object> Read { get; init; }
    public required Func<object?, object?> Make { get; init; }
    public required Completion Completion { get; init; }
    public override int BatchLevels => Completion.BatchLevels;
}

/// <summary>A method to call.</summary>
sealed class RunPlan(PlannedField planned) : FieldPlan(planned)
{
    public required Func<OperationContext, object?, ValueTask<object?>> Run { get; init; }
    public required Completion Completion { get; init; }
    public override int BatchLevels => Completion.BatchLevels;
}

/// <summary>A method that gives events, and how one of them is written.</summary>
sealed class StreamPlan(PlannedField planned) : FieldPlan(planned)
{
    public required Func<OperationContext, object?, IAsyncEnumerator<object?>> Open { get; init; }
    public required Completion Completion { get; init; }
    public override int BatchLevels => Completion.BatchLevels;
}

/// <summary>A method to call once for all parents of the level.</summary>
sealed class BatchPlan(PlannedField planned) : FieldPlan(planned)
{
    public required KeySource Key { get; init; }

    /// <summary>Reads a key that is a cell.</summary>
    public required Func<Row, int, object>? ReadKey { get; init; }

    public required BatchLoad Load { get; init; }
    public required Completion Completion { get; init; }
    public override int BatchLevels => 1 + Completion.BatchLevels;
}

/// <summary><c>node</c> and <c>nodes</c>: one SELECT for each type an id can be of.</summary>
sealed class NodePlan(PlannedField planned) : FieldPlan(planned)
{
    public required string ArgumentName { get; init; }
    public required bool IsList { get; init; }
    public required IReadOnlyDictionary<string, (Select Select, Guard[] Guards)> ByPrefix { get; init; }
    public override int BatchLevels => ByPrefix.Values.Select(n => n.Select.Object.BatchLevels).DefaultIfEmpty().Max();
}

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

    /// <summary>What is selected of a node.</summary>
    public ObjectPlan? Node { get; init; }

    /// <summary>A field of the edge that its row answers.</summary>
    public FieldPlan? OfRow { get; init; }

    /// <summary>What is selected of an edge or of the page info.</summary>
    public IReadOnlyList<ConnectionFieldPlan> Fields { get; init; } = [];

    /// <inheritdoc cref="FieldPlan.BatchLevels"/>
    public int BatchLevels => Fields.Select(f => f.BatchLevels)
        .Append(Node?.BatchLevels ?? 0).Append(OfRow?.BatchLevels ?? 0).Max();
}

enum ConnectionField
{
    Constant, Edges, Nodes, PageInfo, TotalCount, Cursor, Node, OfRow,
    HasNextPage, HasPreviousPage, StartCursor, EndCursor,
}

/// <summary>What is selected of one object type.</summary>
sealed class ObjectPlan(string type, IReadOnlyList<FieldPlan> fields)
{
    readonly FieldPlan[] _fields = [.. fields];

    public string Type { get; } = type;
    public ReadOnlySpan<FieldPlan> Fields => _fields;

    /// <inheritdoc cref="FieldPlan.BatchLevels"/>
    public int BatchLevels { get; } = fields.Select(f => f.BatchLevels).DefaultIfEmpty().Max();
}

/// <summary>How a value in memory becomes JSON (spec 6.4.3, CompleteValue).</summary>
abstract record Completion(bool IsNonNull)
{
    /// <inheritdoc cref="FieldPlan.BatchLevels"/>
    public virtual int BatchLevels => 0;
}

sealed record LeafCompletion(bool IsNonNull, LeafWriter Leaf) : Completion(IsNonNull);

sealed record ListCompletion(bool IsNonNull, Completion Item) : Completion(IsNonNull)
{
    public override int BatchLevels => Item.BatchLevels;
}

sealed record ObjectCompletion(bool IsNonNull, ObjectPlan Object) : Completion(IsNonNull)
{
    public override int BatchLevels => Object.BatchLevels;
}

/// <summary>An interface or union: the value's CLR type tells its object type.</summary>
sealed record AbstractCompletion(
    bool IsNonNull, string Type, IReadOnlyDictionary<ObjectType, ObjectPlan> Objects, Func<Type, ObjectType?> Resolve)
    : Completion(IsNonNull)
{
    public override int BatchLevels => Objects.Values.Select(o => o.BatchLevels).DefaultIfEmpty().Max();
}
