using EnvoyRegistry.Availability;
using EnvoyRegistry.Commands.Spreadsheets;

namespace EnvoyRegistry.Commands;

/// <summary>Reads windows.csv: each row by itself, and the windows of one person lie apart.</summary>
/// <param name="lines">The references of people.csv.</param>
sealed class WindowReader(
    string file, IReadOnlyDictionary<string, int> lines, RegisterLookup register, DateTime now, Findings findings)
{
    readonly CellReader _cells = new(file, WindowColumn.All, findings);

    /// <returns>The windows of each person named, first day first.</returns>
    public IReadOnlyDictionary<string, List<WindowRow>> Read(IEnumerable<CsvRow> rows)
    {
        var people = new Dictionary<string, List<WindowRow>>();
        foreach (var row in rows)
            if (Read(row) is { } window)
                if (people.TryGetValue(window.Reference, out var windows))
                    windows.Add(window);
                else
                    people.Add(window.Reference, [window]);

        foreach (var windows in people.Values)
            RefuseOverlaps(windows);
        return people;
    }

    WindowRow? Read(CsvRow row)
    {
        _cells.Begin(row);
        var before = findings.Count;
        var reference = register.ReadReference(_cells, WindowColumn.ExternalReference, lines);
        var from = Required(WindowColumn.From, _cells.Date(WindowColumn.From));
        var until = Required(WindowColumn.Until, _cells.Date(WindowColumn.Until));
        var status = _cells.RequiredWord<AvailabilityStatus>(WindowColumn.Status);
        var mode = _cells.RequiredWord<AvailabilityMode>(WindowColumn.Mode);
        var notice = Required(WindowColumn.NoticeHours,
            _cells.Number(WindowColumn.NoticeHours, 0, WindowTerms.LongestNoticeHours));
        var confirmed = Required(WindowColumn.ConfirmedAt, _cells.Instant(WindowColumn.ConfirmedAt));
        if (until < from)
            _cells.Fault(WindowColumn.Until, $"{until:yyyy-MM-dd} is before the first day, {from:yyyy-MM-dd}.");
        if (confirmed > now || confirmed < DateTime.UnixEpoch)
            _cells.Fault(WindowColumn.ConfirmedAt, confirmed > now
                ? $"{confirmed:u} is still to come; nobody can have confirmed the window then."
                : $"{confirmed:u} is before this register could have been asked.");
        return findings.Count > before ? null : new WindowRow(row.Line, reference!,
            new WindowTerms(from!.Value, until!.Value, status!.Value, mode!.Value, notice!.Value, confirmed!.Value));
    }

    T? Required<T>(string column, T? value) where T : struct
    {
        if (_cells.Text(column).Length == 0)
            _cells.Fault(column,
                "The cell is empty, and it must not be. Where cells were merged, write the value in each row.");
        return value;
    }

    void RefuseOverlaps(List<WindowRow> windows)
    {
        windows.Sort((a, b) => (a.Terms.From, a.Line).CompareTo((b.Terms.From, b.Line)));
        var latest = windows[0];
        foreach (var window in windows.Skip(1))
        {
            if (window.Terms.From <= latest.Terms.Until)
            {
                var (above, below) = window.Line < latest.Line ? (window, latest) : (latest, window);
                findings.Fault(file, below.Line, "from",
                    $"{Days(below.Terms)} overlaps {Days(above.Terms)} in line {above.Line}. Windows of one person " +
                    "may not overlap: end the one before the other begins.");
            }
            if (window.Terms.Until > latest.Terms.Until)
                latest = window;
        }
    }

    static string Days(WindowTerms terms) => $"{terms.From:yyyy-MM-dd} to {terms.Until:yyyy-MM-dd}";
}
