using GraphQL.Types;

namespace GraphQL.Binding;

/// <summary>The types of a connection (Relay Cursor Connections): the field's type, its edges' and its nodes' type.</summary>
sealed record ConnectionTypes(ObjectType Connection, ObjectType Edge, ObjectType Node)
{
    public static IReadOnlyList<string> PagingArguments { get; } = ["first", "after", "last", "before"];

    /// <summary>Null when <paramref name="type"/> is not a connection.</summary>
    public static ConnectionTypes? Of(TypeReference type) =>
        type.Named is ObjectType connection
        && connection.Fields.All(f => f.Name is "edges" or "nodes" or "pageInfo" or "totalCount")
        && connection.Fields.Find("edges")?.Type.Named is ObjectType edge
        && edge.Fields.All(f => f.Name is "cursor" or "node")
        && edge.Fields.Find("node")?.Type.Named is ObjectType node
            ? new ConnectionTypes(connection, edge, node)
            : null;
}
