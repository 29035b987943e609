namespace Parley.GraphQL.Binding;

/// <summary>
/// Where a page lies in its connection, for connections that are made in memory (Relay's <c>PageInfo</c>).
/// </summary>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor)
{
    internal static void Bind(SchemaBinder schema) =>
        schema.Object<PageInfo>("PageInfo")
            .Value("hasNextPage", p => p.HasNextPage)
            .Value("hasPreviousPage", p => p.HasPreviousPage)
            .Value("startCursor", p => p.StartCursor)
            .Value("endCursor", p => p.EndCursor);
}
