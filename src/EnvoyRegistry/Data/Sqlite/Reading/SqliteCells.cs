using System.Globalization;
using System.Text;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Data.Sqlite.Reading;

/// <summary>
/// What EF Core keeps as text on SQLite: days as they are answered, instants as <see cref="UtcSeconds.Stored"/> says,
/// lists as JSON.
/// </summary>
sealed class SqliteCells : CellFormat
{
    public static SqliteCells Format { get; } = new();

    public override void WriteDate(Row row, int column, Span<byte> to) => row.Utf8(column)[..to.Length].CopyTo(to);

    // A space stands where the answer has a T, and no Z behind.
    public override void WriteInstant(Row row, int column, Span<byte> to)
    {
        row.Utf8(column)[..(to.Length - 1)].CopyTo(to);
        to[10] = (byte)'T';
        to[^1] = (byte)'Z';
    }

    public override DateOnly Date(Row row, int column) =>
        DateOnly.ParseExact(Encoding.ASCII.GetString(row.Utf8(column)), "O", CultureInfo.InvariantCulture);

    public override ReadOnlySpan<byte> List(Row row, int column) => row.Utf8(column);
}
