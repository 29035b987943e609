using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types;

public sealed class FieldDefinition
{
    internal FieldDefinition(string name) => Name = Coordinate = name;

    public string Name { get; }

    /// <summary>The schema coordinate (spec 2.13): <c>Ship.name</c>; of a meta-field its name alone.</summary>
    public string Coordinate { get; internal init; }

    public string? Description { get; internal init; }
    public SourceLocation Location { get; internal init; }
    public OrderedMap<InputValueDefinition> Arguments { get; internal init; } = OrderedMap<InputValueDefinition>.Empty;
    public required TypeReference Type { get; init; }
    internal IReadOnlyList<DirectiveNode> Directives { get; init; } = [];

    /// <summary>Null when the field is not deprecated.</summary>
    public string? DeprecationReason { get; internal init; }

    /// <summary>The first with this name that stands on it.</summary>
    public AppliedDirective? Directive(string name) => AppliedDirective.Find(Directives, name);
}

/// <summary>An argument of a field or directive, or a field of an input object (spec 3.6.1, 3.10).</summary>
public sealed class InputValueDefinition
{
    readonly Lock _once = new();
    bool _coerced;
    object? _default;

    internal InputValueDefinition(string name) => Name = Coordinate = name;

    public string Name { get; }

    /// <summary>The schema coordinate (spec 2.13): <c>Query.ships(first:)</c>, <c>Voyage.from</c>.</summary>
    internal string Coordinate { get; init; }

    public string? Description { get; internal init; }
    internal SourceLocation Location { get; init; }
    public required TypeReference Type { get; init; }

    /// <summary>As written; null when there is none (a default of null is a <see cref="NullValueNode"/>).</summary>
    internal ValueNode? DefaultValue { get; init; }

    /// <summary>The default as introspection tells it; null when there is none.</summary>
    internal string? PrintedDefault => DefaultValue is null ? null : Printer.Print(DefaultValue);

    internal IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
    public string? DeprecationReason { get; internal init; }

    /// <summary>A value must be given: non-null and without default.</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;

    /// <summary>Coerced at the first use: a default may need those of types that are built later.</summary>
    internal object? CoercedDefault
    {
        get
        {
            // No cycle can come back to this lock: the builder refuses defaults that need themselves (spec 3.10).
            lock (_once)
            {
                if (!_coerced)
                {
                    _default = DefaultValue is null ? null : InputCoercion.Constant(DefaultValue, Type);
                    _coerced = true;
                }
                return _default;
            }
        }
    }
}

sealed class EnumValueDefinition(string name)
{
    public string Name { get; } = name;

    /// <summary>The schema coordinate (spec 2.13): <c>Rank.CAPTAIN</c>.</summary>
    public string Coordinate { get; init; } = name;

    public string? Description { get; init; }
    public SourceLocation Location { get; init; }
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
    public string? DeprecationReason { get; init; }
}

sealed class DirectiveDefinition(string name)
{
    public string Name { get; } = name;
    public string? Description { get; init; }
    public SourceLocation Location { get; init; }
    public OrderedMap<InputValueDefinition> Arguments { get; init; } = OrderedMap<InputValueDefinition>.Empty;
    public bool IsRepeatable { get; init; }

    /// <summary>As the spec writes them: <c>FIELD_DEFINITION</c>, <c>QUERY</c> …</summary>
    public IReadOnlyList<string> Locations { get; init; } = [];

    /// <summary>One of the specified directives, as the specification itself defines it.</summary>
    public bool IsBuiltIn => Location.Source is null;

    /// <summary><c>@name</c>, the schema coordinate.</summary>
    public override string ToString() => $"@{Name}";
}
