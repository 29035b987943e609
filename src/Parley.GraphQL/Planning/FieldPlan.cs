using System.Text;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Planning;

/// <summary>
/// One response field of one object type, as data: where its value comes from and how it is written. Made once per
/// document, shared by all requests. The subclasses follow the binding verbs: each prices and prints itself, and hands
/// itself to the stage that writes it.
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

    /// <summary>Whether earlier instants are known of it.</summary>
    public virtual bool HasPast => true;

    /// <summary>A method of a root field, called before the field is written; null for most.</summary>
    public virtual Func<OperationContext, object?, ValueTask<object?>>? Call => null;

    /// <summary>Of a root field: its value is not read but given, by a call or an event.</summary>
    public virtual bool IsGiven => false;

    public abstract Estimate Price(Pricing pricing);

    /// <param name="name">As the line of the field begins.</param>
    public abstract void Print(PlanPrinter printer, string name);

    /// <summary>Writes it with all that stands before it.</summary>
    /// <inheritdoc cref="FieldWriter"/>
    public virtual bool Write(FieldWriter writer, Row? row, object? value) => writer.WriteGuarded(this, row, value);

    /// <summary>
    /// Writes it where there is nothing to see and its type forbids null; binding made sure that it can.
    /// </summary>
    /// <inheritdoc cref="FieldWriter"/>
    public virtual bool WriteNothing(FieldWriter writer) => writer.WriteEmptyList();

    /// <summary>Writes it where nothing stands before it any more.</summary>
    /// <inheritdoc cref="FieldWriter"/>
    public abstract bool WriteUnguarded(FieldWriter writer, Row? row, object? value);
}
