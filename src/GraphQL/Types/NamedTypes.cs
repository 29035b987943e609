using GraphQL.Errors;
using GraphQL.Language;

namespace GraphQL.Types;

/// <summary>Where a definition stands in the SDL; <c>default</c> for what the specification itself defines.</summary>
public readonly record struct SourceLocation(string? File, Location Location)
{
    public override string ToString() => File is null ? "built-in" : $"{File}:{Location.Line}";
}

// Built once by SchemaBuilder and never changed afterwards. Collections keep the order of the SDL,
// extensions after what they extend, so that everything printed or introspected has a stable order.

public abstract class NamedType(string name) : TypeReference
{
    public string Name { get; } = name;
    public string? Description { get; internal set; }
    public SourceLocation Location { get; internal set; }

    /// <summary>Directives as written on the definition and its extensions.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; internal set; } = [];

    public override string ToString() => Name;
}

public sealed class ScalarType(string name) : NamedType(name)
{
    public string? SpecifiedByUrl { get; internal set; }

    /// <summary>How leaf values of this type are read; built-in scalars have theirs, custom ones are given to the builder.</summary>
    public ScalarCoercion Coercion { get; internal set; } = ScalarCoercion.Any;
}

/// <summary>An object or interface type.</summary>
public abstract class CompositeType(string name) : NamedType(name);

public abstract class FieldsType(string name) : CompositeType(name)
{
    public OrderedMap<FieldDefinition> Fields { get; internal set; } = OrderedMap<FieldDefinition>.Empty;
    public IReadOnlyList<InterfaceType> Interfaces { get; internal set; } = [];
}

public sealed class ObjectType(string name) : FieldsType(name);

public sealed class InterfaceType(string name) : FieldsType(name);

public sealed class UnionType(string name) : CompositeType(name)
{
    public IReadOnlyList<ObjectType> Types { get; internal set; } = [];
}

public sealed class EnumType(string name) : NamedType(name)
{
    public OrderedMap<EnumValueDefinition> Values { get; internal set; } = OrderedMap<EnumValueDefinition>.Empty;
}

public sealed class InputObjectType(string name) : NamedType(name)
{
    public OrderedMap<InputValueDefinition> Fields { get; internal set; } = OrderedMap<InputValueDefinition>.Empty;

    /// <summary>Exactly one field must be given, and not null (spec 3.10.1).</summary>
    public bool IsOneOf { get; internal set; }
}
