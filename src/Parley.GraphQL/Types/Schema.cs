using System.Collections.Frozen;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types;

/// <summary>A valid type system (spec section 3): what <see cref="SchemaBuilder"/> makes of the SDL.</summary>
public sealed class Schema
{
    readonly FrozenDictionary<string, ObjectType[]> _possibleTypes;
    readonly FieldDefinition _typename;
    readonly OrderedMap<FieldDefinition> _rootMetaFields;

    internal Schema(
        ObjectType query,
        ObjectType? mutation,
        ObjectType? subscription,
        OrderedMap<NamedType> types,
        OrderedMap<DirectiveDefinition> directives,
        OrderedMap<FieldDefinition> metaFields)
    {
        Query = query;
        Mutation = mutation;
        Subscription = subscription;
        Types = types;
        Directives = directives;
        _possibleTypes = PossibleTypesByName(types);
        _typename = metaFields.Find("__typename")!;
        _rootMetaFields = metaFields;
    }

    public string? Description { get; internal init; }

    /// <summary>Directives as written on the schema definition and its extensions.</summary>
    internal IReadOnlyList<DirectiveNode> AppliedDirectives { get; init; } = [];

    public ObjectType Query { get; }
    public ObjectType? Mutation { get; }
    public ObjectType? Subscription { get; }

    /// <summary>The SDL's types in its order, then the built-in scalars in use and the introspection types.</summary>
    public OrderedMap<NamedType> Types { get; }

    /// <summary>The SDL's directives in its order, then the specified ones it does not define itself.</summary>
    internal OrderedMap<DirectiveDefinition> Directives { get; }

    internal ObjectType? RootType(OperationType operation) => operation switch
    {
        OperationType.Query => Query,
        OperationType.Mutation => Mutation,
        _ => Subscription,
    };

    /// <summary>
    /// The object types a value of this type can have (spec 3.7, 3.8), in the order of the SDL: of an object type,
    /// itself.
    /// </summary>
    public IReadOnlyList<ObjectType> PossibleTypes(CompositeType type) => _possibleTypes[type.Name];

    /// <summary>The type a document writes; null when it names a type that is not there.</summary>
    internal TypeReference? Resolve(TypeNode node) => node switch
    {
        NonNullTypeNode nonNull => Resolve(nonNull.Type) is { } type ? new NonNullType(type) : null,
        ListTypeNode list => Resolve(list.Type) is { } type ? new ListType(type) : null,
        _ => Types.Find(((NamedTypeNode)node).Name.Value),
    };

    /// <summary>
    /// The definition of <c>type.name</c>, with <c>__typename</c> everywhere and <c>__schema</c>, <c>__type</c> on the
    /// query root; null when there is none.
    /// </summary>
    internal FieldDefinition? Field(CompositeType type, string name)
    {
        if (type is FieldsType { Fields: var fields } && fields.TryGet(name, out var field))
            return field;
        if (name == _typename.Name)
            return _typename;
        return ReferenceEquals(type, Query) ? _rootMetaFields.Find(name) : null;
    }

    static FrozenDictionary<string, ObjectType[]> PossibleTypesByName(OrderedMap<NamedType> types)
    {
        var objects = types.OfType<ObjectType>().ToArray();
        return types.OfType<CompositeType>().ToFrozenDictionary(type => type.Name, type => type switch
        {
            ObjectType self => [self],
            UnionType union => union.Types.ToArray(),
            _ => objects.Where(candidate => candidate.Interfaces.Contains(type)).ToArray(),
        });
    }
}
