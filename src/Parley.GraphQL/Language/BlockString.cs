namespace Parley.GraphQL.Language;

/// <summary>Block strings (spec 2.9.4), from what is written to what is meant and back.</summary>
static class BlockString
{
    /// <summary>
    /// BlockStringValue of the specification, of the text between the quotes: the indentation common to all lines but
    /// the first goes, then blank lines at both ends.
    /// </summary>
    public static string Value(string raw)
    {
        var lines = Lines(raw.Replace("\\\"\"\"", "\"\"\"", StringComparison.Ordinal));
        var indent = lines.Skip(1).Where(line => !IsBlank(line)).Select(Indent).DefaultIfEmpty(0).Min();
        for (var i = 1; i < lines.Length; i++)
            lines[i] = lines[i][Math.Min(indent, lines[i].Length)..];
        var first = Array.FindIndex(lines, line => !IsBlank(line));
        var last = Array.FindLastIndex(lines, line => !IsBlank(line));
        return first < 0 ? "" : string.Join('\n', lines, first, last - first + 1);
    }

    /// <summary>
    /// The block string that means a text, quotes included; null if none does, as for a text with a carriage return, or
    /// if the specification asks for escapes instead, as for control characters.
    /// </summary>
    public static string? Print(string value)
    {
        var isOneLine = !value.Contains('\n');
        // A quote or backslash at the end would run into the closing quotes.
        var isSpread = !isOneLine || value.Length > 70 || value is [.., '"' or '\\'];
        // Behind a line break, the indentation of a single line would be taken for the common one.
        var opening = isSpread && !(isOneLine && value is [' ' or '\t', ..]) ? "\n" : "";
        var raw = opening + value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal) + (isSpread ? "\n" : "");
        return value.All(IsPrintable) && Value(raw) == value ? $"\"\"\"{raw}\"\"\"" : null;
    }

    static bool IsPrintable(char c) => c is '\n' or '\t' || !char.IsControl(c);

    static string[] Lines(string text) => text.Split(["\r\n", "\n", "\r"], StringSplitOptions.None);

    static bool IsBlank(string line) => Indent(line) == line.Length;

    static int Indent(string line)
    {
        var indent = 0;
        while (indent < line.Length && line[indent] is ' ' or '\t')
            indent++;
        return indent;
    }
}
