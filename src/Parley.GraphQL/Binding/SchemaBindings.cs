using Parley.GraphQL.Types;

namespace Parley.GraphQL.Binding;

/// <summary>A schema and what answers every field of it: what planning works from.</summary>
sealed class SchemaBindings(
    Schema schema, Database? database, IReadOnlyDictionary<ObjectType, ObjectBinding> objects,
    IReadOnlyDictionary<Type, ObjectBinding> byClr, AccessPolicy? access)
{
    public Schema Schema { get; } = schema;
    public Database? Database { get; } = database;
    public AccessPolicy? Access { get; } = access;
    public IEnumerable<ObjectBinding> Nodes => objects.Values.Where(o => o.Node is not null);

    public IReadOnlyDictionary<string, NodeType> NodeTypes { get; } = objects.Values.Where(o => o.Node is not null)
        .ToDictionary(o => o.Node!.Value.Prefix, o => new NodeType(o.Type, o.Node!.Value.Rows));

    public ObjectBinding Get(ObjectType type) => objects[type];

    public ObjectBinding? Find(ObjectType type) => objects.GetValueOrDefault(type);

    /// <summary>The object type a value in memory has, where its field's type is an interface or union.</summary>
    public ObjectBinding? OfValue(Type clr)
    {
        for (var type = clr; type is not null; type = type.BaseType)
        {
            if (byClr.TryGetValue(type, out var binding))
                return binding;
        }
        return null;
    }
}
