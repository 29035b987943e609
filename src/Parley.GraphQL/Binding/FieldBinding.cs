using System.Linq.Expressions;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Binding;

/// <summary>
/// What answers one field. The subclasses are the verbs of <see cref="ObjectBinder{T}"/>; which one it is tells the
/// cost. A verb says here what of the SDL fits it, and hands itself to the stage that plans it.
/// </summary>
abstract class FieldBinding(FieldDefinition field)
{
    public FieldDefinition Field { get; } = field;

    /// <summary>What stands before the field besides what stands before its type; null for nothing.</summary>
    public FieldAccess? Access { get; set; }

    /// <summary>Null when the field's C# takes no arguments.</summary>
    public ArgumentsBinding? Arguments { get; init; }

    /// <summary>
    /// From the bound arguments: the instant as of which the field and all below it are read. Null here, or from it,
    /// for the present.
    /// </summary>
    public Func<object?, DateTime?>? AsOf { get; init; }

    /// <summary>
    /// The object type that the field gives, and the CLR type of each of its objects; null where it gives none, or
    /// objects of several types.
    /// </summary>
    public virtual (ObjectType Type, Type Clr)? Objects => null;

    /// <summary>Of a field that is answered by <paramref name="result"/>, in which its lists are lists.</summary>
    protected (ObjectType Type, Type Clr)? ObjectsIn(Type result)
    {
        var type = Field.Type;
        while (type.Nullable is ListType list && LeafWriter.ElementType(result) is { } element)
            (type, result) = (list.OfType, element);
        return type.Nullable is ObjectType target ? (target, result) : null;
    }

    /// <summary>The cell of the parent's row that it is made of; null for none.</summary>
    public virtual LambdaExpression? Cell => null;

    /// <summary>The types of the connection that it answers as a whole; null for none.</summary>
    public virtual ConnectionTypes? Connection => null;

    /// <summary>Whether it answers fields of the subscription root, and only those.</summary>
    public virtual bool IsOfSubscription => false;

    public virtual bool Takes(string argument) => Arguments is not null;

    /// <summary>Tells what does not fit it.</summary>
    public abstract void Check(FieldCheck check);

    public abstract TPlan Plan<TPlan>(IVerbs<TPlan> verbs);
}

/// <summary>What becomes of each verb in the stage that plans them.</summary>
interface IVerbs<out TPlan>
{
    TPlan Column(ColumnBinding column);
    TPlan Join(JoinBinding join);
    TPlan One(OneBinding one);
    TPlan Many(ManyBinding many);
    TPlan Page(PageBinding page);
    TPlan Value(ValueBinding value);
    TPlan CellValue(CellValueBinding made);
    TPlan Run(RunBinding run);
    TPlan Stream(StreamBinding stream);
    TPlan Batch(BatchBinding batch);
    TPlan Node(NodeBinding node);
}

/// <summary>A cell of the parent's row, or a member of the parent's value.</summary>
sealed class ColumnBinding(FieldDefinition field, LambdaExpression column, LeafWriter leaf) : FieldBinding(field)
{
    public override LambdaExpression Cell { get; } = column;
    public LeafWriter Leaf { get; } = leaf;
    public Lazy<Func<object?, object?>> OfValue { get; } = new(() => Getter.Compile(column));

    // Its leaf was made for the field's type.
    public override void Check(FieldCheck check) { }

    public override TPlan Plan<TPlan>(IVerbs<TPlan> verbs) => verbs.Column(this);
}

/// <summary>A row reached from the parent's row by a reference: part of the same SELECT.</summary>
sealed class JoinBinding(FieldDefinition field, LambdaExpression target) : FieldBinding(field)
{
    public LambdaExpression Target { get; } = target;
    public Lazy<Func<object?, object?>> OfValue { get; } = new(() => Getter.Compile(target));
    public override (ObjectType Type, Type Clr)? Objects => ObjectsIn(Target.ReturnType);

    public override void Check(FieldCheck check)
    {
        if (!check.OneRow())
            return;
        check.Rows(Target.ReturnType);
        check.NotNull(Target);
    }

    public override TPlan Plan<TPlan>(IVerbs<TPlan> verbs) => verbs.Join(this);
}

