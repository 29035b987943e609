using GraphQL.Language;

namespace GraphQL.Types;

public sealed class FieldDefinition(string name)
{
    public string Name { get; } = name;
    public string? Description { get; internal set; }
    public SourceLocation Location { get; internal set; }
    public OrderedMap<InputValueDefinition> Arguments { get; internal set; } = OrderedMap<InputValueDefinition>.Empty;
    public TypeReference Type { get; internal set; } = null!; // set by SchemaBuilder once all types are known
    public IReadOnlyList<DirectiveNode> Directives { get; internal set; } = [];

    /// <summary>Null when the field is not deprecated.</summary>
    public string? DeprecationReason { get; internal set; }
}

/// <summary>An argument of a field or directive, or a field of an input object (spec 3.6.1, 3.10).</summary>
public sealed class InputValueDefinition(string name)
{
    public string Name { get; } = name;
    public string? Description { get; internal set; }
    public SourceLocation Location { get; internal set; }
    public TypeReference Type { get; internal set; } = null!; // set by SchemaBuilder once all types are known

    /// <summary>The default as written; null when there is none (a default of null is a <see cref="NullValueNode"/>).</summary>
    public ValueNode? DefaultValue { get; internal set; }

    public IReadOnlyList<DirectiveNode> Directives { get; internal set; } = [];
    public string? DeprecationReason { get; internal set; }

    /// <summary>A value must be given: non-null and without default.</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;
}

public sealed class EnumValueDefinition(string name)
{
    public string Name { get; } = name;
    public string? Description { get; internal set; }
    public SourceLocation Location { get; internal set; }
    public IReadOnlyList<DirectiveNode> Directives { get; internal set; } = [];
    public string? DeprecationReason { get; internal set; }
}

public sealed class DirectiveDefinition(string name)
{
    public string Name { get; } = name;
    public string? Description { get; internal set; }
    public SourceLocation Location { get; internal set; }
    public OrderedMap<InputValueDefinition> Arguments { get; internal set; } = OrderedMap<InputValueDefinition>.Empty;
    public bool IsRepeatable { get; internal set; }

    /// <summary>As the spec writes them: <c>FIELD_DEFINITION</c>, <c>QUERY</c> …</summary>
    public IReadOnlyList<string> Locations { get; internal set; } = [];
}
