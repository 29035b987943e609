using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using CsvHelper;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Commands.Spreadsheets;

/// <summary>
/// A table as spreadsheet programs save it: with commas, semicolons or tabs, with or without a byte order mark or
/// Excel's line <c>sep=;</c>, any line ends, columns in any order. Read whole into memory first, so that what is
/// checked is what is written.
/// </summary>
sealed partial class CsvTable
{
    readonly byte[] _bytes;
    readonly IReadOnlyList<string> _columns, _optional;
    readonly Findings _findings;

    CsvTable(
        string name, byte[] bytes, IReadOnlyList<string> columns, IReadOnlyList<string> optional, Findings findings) =>
        (Name, _bytes, _columns, _optional, _findings) = (name, bytes, columns, optional, findings);

    /// <summary>The file, as the caller named it.</summary>
    public string Name { get; }

    /// <param name="columns">The names of all columns, each of which must be there once.</param>
    /// <param name="optional">Those of them that may be missing.</param>
    public static CsvTable Open(
        FileInfo file, IReadOnlyList<string> columns, Findings findings, IReadOnlyList<string>? optional = null) =>
        new(file.ToString(), File.ReadAllBytes(file.FullName), columns, optional ?? [], findings);

    /// <summary>
    /// Every row that has a cell with something in it. None when the file or its first line is faulty.
    /// </summary>
    public IEnumerable<CsvRow> Rows()
    {
        if (OtherKind() is { } kind)
        {
            _findings.Fault(Name, 0, null, kind);
            yield break;
        }
        if (LineThatIsNotUtf8() is { } foreign)
        {
            _findings.Fault(Name, foreign, null,
                "The file is not in UTF-8: here is a letter as older programs write it, and Excel as plain \"CSV\". " +
                SaveAgain);
            yield break;
        }

        CsvMalformedRecord? malformed = null;
        using var reader = CsvReader.Create(_bytes, new CsvReaderOptions
        {
            Separator = Separator(),
            HasHeader = false,
            TrackLineNumbers = true,
            OnMalformedRecord = record => malformed = record,
        });
        Header? header = null;
        while (reader.Read())
        {
            var line = checked((int)reader.LineNumber);
            string[] cells = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
            if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace) || (header is null && IsSeparatorLine(cells[0])))
                continue;
            if (malformed is { } fault && fault.LineNumber == line && cells.Length >= (header?.Width ?? 0))
                _findings.Fault(Name, line, null, Advice(fault.Reason));
            if (header is null)
            {
                header = Read(cells, line);
                if (header is null)
                    yield break;
            }
            else if (IsTotal(cells))
            {
                _findings.Fault(Name, line, null,
                    "This looks like a total below the rows and not like one of them. Remove the row.");
            }
            else if (IsWhole(cells, header, line, reader.RawRecord.ContainsAny((byte)'\n', (byte)'\r')))
            {
                yield return new CsvRow(line, header.Pick(cells));
            }
        }

        if (header is null)
            _findings.Fault(Name, 0, null,
                $"The file is empty. Its first line names the columns: {string.Join(',', _columns)}.");
    }

    /// <summary>What the first line says; null when it does not name every column once.</summary>
    Header? Read(string[] cells, int line)
    {
        var names = Array.ConvertAll(cells, ColumnName);
        var missing = _columns.Except(_optional).Except(names).ToList();
        var unknown = names.Except(_columns).Where(name => name.Length > 0).ToList();
        foreach (var name in names.Where(_columns.Contains).GroupBy(name => name).Where(same => same.Count() > 1))
            _findings.Fault(Name, line, name.Key, $"The column stands there {name.Count()} times.");
        if (missing.Count == _columns.Count - _optional.Count)
        {
            _findings.Fault(Name, line, null, "The first line must name the columns, separated by commas, semicolons " +
                $"or tabs, and names none of them; remove what stands above. They are {string.Join(',', _columns)}.");
            return null;
        }
        foreach (var column in missing)
            _findings.Fault(Name, line, column,
                $"The column is missing. Add it, with empty cells where there is nothing to " +
                $"tell.{DidYouMean.Suffix(column, unknown)}");
        foreach (var name in unknown.Where(_ => missing.Count == 0))
            _findings.Remark(Name, line, name, "The column is not known and was not read.");

        return missing.Count == 0 && _columns.All(column => names.Count(name => name == column) <= 1)
            ? new Header(names.Length, [.. _columns.Select(column => Array.IndexOf(names, column))])
            : null;
    }

    static string Advice(CsvMalformedReason reason) => reason is CsvMalformedReason.UnterminatedQuote
        ? "A quotation mark that opens a cell is not closed."
        : "A quotation mark stands within a cell that is not quoted. " +
            "A cell that has one is quoted whole, and the mark is written twice: \"Ma \"\"Lina\"\" Reyes\".";

    bool IsWhole(string[] cells, Header header, int line, bool overLines)
    {
        // Spreadsheet programs leave out empty cells at the end of a row, or write some more.
        if (cells.Skip(header.Width).Any(cell => !string.IsNullOrWhiteSpace(cell)))
            _findings.Fault(Name, line, null, $"The row has {cells.Length} cells, the first line {header.Width}. " +
                "A cell with a separator in it must be quoted.");
        else if (cells.Length < header.Width && overLines)
            _findings.Fault(Name, line, null, $"The row has {cells.Length} of {header.Width} cells and does not " +
                "end in its line: a quotation mark that opens a cell is not closed.");
        else
            return true;
        return false;
    }

    /// <summary>It begins with a word for a sum, and has little else.</summary>
    static bool IsTotal(string[] cells) =>
        cells.Length > 2 && cells.Count(string.IsNullOrWhiteSpace) * 2 > cells.Length
        && TotalWord().IsMatch(Array.Find(cells, cell => !string.IsNullOrWhiteSpace(cell))!);

    static string ColumnName(string header) =>
        header.Trim().Replace(' ', '_').Replace('-', '_').ToLowerInvariant();

    const string Separators = ",;\t|";

    /// <summary>
    /// Column names have none of them, so whichever the first line has most of separates them; unless it says so.
    /// </summary>
    char Separator()
    {
        var header = Encoding.UTF8.GetString(FirstLine()).TrimStart('\uFEFF');
        return IsSeparatorLine(header.Trim('"'))
            ? header.Trim('"')[4..] is [var told, ..] && Separators.Contains(told) ? told : ','
            : Separators.MaxBy(separator => header.Count(c => c == separator));
    }

    ReadOnlySpan<byte> FirstLine()
    {
        var end = Array.FindIndex(_bytes, value => value is (byte)'\n' or (byte)'\r');
        return _bytes.AsSpan(0, end < 0 ? _bytes.Length : end);
    }

    // Excel reads such a line, and writes it on demand; nobody else does.
    static bool IsSeparatorLine(string line) =>
        line.TrimStart('\uFEFF', '"', ' ').StartsWith("sep=", StringComparison.OrdinalIgnoreCase);

    const string SaveAgain = "Save it again as \"CSV UTF-8 (comma delimited)\".";

    /// <summary>What the file is in place of a table in text; null when it may be one.</summary>
    string? OtherKind() => _bytes switch
    {
        [0x50, 0x4B, 0x03, 0x04, ..] =>
            $"The file is a workbook of Excel or another program, whatever its name ends with. {SaveAgain}",
        [0xD0, 0xCF, 0x11, 0xE0, ..] =>
            $"The file is a workbook of an old Excel, whatever its name ends with. {SaveAgain}",
        [0x1F, 0x8B, ..] => "The file is compressed. Unpack it first.",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "The file is a PDF, and no table can be read from it.",
        [(byte)'<', ..] or [0xEF, 0xBB, 0xBF, (byte)'<', ..] =>
            "The file is a web page, whatever its name ends with. Open it in a spreadsheet program. " + SaveAgain,
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] =>
            $"The file is in UTF-16, which Excel calls \"Unicode text\". {SaveAgain}",
        _ when FirstLine().Contains((byte)0) => $"The file is in UTF-16 and does not say so. {SaveAgain}",
        _ => null,
    };

    [GeneratedRegex(
        @"^\s*((grand|sub)[\s-]?)?(totals?|sum|count|average|jumlah|tổng( cộng)?|รวม|សរុប|စုစုပေါင်း|ລວມ|合计|合計|합계)" +
        @"\s*(:|\(|\d|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex TotalWord();

    int? LineThatIsNotUtf8()
    {
        if (Utf8.IsValid(_bytes))
            return null;
        var line = 1;
        for (var rest = _bytes.AsSpan(); ; line++)
        {
            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            if (end >= 0 && rest[end] == '\r' && end + 1 < rest.Length && rest[end + 1] == '\n')
                end++;
            if (end < 0 || !Utf8.IsValid(rest[..end]))
                return line;
            rest = rest[(end + 1)..];
        }
    }
}

/// <summary>The first line of a table: how many cells it has, and which of them names which of the columns.</summary>
/// <param name="Places">A negative number of a column that is missing.</param>
sealed record Header(int Width, int[] Places)
{
    public string?[] Pick(string[] cells) => Array.ConvertAll(Places,
        place => place < 0 ? null : place < cells.Length ? cells[place] : "");
}

/// <summary>The cells of one row, in the order the columns were asked for; null where the column is missing.</summary>
/// <param name="Line">Where it begins in the file.</param>
readonly record struct CsvRow(int Line, string?[] Cells);