/// <summary>Rows of their own SELECT, for each parent found by a key.</summary>
/// <param name="key"><c>parent => key</c>; null on a root.</param>
/// <param name="rows"><c>(db[, key][, arguments]) => IQueryable</c>.</param>
abstract class SelectBinding(FieldDefinition field, LambdaExpression? key, LambdaExpression rows) : FieldBinding(field)
{
    FlatQuery? _query;

    public LambdaExpression? Key { get; } = key;

    /// <summary>Of a parent that is a value in memory.</summary>
    public Lazy<Func<object?, object?>> KeyOfValue { get; } = new(() => Getter.Compile(key!));

    public Type RowType { get; } = rows.ReturnType.GetGenericArguments()[0];

    public override (ObjectType Type, Type Clr)? Objects =>
        Field.Type.Named is ObjectType target ? (target, RowType) : null;

    /// <summary>The query is made anew for each request, from the arguments as a whole.</summary>
    public bool IsDynamic { get; init; }

    public FlatQuery Query => _query ??= IsDynamic
        ? new FlatQuery(rows, [arguments => arguments])
        : QueryParameters.Flatten(rows, Arguments is not null);
}

/// <summary>At most one row.</summary>
sealed class OneBinding(FieldDefinition field, LambdaExpression? key, LambdaExpression rows)
    : SelectBinding(field, key, rows)
{
    public override void Check(FieldCheck check)
    {
        if (check.OneRow())
            check.Rows(RowType);
    }

    public override TPlan Plan<TPlan>(IVerbs<TPlan> verbs) => verbs.One(this);
}

/// <summary>Every row.</summary>
sealed class ManyBinding(FieldDefinition field, LambdaExpression? key, LambdaExpression rows)
    : SelectBinding(field, key, rows)
{
    public override void Check(FieldCheck check)
    {
        if (check.ManyRows())
            check.Rows(RowType);
    }

    public override TPlan Plan<TPlan>(IVerbs<TPlan> verbs) => verbs.Many(this);
}

/// <summary>The rows of one page of a connection.</summary>
/// <param name="orders">The orders there are to choose from, at least one.</param>
sealed class PageBinding(
    FieldDefinition field, LambdaExpression? key, LambdaExpression rows, IReadOnlyList<IReadOnlyList<SortKey>> orders)
    : SelectBinding(field, key, rows)
{
    public IReadOnlyList<IReadOnlyList<SortKey>> Orders { get; } = orders;

    /// <summary>Which of the orders the bound arguments ask for.</summary>
    public Func<object?, int> Choose { get; init; } = _ => 0;

    /// <inheritdoc cref="RowQuery.Keeps"/>
    public Func<object?, bool> Keeps { get; init; } = _ => false;

    /// <summary>From a row to its node; null when the row is the node.</summary>
    public LambdaExpression? Node { get; init; }

    public Type NodeType => Node?.ReturnType ?? RowType;

    public override (ObjectType Type, Type Clr)? Objects => (Connection!.Node, NodeType);

    public override ConnectionTypes? Connection => ConnectionTypes.Recognise(Field.Type);

    public override bool Takes(string argument) =>
        base.Takes(argument) || ConnectionTypes.PagingArguments.Contains(argument);

    public override void Check(FieldCheck check)
    {
        check.Rows(NodeType, Connection!.Node);
        foreach (var order in Orders)
            check.Order(order);
    }

    public override TPlan Plan<TPlan>(IVerbs<TPlan> verbs) => verbs.Page(this);
}

/// <summary>A member or pure function of a value in memory.</summary>
sealed class ValueBinding(FieldDefinition field, Type result, Func<object, object?, object?> get) : FieldBinding(field)
{
    public Type Result { get; } = result;
    public override (ObjectType Type, Type Clr)? Objects => ObjectsIn(Result);
    public Func<object, object?, object?> Get { get; } = get;

    public override void Check(FieldCheck check) => check.Value(Result);

    public override TPlan Plan<TPlan>(IVerbs<TPlan> verbs) => verbs.Value(this);
}

