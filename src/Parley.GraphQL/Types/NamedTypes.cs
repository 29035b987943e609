using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types;

// Built once by SchemaBuilder and never changed afterwards. Collections keep the order of the SDL,
// extensions after what they extend, so that everything printed or introspected has a stable order.

public abstract class NamedType : TypeReference
{
    private protected NamedType(string name) => Name = name;

    public string Name { get; }
    internal string? Description { get; set; }
    public SourceLocation Location { get; internal set; }

    /// <summary>Directives as written on the definition and its extensions.</summary>
    internal IReadOnlyList<DirectiveNode> Directives { get; set; } = [];

    /// <summary>The first with this name that stands on it.</summary>
    public AppliedDirective? Directive(string name) => AppliedDirective.Find(Directives, name);

    /// <summary>Defined by the specification: a built-in scalar or an introspection type.</summary>
    internal bool IsBuiltIn => Location.Source is null;

    public override string ToString() => Name;
}

sealed class ScalarType(string name) : NamedType(name)
{
    public override string Kind => "SCALAR";
    public string? SpecifiedByUrl { get; internal set; }

    /// <summary>How its values are read; those of custom scalars are given to the builder.</summary>
    public ScalarCoercion Coercion { get; internal set; } = ScalarCoercion.Any;
}

/// <summary>An object, interface or union type: what a selection set can stand on.</summary>
public abstract class CompositeType : NamedType
{
    private protected CompositeType(string name) : base(name) { }
}

/// <summary>An object or interface type.</summary>
public abstract class FieldsType : CompositeType
{
    private protected FieldsType(string name) : base(name) { }

    public OrderedMap<FieldDefinition> Fields { get; internal set; } = OrderedMap<FieldDefinition>.Empty;
    public IReadOnlyList<InterfaceType> Interfaces { get; internal set; } = [];
}

public sealed class ObjectType : FieldsType
{
    internal ObjectType(string name) : base(name) { }

    public override string Kind => "OBJECT";
}

public sealed class InterfaceType : FieldsType
{
    internal InterfaceType(string name) : base(name) { }

    public override string Kind => "INTERFACE";
}

public sealed class UnionType : CompositeType
{
    internal UnionType(string name) : base(name) { }

    public override string Kind => "UNION";
    internal IReadOnlyList<ObjectType> Types { get; set; } = [];
}

sealed class EnumType(string name) : NamedType(name)
{
    public override string Kind => "ENUM";
    public OrderedMap<EnumValueDefinition> Values { get; internal set; } = OrderedMap<EnumValueDefinition>.Empty;
}

sealed class InputObjectType(string name) : NamedType(name)
{
    public override string Kind => "INPUT_OBJECT";
    public OrderedMap<InputValueDefinition> Fields { get; internal set; } = OrderedMap<InputValueDefinition>.Empty;

    /// <summary>Exactly one field must be given, and not null (spec 3.10.1).</summary>
    public bool IsOneOf { get; internal set; }
}
