using Parley.GraphQL.Binding;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Planning;

/// <summary>What every plan of a field knows.</summary>
/// <param name="Coordinate"><c>Ship.name</c>.</param>
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
