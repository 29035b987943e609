using System.Globalization;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;

namespace EnvoyRegistry.Commands.Spreadsheets;

/// <summary>
/// Reads the cells of one row after the other. A cell that cannot be meant becomes a fault that says what would be
/// right, and reading goes on, so that one run tells everything.
/// </summary>
/// <param name="columns">The names of all columns, in the order in which rows have their cells.</param>
sealed class CellReader(string file, IReadOnlyList<string> columns, Findings findings)
{
    // Excel counts days from here, where the leap day it thinks 1900 had is made up for.
    static readonly DateOnly s_excelsFirstDay = new(1899, 12, 30);

    readonly Dictionary<string, int> _places = columns.Index().ToDictionary(c => c.Item, c => c.Index);

    CsvRow _row;

    public int Line => _row.Line;

    /// <summary>Whether the table has the column at all.</summary>
    public bool Has(string column) => _row.Cells[_places[column]] is not null;

    public void Begin(CsvRow row) => _row = row;

    public void Fault(string column, string text) => findings.Fault(file, Line, column, text);

    /// <summary>What stands in the cell, without blanks around it.</summary>
    public string Text(string column) =>
        _row.Cells[_places[column]] is { } cell ? Formulas.Read(cell.Trim()) : "";

    /// <summary>Text over one or more lines, which end as they do in Unix.</summary>
    public string? Lines(string column) => Text(column) is { Length: > 0 } text ? text.ReplaceLineEndings("\n") : null;

    /// <summary>Text on one line.</summary>
    public string? OneLine(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
            return null;
        if (!Contract.Text.IsThere(text))
        {
            Fault(column, "What stands in it cannot be seen. Type the text anew, or leave the cell empty.");
            return null;
        }
        if (Contract.Text.IsLine(text))
            return text;
        Fault(column, text.AsSpan().IndexOfAny('\n', '\r') >= 0
            ? $"`{text.ReplaceLineEndings(" / ")}` stands on several lines. One row tells of one person, and this " +
                $"cell of one thing."
            : "There is a control character in it. Type the text anew.");
        return null;
    }

    public string? Required(string column)
    {
        if (Text(column).Length == 0)
            Fault(column,
                "The cell is empty, and it must not be. Where cells were merged, write the value in each row.");
        return OneLine(column);
    }

    public T? Word<T>(string column) where T : struct, Enum => (T?)Word(column, typeof(T));

    /// <param name="type">An enum.</param>
    public object? Word(string column, Type type)
    {
        var (text, words) = (Text(column), Words.For(type));
        if (text.Length == 0)
            return null;
        if (words.Read(text) is { } value)
            return value;
        Fault(column, words.Refusal(text));
        return null;
    }

    public T? RequiredWord<T>(string column) where T : struct, Enum
    {
        if (Text(column).Length == 0)
            Fault(column, $"The cell is empty. It takes one of {Words<T>.List}.");
        return Word<T>(column);
    }

    public bool Truth(string column)
    {
        switch (Text(column).ToUpperInvariant())
        {
            case "TRUE" or "YES":
                return true;
            case "FALSE" or "NO":
                return false;
            case var other:
                Fault(column, other.Length == 0 ? "The cell is empty. It takes `true` or `false`."
                    : $"`{other}` is neither `true` nor `false`.");
                return false;
        }
    }

    public int? Number(string column, int least, int most) => Number(column, Text(column), "the number", least, most);

    /// <param name="what">What the number counts, to begin a sentence with.</param>
    public int? Number(string column, string text, string what, int least, int most)
    {
        if (text.Length == 0)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            && number <= most)
            return number;
        Fault(column, $"`{text}` cannot be {what}: a whole number from {least} to {most}.");
        return null;
    }

    /// <summary>Nothing that a register of today tells is of an earlier or a later year.</summary>
    const int FirstYear = 1900, LastYear = 2199;

    public DateOnly? Date(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
            return null;
        if (Scalars.TryDate(text, out var date) && date.Year is >= FirstYear and <= LastYear)
            return date;
        if (date.Year is > 1 and < FirstYear or > LastYear)
        {
            Fault(column, $"`{text}` is not of our time. Write the year with all its digits, from {FirstYear} to "
                + $"{LastYear}, such as 2026-03-14.");
            return null;
        }
        Fault(column, $"`{text}` is not a date of the calendar, written like 2026-03-14.{DateMeant(text)}");
        return null;
    }

    public DateTime? Instant(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
            return null;
        if (Scalars.TryInstant(text, out var instant))
            return UtcSeconds.Truncated(instant);
        Fault(column, $"`{text}` is not an instant with its offset from UTC, written like " +
            $"2026-03-14T08:30:00Z.{DateMeant(text)}");
        return null;
    }

    // Days and months in another order can be told apart only by luck, so nothing is guessed of them.
    static string DateMeant(string text)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days) && days
            is > 20_000 and < 90_000)
            return $" It looks like Excel's number of {s_excelsFirstDay.AddDays((int)days):yyyy-MM-dd}: give the " +
                "column the format yyyy-mm-dd.";
        return DateOnly.TryParseExact(text, ["yyyy/M/d", "yyyy.M.d", "yyyy-M-d", "yyyyMMdd"],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? $" Write {date:yyyy-MM-dd}."
            : "";
    }
}
