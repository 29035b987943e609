using EnvoyRegistry.Contract;

namespace EnvoyRegistry.Data;

static class DatedRows
{
    /// <summary>Those that were last changed within a range; all of them where none is asked for.</summary>
    public static IQueryable<T> UpdatedIn<T>(this IQueryable<T> rows, DateTimeRange? range) where T : class, IDated
    {
        if (range?.From is { } from)
            rows = rows.Where(row => row.UpdatedAt >= from);
        if (range?.Until is { } until)
            rows = rows.Where(row => row.UpdatedAt <= until);
        return rows;
    }
}
