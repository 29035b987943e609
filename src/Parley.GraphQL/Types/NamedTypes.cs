using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types;

// Built once by SchemaBuilder and never changed afterwards. Collections keep the order of the SDL,
// extensions after what they extend, so that everything printed or introspected has a stable order.

public abstract class NamedType(string name) : TypeReference
{
    public string Name { get; } = name;
    public string? Description { get; internal set; }
    public SourceLocation Location { get; internal set; }

    /// <summary>Directives as written on the definition and its extensions.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; internal set; } = [];

    /// <summary>Defined by the specification: a built-in scalar or an introspection type.</summary>
    public bool IsBuiltIn => Location.Source is null;

    public override string ToString() => Name;
}

public sealed class ScalarType(string name) : NamedType(name)
{
    public override string Kind => "SCALAR";
    public string? SpecifiedByUrl { get; internal set; }

    /// <summary>How its values are read; those of custom scalars are given to the builder.</summary>
    public ScalarCoercion Coercion { get; internal set; } = ScalarCoercion.Any;
}

/// <summary>An object, interface or union type: what a selection set can stand on.</summary>
public abstract class CompositeType(string name) : NamedType(name);

/// <summary>An object or interface type.</summary>
public abstract class FieldsType(string name) : CompositeType(name)
{
    public OrderedMap<FieldDefinition> Fields { get; internal set; } = OrderedMap<FieldDefinition>.Empty;
    public IReadOnlyList<InterfaceType> Interfaces { get; internal set; } = [];
}

public sealed class ObjectType(string name) : FieldsType(name)
{
    public override string Kind => "OBJECT";
}

public sealed class InterfaceType(string name) : FieldsType(name)
{
    public override string Kind => "INTERFACE";
}

public sealed class UnionType(string name) : CompositeType(name)
{
    public override string Kind => "UNION";
    public IReadOnlyList<ObjectType> Types { get; internal set; } = [];
}

public sealed class EnumType(string name) : NamedType(name)
{
    public override string Kind => "ENUM";
    public OrderedMap<EnumValueDefinition> Values { get; internal set; } = OrderedMap<EnumValueDefinition>.Empty;
}

public sealed class InputObjectType(string name) : NamedType(name)
{
    public override string Kind => "INPUT_OBJECT";
    public OrderedMap<InputValueDefinition> Fields { get; internal set; } = OrderedMap<InputValueDefinition>.Empty;

    /// <summary>Exactly one field must be given, and not null (spec 3.10.1).</summary>
    public bool IsOneOf { get; internal set; }
}
