namespace GraphQL.Language;

/// <summary>Block strings (spec 2.9.4), from what is written to what is meant.</summary>
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
