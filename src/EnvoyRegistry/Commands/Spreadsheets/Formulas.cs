using System.Buffers;
using System.Text;
using CsvHelper;

namespace EnvoyRegistry.Commands.Spreadsheets;

/// <summary>
/// Keeps spreadsheet programs from running what stands in a cell. They take text for a formula by its first character;
/// an apostrophe before that makes it text, and is taken off again when a sheet is read. So it is as well behind
/// whatever a program of other settings takes for the end of a cell.
/// </summary>
static class Formulas
{
    /// <summary>Also in the shapes that some programs read as the plain ones.</summary>
    static readonly SearchValues<char> s_beginnings = SearchValues.Create("=+-@\t\r＝＋－＠﹦﹢﹣﹫−");

    const string Separators = ",;\t|\r\n";

    const char Guard = '\'';

    public static void WriteCell(this CsvWriter csv, string? text) =>
        csv.WriteField(text is null ? null : Guarded(text));

    public static string Guarded(string text)
    {
        if (!text.AsSpan().ContainsAny(s_beginnings))
            return text;
        var guarded = new StringBuilder(text.Length + 8);
        var isFirst = true;
        foreach (var c in text)
        {
            if (isFirst && IsBeginning(c))
                guarded.Append(Guard);
            guarded.Append(c);
            isFirst = StaysFirst(isFirst, c);
        }
        return guarded.ToString();
    }

    /// <summary>What <see cref="Guarded"/> was given; other text as it is.</summary>
    public static string Read(string cell)
    {
        if (!cell.Contains(Guard))
            return cell;
        var read = new StringBuilder(cell.Length);
        var isFirst = true;
        for (var at = 0; at < cell.Length; at++)
        {
            var isGuard = isFirst && cell[at] == Guard && at + 1 < cell.Length && IsBeginning(cell[at + 1]);
            if (!isGuard)
                read.Append(cell[at]);
            isFirst = StaysFirst(isFirst, cell[at]);
        }
        return read.ToString();
    }

    static bool IsBeginning(char c) => s_beginnings.Contains(c);

    // Blanks and quotation marks may stand before a formula that is run all the same.
    static bool StaysFirst(bool isFirst, char c) =>
        Separators.Contains(c) || (isFirst && (c is '"' or Guard || char.IsWhiteSpace(c)));
}
