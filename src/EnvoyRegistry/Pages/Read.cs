namespace EnvoyRegistry.Pages;

/// <summary>Something of which a page shows the name.</summary>
public sealed record Named(string Name);

/// <summary>What something rests on.</summary>
public sealed record Cited(string Citation, string? Url);

/// <summary>A list of the API, or a page of one.</summary>
/// <param name="TotalCount">How many there are in all, where that was asked for.</param>
public sealed record Many<T>(IReadOnlyList<T> Nodes, PageInfo? PageInfo = null, int? TotalCount = null)
{
    /// <summary>Of the query that reads a page of it.</summary>
    public const string Paged = "pageInfo { hasPreviousPage hasNextPage startCursor endCursor }";
}
