using Parley.GraphQL.Types;

namespace Parley.GraphQL.Binding;

/// <summary>
/// The types of a connection (Relay Cursor Connections): the field's type, its edges' and its nodes' type.
/// </summary>
sealed record ConnectionTypes(ObjectType Connection, ObjectType Edge, ObjectType Node)
{
    public static IReadOnlyList<string> PagingArguments { get; } = ["first", "after", "last", "before"];

    /// <summary>What <see cref="Recognise"/> and <see cref="CanPage"/> ask for, as the end of a sentence.</summary>
    public const string Shape =
        "a connection has `edges: [E!]!` of `cursor: String!` and `node: N!`, `pageInfo: PageInfo!`, and if it likes "
        + "`nodes: [N!]!` and `totalCount: Int!`; "
        + "its field takes `first: Int` and `after: String`, or `last: Int` and `before: String`, or all four";

    /// <summary>Null when <paramref name="type"/> is not a connection.</summary>
    public static ConnectionTypes? Recognise(TypeReference type) =>
        type.Named is ObjectType connection
        && connection.Fields.Find("edges")?.Type.Named is ObjectType edge
        && edge.Fields.Find("node")?.Type.Named is ObjectType node
        && connection.Fields.Find("pageInfo")?.Type.Named is ObjectType pageInfo
        && connection.Fields.All(f => f.Type.ToString() == TypeOf(f.Name, edge, node))
        && edge.Fields.All(f => f.Name is not ("cursor" or "node") || f.Type.ToString() == TypeOf(f.Name, edge, node))
        && pageInfo.Fields.All(f => f.Name is "hasNextPage" or "hasPreviousPage" or "startCursor" or "endCursor")
            ? new ConnectionTypes(connection, edge, node)
            : null;

    public static bool CanPage(FieldDefinition field)
    {
        return Has("first", "Int") == Has("after", "String") && Has("last", "Int") == Has("before", "String")
            && (Has("first", "Int") || Has("last", "Int"));

        bool Has(string argument, string type) => field.Arguments.Find(argument)?.Type.ToString() == type;
    }

    static string? TypeOf(string field, ObjectType edge, ObjectType node) => field switch
    {
        "edges" => $"[{edge}!]!",
        "nodes" => $"[{node}!]!",
        "pageInfo" => "PageInfo!",
        "totalCount" => "Int!",
        "cursor" => "String!",
        "node" => $"{node}!",
        _ => null,
    };
}
