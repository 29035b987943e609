using System.Text.Unicode;
using CsvHelper;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Commands.Spreadsheets;

/// <summary>
/// A table as spreadsheet programs save it: comma or semicolon, with or without a byte order mark, any line ends,
/// columns in any order. Read whole into memory first, so that what is checked is what is written.
/// </summary>
sealed class CsvTable
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
        if (LineThatIsNotUtf8() is { } foreign)
        {
            _findings.Fault(Name, foreign, null, "The file is not in UTF-8. Save it again as \"CSV UTF-8\".");
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
            if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
                continue;
            if (malformed is { } fault && fault.LineNumber == line && cells.Length >= (header?.Width ?? 0))
                _findings.Fault(Name, line, null, Advice(fault.Reason));
            if (header is null)
            {
                header = Read(cells, line);
                if (header is null)
                    yield break;
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
        foreach (var column in missing)
            _findings.Fault(Name, line, column,
                $"The column is missing. Add it, with empty cells where there is nothing to " +
                $"tell.{DidYouMean.Suffix(column, unknown)}");
        if (missing.Count == _columns.Count - _optional.Count)
            _findings.Fault(Name, line, null,
                "The first line must name the columns, separated by commas or semicolons.");
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

    static string ColumnName(string header) =>
        header.Trim().Replace(' ', '_').Replace('-', '_').ToLowerInvariant();

    /// <summary>Column names have neither, so whichever the first line has more of separates them.</summary>
    char Separator()
    {
        var end = Array.FindIndex(_bytes, value => value is (byte)'\n' or (byte)'\r');
        var header = _bytes.AsSpan(0, end < 0 ? _bytes.Length : end);
        return header.Count((byte)';') > header.Count((byte)',') ? ';' : ',';
    }

    int? LineThatIsNotUtf8()
    {
        if (Utf8.IsValid(_bytes))
            return null;
        var line = 1;
        for (var rest = _bytes.AsSpan(); ; line++)
        {
            var end = rest.IndexOf((byte)'\n');
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
