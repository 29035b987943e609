using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Data;

// The door for SQL that a slice writes itself: what is asked with every request, read by the hundred thousand rows, or
// asked before EF is there. All else is LINQ.

/// <summary>
/// SQL that each connection prepares once. It is known by identity, so a slice keeps its own in static fields. Values
/// go in as parameters, <c>?1</c> and on, and never into the text.
/// </summary>
class SqlText(string sql)
{
    public string Sql => sql;
}

/// <summary>Reads past EF. Every row is seen: whoever asks decides who is told.</summary>
interface IPlainReads
{
    /// <summary>
    /// The number that a statement of one row gives as of now; for more than one statement there are sessions.
    /// </summary>
    /// <param name="values">Of <c>?1</c> and on.</param>
    long Number(SqlText sql, params ReadOnlySpan<object?> values);
}

/// <summary>What a session of the register can do beside what the engine asks of it.</summary>
interface IPlainSession
{
    /// <inheritdoc cref="PlainSessions.Read"/>
    Cursor Read(SqlText sql, ReadOnlySpan<object?> values);
}

static class PlainSessions
{
    /// <summary>
    /// Rows of the session's state of the register. Every row is seen: whoever asks decides who is told.
    /// </summary>
    /// <param name="values">Of <c>?1</c> and on.</param>
    public static Cursor Read(this Session session, SqlText sql, params ReadOnlySpan<object?> values) =>
        ((IPlainSession)session).Read(sql, values);
}
