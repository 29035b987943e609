using System.Text.RegularExpressions;

namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>The SQL of a migration, kept in files of its own so that it reads as SQL.</summary>
/// <remarks>
/// What is alike for several tables or changes is written once. Under a line
/// <c>-- For each {table} {key} of GuidelineClause GuidelineId, GuidelineTag GuidelineId:</c> the passage, up to the
/// next empty line, is meant once for each of them, with the names in braces replaced.
/// </remarks>
static partial class MigrationScript
{
    public static string Read(string name)
    {
        using var script = typeof(MigrationScript).Assembly.GetManifestResourceStream($"{name}.sql")
            ?? throw new InvalidOperationException($"The script {name} of a migration is not in the assembly.");
        using var reader = new StreamReader(script);
        var passages = reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n\n");
        return string.Join("\n\n", passages.SelectMany(OneForEach));
    }

    static IEnumerable<string> OneForEach(string passage)
    {
        if (ForEach().Match(passage) is not { Success: true } line)
            return [passage];
        var names = line.Groups["names"].Value.Split(' ');
        var rest = passage.Remove(line.Index, line.Length);
        return line.Groups["items"].Value.Split(", ").Select(item => names.Zip(item.Split(' '))
                .Aggregate(rest, (text, name) => text.Replace(name.First, name.Second, StringComparison.Ordinal)))
            .SelectMany(OneForEach);
    }

    [GeneratedRegex(
        @"^-- For each (?<names>\{.+\}) of (?<items>.+):\n", RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex ForEach();
}
