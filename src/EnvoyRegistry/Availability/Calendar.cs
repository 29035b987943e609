using System.Globalization;
using EnvoyRegistry.Availability.Calendars;
using EnvoyRegistry.Data;

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

    public WindowOrigin Origin { get; init; } = WindowOrigin.Stated;

    /// <summary>Of days that a calendar takes up: what the person had said of them by hand.</summary>
    public SaidOfDays? Beneath { get; init; }

    public SaidOfDays Said => new(Status, Mode, NoticeHours, ConfirmedAt);

    /// <summary>The same of other days.</summary>
    public WindowTerms Over(DateOnly from, DateOnly until) => this with { From = from, Until = until };
}

/// <summary>What a person states, whatever the days.</summary>
readonly record struct SaidOfDays(
    AvailabilityStatus Status, AvailabilityMode Mode, int NoticeHours, DateTime ConfirmedAt)
{
    public WindowTerms Over(DateOnly from, DateOnly until) => new(from, until, Status, Mode, NoticeHours, ConfirmedAt);
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

    /// <summary>
    /// States something of days: it wins over what was said of them before; their neighbours keep theirs.
    /// </summary>
    public void State(WindowTerms terms)
    {
        if (_windows.GetValueOrDefault(terms.From) is { } same && same.Until == terms.Until)
        {
            _windows[terms.From] = same.With(terms);
            return;
        }
        Clear(terms.From, terms.Until);
        if (Place(EntityId.New(), terms) is { } refusal)
            throw new ArgumentException(refusal, nameof(terms));
    }

    /// <summary>Takes back whatever was said of the days: they are unknown.</summary>
    public void Clear(DateOnly from, DateOnly until)
    {
        foreach (var window in Touching(from, until))
        {
            var terms = window.Terms;
            _windows.Remove(window.From);
            if (window.From < from)
                Put(window.With(terms with { Until = from.AddDays(-1) }));
            if (window.Until > until)
                Put(Rest(window, terms with { From = until.AddDays(1) }));
        }

        AvailabilityWindow Rest(AvailabilityWindow window, WindowTerms terms) => window.From < from
            ? new AvailabilityWindow(EntityId.New(), _personId, terms)
            : window.With(terms);
    }

    /// <summary>What is said in these windows still holds.</summary>
    public void Confirm(Func<AvailabilityWindow, bool> which, DateTime now)
    {
        foreach (var window in Windows.Where(which).ToList())
            _windows[window.From] = window.With(window.Terms with { ConfirmedAt = now });
    }

    /// <summary>
    /// Nobody is to count on the person any more: what said free, or would again, is unknown from a day on.
    /// </summary>
    public void TakeBackFree(DateOnly today)
    {
        foreach (var window in Windows.Where(w => w.Until >= today).ToList())
        {
            if (window.Status is not AvailabilityStatus.Unavailable)
                Clear(window.From < today ? today : window.From, window.Until);
            else if (window.BeneathStatus is not null)
                _windows[window.From] = window.With(window.Terms with { Beneath = null });
        }
    }

    /// <summary>
    /// Takes the days of a busy calendar as not free, in place of those of the calendar before. What the person said by
    /// hand comes back where the calendar no longer takes the days up, and what said "not free" by hand stays.
    /// </summary>
    public void Import(DateOnly from, DateOnly until, IEnumerable<BusyDays> busy, DateTime now)
    {
        foreach (var window in Touching(from, until).Where(w => w.Origin is WindowOrigin.Calendar))
        {
            var (first, last) = Within(window, from, until);
            var beneath = window.Terms.Beneath;
            Clear(first, last);
            if (beneath is { } said)
                State(said.Over(first, last));
        }
        Join();
        foreach (var days in busy)
            TakeUp(days.From, days.Until, now);
    }

    void TakeUp(DateOnly from, DateOnly until, DateTime now)
    {
        var next = from;
        foreach (var window in Touching(from, until))
        {
            var (first, last) = Within(window, from, until);
            if (next < first)
                State(Busy(now, null).Over(next, first.AddDays(-1)));
            if (window.Status is not AvailabilityStatus.Unavailable)
                State(Busy(now, window.Terms.Said).Over(first, last));
            next = last.AddDays(1);
        }
        if (next <= until)
            State(Busy(now, null).Over(next, until));
    }

    static WindowTerms Busy(DateTime now, SaidOfDays? beneath) =>
        new(default, default, AvailabilityStatus.Unavailable, AvailabilityMode.Both, 0, now)
        {
            Origin = WindowOrigin.Calendar,
            Beneath = beneath,
        };

    static (DateOnly First, DateOnly Last) Within(AvailabilityWindow window, DateOnly from, DateOnly until) =>
        (window.From < from ? from : window.From, window.Until > until ? until : window.Until);

    /// <summary>Makes neighbours one that differ in nothing but their days.</summary>
    public void Join()
    {
        var last = default(AvailabilityWindow);
        foreach (var window in Windows.ToList())
        {
            if (last is not null && last.Until.AddDays(1) == window.From
                && last.Terms.Over(window.From, window.Until) == window.Terms)
            {
                _windows.Remove(window.From);
                last = _windows[last.From] = last.With(last.Terms with { Until = window.Until });
            }
            else
                last = window;
        }
    }

    List<AvailabilityWindow> Touching(DateOnly from, DateOnly until) =>
        [.. _windows.Values.Where(w => w.From <= until && w.Until >= from)];

    void Put(AvailabilityWindow window) => _windows.Add(window.From, window);

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
