using GraphQL.Language;

namespace GraphQL.Types;

/// <summary>A valid type system (spec section 3): what <see cref="SchemaBuilder"/> makes of the SDL.</summary>
public sealed class Schema
{
    public string? Description { get; internal init; }
    public required ObjectType Query { get; init; }
    public ObjectType? Mutation { get; internal init; }
    public ObjectType? Subscription { get; internal init; }

    /// <summary>Every named type: the SDL's in its order, then the built-in scalars in use and the introspection types.</summary>
    public required OrderedMap<NamedType> Types { get; init; }

    /// <summary>The SDL's directives in its order, then the specified ones it does not define itself.</summary>
    public required OrderedMap<DirectiveDefinition> Directives { get; init; }

    /// <summary>The object types a value of this type can have (spec 3.7, 3.8), in the order of the SDL; of an object type, itself.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes(CompositeType type) => throw new NotImplementedException();

    /// <summary>Whether every value of <paramref name="sub"/> is one of <paramref name="super"/>.</summary>
    public bool IsSubtype(TypeReference sub, TypeReference super) => throw new NotImplementedException();

    /// <summary>The type a document writes; null when it names a type that is not there.</summary>
    public TypeReference? Resolve(TypeNode node) => throw new NotImplementedException();

    /// <summary>The definition of <c>type.name</c>, with <c>__typename</c> everywhere and <c>__schema</c>, <c>__type</c> on the query root; null when there is none.</summary>
    public FieldDefinition? Field(CompositeType type, string name) => throw new NotImplementedException();
}