/// <summary>A value in memory that a pure function makes of one cell of the parent's row.</summary>
/// <param name="make">Is given null for a cell that is null.</param>
sealed class CellValueBinding(FieldDefinition field, LambdaExpression cell, Type result, Func<object?, object?> make)
    : FieldBinding(field)
{
    public override LambdaExpression Cell { get; } = cell;
    public Type Result { get; } = result;
    public override (ObjectType Type, Type Clr)? Objects => ObjectsIn(Result);
    public Func<object?, object?> Make { get; } = make;
    public Lazy<Func<object?, object?>> OfValue { get; } = new(() => Getter.Compile(cell));

    public override void Check(FieldCheck check) => check.Value(Result);

    public override TPlan Plan<TPlan>(IVerbs<TPlan> verbs) => verbs.CellValue(this);
}

/// <summary>A method, called once for the field.</summary>
sealed class RunBinding(FieldDefinition field, Type result, Func<OperationContext, object?, ValueTask<object?>> run)
    : FieldBinding(field)
{
    public Type Result { get; } = result;
    public override (ObjectType Type, Type Clr)? Objects => ObjectsIn(Result);
    public Func<OperationContext, object?, ValueTask<object?>> Run { get; } = run;

    public override void Check(FieldCheck check) => check.Value(Result);

    public override TPlan Plan<TPlan>(IVerbs<TPlan> verbs) => verbs.Run(this);
}

/// <summary>A method that gives the events of a subscription, each of them the field's value.</summary>
sealed class StreamBinding(
    FieldDefinition field, Type @event, Func<OperationContext, object?, IAsyncEnumerator<object?>> open)
    : FieldBinding(field)
{
    public Type Event { get; } = @event;
    public override (ObjectType Type, Type Clr)? Objects => ObjectsIn(Event);
    public Func<OperationContext, object?, IAsyncEnumerator<object?>> Open { get; } = open;

    public override bool IsOfSubscription => true;

    public override void Check(FieldCheck check) => check.Value(Event);

    public override TPlan Plan<TPlan>(IVerbs<TPlan> verbs) => verbs.Stream(this);
}

/// <summary>A method, called once for all parents of a level with their keys.</summary>
/// <param name="key"><c>parent => key</c>.</param>
sealed class BatchBinding(FieldDefinition field, LambdaExpression key, Type result, BatchLoad load)
    : FieldBinding(field)
{
    public LambdaExpression Key { get; } = key;
    public override LambdaExpression Cell => Key;

    /// <summary>Of a parent that is a value in memory.</summary>
    public Lazy<Func<object?, object?>> KeyOfValue { get; } = new(() => Getter.Compile(key));

    public Type Result { get; } = result;
    public override (ObjectType Type, Type Clr)? Objects => ObjectsIn(Result);

    public BatchLoad Load { get; } = load;

    public override void Check(FieldCheck check)
    {
        check.Value(Result);
        check.NotNull(Key);
    }

    public override TPlan Plan<TPlan>(IVerbs<TPlan> verbs) => verbs.Batch(this);
}

/// <summary>Adds answers, or exceptions, by key.</summary>
/// <param name="arguments">Bound; null when the method takes none.</param>
delegate ValueTask BatchLoad(
    OperationContext operation,
    object? arguments,
    IReadOnlyCollection<object> keys,
    Dictionary<object, object?> answers);

/// <summary><c>node(id:)</c> and <c>nodes(ids:)</c>: the prefix of an id says which type's row to read.</summary>
sealed class NodeBinding(FieldDefinition field, bool isList) : FieldBinding(field)
{
    public bool IsList { get; } = isList;

    public string Argument => IsList ? "ids" : "id";

    public override bool Takes(string argument) => true;

    public override void Check(FieldCheck check)
    {
        var (shape, fits) = IsList
            ? ("(ids: [ID!]!): [Node]", Field.Type.Nullable is ListType { OfType: InterfaceType })
            : ("(id: ID!): Node", Field.Type is InterfaceType);
        if (!fits || Field.Arguments is not [{ } argument] || argument.Name != Argument
            || argument.Type.ToString() != (IsList ? "[ID!]!" : "ID!"))
            check.Fault($"is bound to nodes, which are asked for as {Field.Name}{shape}");
    }

    public override TPlan Plan<TPlan>(IVerbs<TPlan> verbs) => verbs.Node(this);
}
