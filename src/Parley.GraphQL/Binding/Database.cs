using System.Linq.Expressions;
using Parley.GraphQL.Errors;

namespace Parley.GraphQL.Binding;

// The database as the engine sees it: LINQ in, rows of cells out. A provider implements these types and CellFormat; the
// engine knows neither SQL nor how anything is stored.

/// <summary>Turns queries into statements and hands out consistent sessions to run them in.</summary>
public abstract class Database
{
    /// <summary>Whether rows of this CLR type come from the database (a mapped entity).</summary>
    public abstract bool IsRow(Type type);

    /// <summary>Translation to SQL may wait until the statement is first opened.</summary>
    public abstract Statement Prepare(RowQuery query);

    /// <summary>Opens a session: everything read in it belongs to one state of the database.</summary>
    /// <param name="cancellation">Stops a running statement.</param>
    public abstract Session Open(CancellationToken cancellation);

    /// <summary>The same for the state that the database had at <paramref name="instant"/>.</summary>
    /// <exception cref="GraphQLException">Nothing is known of that instant.</exception>
    public virtual Session Open(DateTime instant, CancellationToken cancellation) =>
        throw new NotSupportedException($"{GetType().Name} keeps no history.");

    /// <summary>
    /// Tries to translate columns of <paramref name="row"/>; null when all of them can be, else what is wrong, a line a
    /// column.
    /// </summary>
    public abstract string? Probe(Type row, IReadOnlyList<LambdaExpression> columns);
}

/// <summary>A query and the columns asked of it.</summary>
/// <param name="Rows">
/// <c>(TContext db, T0 p0, T1 p1, …) => IQueryable&lt;TRow&gt;</c>; the parameters after the context are scalars, bound
/// at each opening.
/// </param>
/// <param name="Columns"><c>TRow => cell</c>, in the order in which <see cref="Row"/> numbers them.</param>
/// <param name="CountOnly">One row with one column: how many rows there are.</param>
/// <remarks>
/// Where <c>Rows</c> invokes a constant function of the context and a parameter, the query is dynamic: the function is
/// called with the parameter's value and its query translated at each opening.
/// </remarks>
public sealed record RowQuery(LambdaExpression Rows, IReadOnlyList<LambdaExpression> Columns, bool CountOnly = false)
{
    /// <summary>Of a dynamic query: for which arguments its SQL is kept, to be found by their equality.</summary>
    public Func<object?, bool> Keeps { get; init; } = _ => false;
}

/// <summary>A query that was translated once and can be opened in any session.</summary>
public abstract class Statement
{
    /// <summary>Binds the parameters and stands before the first row.</summary>
    /// <param name="parent">Where the key is read from when there is one: it is parameter 0.</param>
    /// <param name="keyColumn">The key's column in <paramref name="parent"/>.</param>
    /// <param name="arguments">The other parameters, in order.</param>
    public abstract Cursor Open(Session session, Row? parent, int keyColumn, ReadOnlySpan<object?> arguments);

    /// <summary>The statement as text, for people: logs, plans, tests.</summary>
    public abstract override string ToString();
}

/// <summary>A pooled connection holding one consistent state of the database; disposing gives it back.</summary>
public abstract class Session : IDisposable
{
    public abstract void Dispose();
}

/// <summary>
/// The cells of the current row. A cell is null, an integer (also booleans as 0 and 1, enums by their value), a real
/// number, or UTF-8 text. What else there is, <see cref="Format"/> reads out of cells of these kinds.
/// </summary>
public abstract class Row
{
    /// <summary>The same for all rows of a database.</summary>
    public abstract CellFormat Format { get; }

    public abstract CellKind Kind(int column);
    public abstract long Int64(int column);
    public abstract double Double(int column);

    /// <summary>Valid until the row is left.</summary>
    public abstract ReadOnlySpan<byte> Utf8(int column);
}

public enum CellKind : byte { Null, Integer, Real, Text }

/// <summary>Rows one after the other; disposing makes its statement free for the next opening.</summary>
public abstract class Cursor : Row, IDisposable
{
    public abstract bool Read();
    public abstract void Dispose();
}
