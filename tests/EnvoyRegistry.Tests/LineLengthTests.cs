using System.Globalization;
using System.Text.RegularExpressions;

namespace EnvoyRegistry.Tests;

/// <summary>A line is taken in at a glance, and two files stand beside each other on one screen.</summary>
public sealed partial class LineLengthTests
{
    const int Columns = 120;

    static readonly string[] s_written =
        [".cs", ".graphql", ".sql", ".md", ".mjs", ".sh", ".yml", ".jsx", ".razor", ".css"];

    // What is made or fetched, not written. What tests record is as wide as the program makes it.
    static readonly string[] s_made =
        [".git", "bin", "obj", "node_modules", "dist", "Compiled", "TestResults", "__snapshots__"];

    [Fact]
    public void No_line_is_longer_than_120_columns() => Written(Repository.Root)
        .SelectMany(file => File.ReadLines(file)
            .Select((line, i) => (Line: line, Place: $"{Path.GetRelativePath(Repository.Root, file)}:{i + 1}")))
        .Where(written => IsTooLong(written.Line))
        .Select(written => written.Place)
        .ShouldBeEmpty();

    [Theory]
    [InlineData("", 120, false)]
    [InlineData("", 121, true)]
    [InlineData("// https://example.org/", 200, false)] // An address cannot be broken …
    [InlineData("// https://example.org/ and more words, ", 200, true)] // … but what stands beside it can.
    [InlineData("| a | b | ", 200, false)] // Markdown has no way to break the row of a table.
    [InlineData("ชื่อ", 121, false)] // Thai signs above and below a letter take no column.
    public void A_line_is_too_long_beyond_120_columns_unless_it_cannot_be_broken(
        string begin, int length, bool isTooLong) =>
        IsTooLong(begin.PadRight(length, 'x')).ShouldBe(isTooLong);

    static bool IsTooLong(string line) => line.Length > Columns && !line.StartsWith('|')
        && new StringInfo(Address().Replace(line, "")).LengthInTextElements > Columns;

    static IEnumerable<string> Written(string folder) => Directory.EnumerateFiles(folder)
        .Where(file => s_written.Contains(Path.GetExtension(file)) || Path.GetFileName(file) is "run")
        .Where(file => !file.Contains(".approved.", StringComparison.Ordinal))
        .Concat(Directory.EnumerateDirectories(folder)
            .Where(inner => !s_made.Contains(Path.GetFileName(inner))).SelectMany(Written));

    [GeneratedRegex(@"https?://\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
