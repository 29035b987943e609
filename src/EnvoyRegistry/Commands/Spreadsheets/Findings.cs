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
sealed class Findings
{
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
        findings.GroupBy(finding => finding.File).SelectMany(file => file.OrderBy(finding => finding.Line));
}
