namespace Parley.GraphQL.Binding;

/// <summary>
/// Where a page lies in its connection, for connections that are made in memory (Relay's <c>PageInfo</c>).
/// </summary>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);
