using Microsoft.AspNetCore.Http.Extensions;

namespace EnvoyRegistry.Pages;

/// <summary>Where a page lies in its list, as the API says.</summary>
public sealed record PageInfo(bool HasPreviousPage, bool HasNextPage, string? StartCursor, string? EndCursor);

/// <summary>Which page of a list the address asks for.</summary>
static class Paging
{
    /// <summary>As variables of a query: <c>first</c> and <c>after</c>, or <c>last</c> and <c>before</c>.</summary>
    public static Dictionary<string, object?> Of(Visit visit, int size) =>
        visit.Query("before") is { } before
            ? new() { ["last"] = size, ["before"] = before }
            : new() { ["first"] = size, ["after"] = visit.Query("after") };

    /// <summary>The address of the same list at another page.</summary>
    public static string To(Visit visit, string name, string? cursor)
    {
        var query = new QueryBuilder(visit.Http.Request.Query
            .Where(part => part.Key is not ("before" or "after" or "done"))
            .SelectMany(part => part.Value.Select(value => KeyValuePair.Create(part.Key, value ?? ""))))
        {
            { name, cursor ?? "" },
        };
        return visit.Path + query;
    }
}
