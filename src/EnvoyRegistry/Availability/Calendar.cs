using System.Globalization;

namespace EnvoyRegistry.Availability;

/// <summary>What a person states about a run of days.</summary>
readonly record struct WindowTerms(
    DateOnly From,
    DateOnly Until,
    AvailabilityStatus Status,
    AvailabilityMode Mode,
    int NoticeHours,
    DateTime ConfirmedAt)
{
    /// <summary>A year. Whoever needs longer notice is not standing by.</summary>
    public const int LongestNoticeHours = 366 * 24;
}

/// <summary>The windows of one person, first day first, and the only place where new ones are made.</summary>
sealed class Calendar
{
    readonly long _personId;
    readonly SortedList<DateOnly, AvailabilityWindow> _windows = [];

    public Calendar(long personId, IEnumerable<AvailabilityWindow> windows)
    {
        _personId = personId;
        foreach (var window in windows)
            _windows.Add(window.From, window);
    }

    public IReadOnlyList<AvailabilityWindow> Windows => _windows.Values.AsReadOnly();

    /// <summary>Adds a window, or says why it cannot stand; then nothing has changed.</summary>
    /// <returns>Null when placed, else a sentence for whoever asked.</returns>
    public string? Place(long id, WindowTerms terms)
    {
        if (Refusal(terms) is { } refusal)
            return refusal;

        _windows.Add(terms.From, new AvailabilityWindow(id, _personId, terms));
        return null;
    }

    string? Refusal(WindowTerms terms)
    {
        if (terms.Until < terms.From)
            return $"The window ends on {Day(terms.Until)}, before it begins on {Day(terms.From)}.";
        if (terms.NoticeHours is < 0 or > WindowTerms.LongestNoticeHours)
            return $"A notice is 0 to {WindowTerms.LongestNoticeHours} hours, not {terms.NoticeHours}.";
        return Overlapped(terms) is { } other
            ? $"The days {Days(terms.From, terms.Until)} touch the window {Days(other.From, other.Until)}; "
                + "windows of one person may not overlap."
            : null;
    }

    // As the windows lie apart, the last one that begins by the last day is the only one to look at.
    AvailabilityWindow? Overlapped(WindowTerms terms) =>
        _windows.Values.LastOrDefault(w => w.From <= terms.Until) is { } last && last.Until >= terms.From ? last : null;

    static string Days(DateOnly from, DateOnly until) => $"{Day(from)} to {Day(until)}";

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
