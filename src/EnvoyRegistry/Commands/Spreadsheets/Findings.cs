using System.Text.RegularExpressions;

namespace EnvoyRegistry.Commands.Spreadsheets;

/// <summary>Something to say about a place in a file, written as compilers do so that editors can jump there.</summary>
/// <param name="Line">Counted from 1 as an editor counts; 0 for the file as a whole.</param>
readonly record struct Finding(string File, int Line, string? Column, string Text)
{
    public override string ToString() =>
        (Line, Column) switch
        {
            (0, _) => $"{File}: {Text}",
            (_, null) => $"{File}:{Line}: {Text}",
            _ => $"{File}:{Line}: {Column}: {Text}",
        };
}

/// <summary>What was found while reading: faults keep anything from being written, remarks do not.</summary>
sealed partial class Findings
{
    /// <summary>So many findings of one sort are told one by one; more are one, with the lines of all.</summary>
    const int MostAlike = 5;

    /// <summary>So many runs of lines are told.</summary>
    const int MostRuns = 20;

    readonly List<Finding> _faults = [];
    readonly List<Finding> _remarks = [];

    /// <summary>File after file, each from its first line down.</summary>
    public IEnumerable<Finding> Faults => InOrder(_faults);

    public IEnumerable<Finding> Remarks => InOrder(_remarks);

    public int Count => _faults.Count;

    public void Fault(string file, int line, string? column, string text) => _faults.Add(new(file, line, column, text));

    public void Remark(string file, int line, string? column, string text) =>
        _remarks.Add(new(file, line, column, text));

    static IEnumerable<Finding> InOrder(List<Finding> findings) =>
        findings.GroupBy(finding => finding.File).SelectMany(file => file
            .GroupBy(finding => (finding.Column, Sort(finding.Text))).SelectMany(Together)
            .OrderBy(finding => finding.Line));

    /// <summary>What a finding says, whatever the values it says it of.</summary>
    static string Sort(string text) => Value().Replace(text.Split(" Did you mean")[0], "`");

    static IEnumerable<Finding> Together(IEnumerable<Finding> alike)
    {
        var all = alike.OrderBy(finding => finding.Line).ToList();
        return all.Count <= MostAlike
            ? all
            : [all[0] with { Text = $"{all[0].Text} ({all.Count} of this sort, in lines {Lines(all)})" }];
    }

    /// <summary>Such as <c>2-5, 8, 11-10000</c>.</summary>
    static string Lines(List<Finding> findings)
    {
        var runs = new List<(int First, int Last)>();
        foreach (var line in findings.Select(finding => finding.Line).Distinct())
        {
            if (runs is [.., var last] && line == last.Last + 1)
                runs[^1] = (last.First, line);
            else
                runs.Add((line, line));
        }
        var told = string.Join(", ", runs.Take(MostRuns)
            .Select(run => run.First == run.Last ? $"{run.First}" : $"{run.First}-{run.Last}"));
        return runs.Count > MostRuns ? $"{told} and on to {runs[^1].Last}" : told;
    }

    [GeneratedRegex("`[^`]*`|[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();
}
