namespace Parley.GraphQL.Binding;

/// <summary>
/// How a database keeps in its cells what is neither a number nor text. None of the cells asked for is null.
/// </summary>
public abstract class CellFormat
{
    /// <summary>Writes a day as the answer has it: <c>2026-03-14</c>.</summary>
    /// <param name="to">Ten bytes.</param>
    public abstract void WriteDate(Row row, int column, Span<byte> to);

    /// <summary>Writes an instant in UTC as the answer has it: <c>2026-03-14T01:02:03Z</c>.</summary>
    /// <param name="to">Twenty bytes.</param>
    public abstract void WriteInstant(Row row, int column, Span<byte> to);

    public abstract DateOnly Date(Row row, int column);

    /// <summary>
    /// A list as a JSON array: its items as the answer has them, but for enums, which are their numbers.
    /// </summary>
    /// <returns>Valid until the row is left.</returns>
    public abstract ReadOnlySpan<byte> List(Row row, int column);
}
