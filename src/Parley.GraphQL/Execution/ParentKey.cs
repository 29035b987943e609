using Parley.GraphQL.Binding;
using Parley.GraphQL.Planning;

namespace Parley.GraphQL.Execution;

/// <summary>Opens statements whose first parameter, where they have one, is a key of the parent.</summary>
static class ParentKey
{
    /// <param name="row">The parent, where it is a row.</param>
    /// <param name="value">The parent, where it is a value in memory.</param>
    /// <returns>Null when the parent has no key, and so no rows.</returns>
    public static Cursor? Open(
        this KeySource? source, Statement statement, Session session, Row? row, object? value,
        ReadOnlySpan<object?> parameters)
    {
        if (source is not { } key)
            return statement.Open(session, null, -1, parameters);
        if (key.OfValue is null)
            return row!.Kind(key.Column) == CellKind.Null
                ? null
                : statement.Open(session, row, key.Column, parameters);
        return key.OfValue(value!) is { } known
            ? statement.Open(session, null, -1, [known, .. parameters])
            : null;
    }
}
