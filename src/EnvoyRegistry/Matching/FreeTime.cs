using EnvoyRegistry.Availability;

namespace EnvoyRegistry.Matching;

/// <summary>What is asked of the windows of people in one zone, as numbers: see <see cref="Matcher"/>.</summary>
readonly struct PeriodAsked(EnvoyNeed need, int hoursAhead, uint confirmedSince)
{
    public int From { get; } = need.From.DayNumber;
    public int Until { get; } = need.Until.DayNumber;
    public bool IncludeLimited { get; } = need.IncludeLimited is true;

    /// <summary>Whole hours until the first day begins; negative once it has.</summary>
    public int HoursAhead { get; } = hoursAhead;

    public AvailabilityMode Modes { get; } = (AvailabilityMode)(need.Mode is { } mode ? (int)mode : 0);

    public uint ConfirmedSince { get; } = confirmedSince;

    public int Days => Until - From + 1;

    public bool IsFree(in Window window) => HasStatus(window) && LeavesTime(window);

    public bool HasStatus(in Window window) =>
        window.Status is AvailabilityStatus.Available
        || (IncludeLimited && window.Status is AvailabilityStatus.Limited);

    public bool LeavesTime(in Window window) => window.NoticeHours <= HoursAhead;

    public bool Serves(in Window window) => (window.Mode & Modes) == Modes;

    public bool IsConfirmed(in Window window) => window.ConfirmedAt >= ConfirmedSince;

    /// <summary>How many days of the period a window has.</summary>
    public int DaysOf(in Window window) => Math.Min(window.Until, Until) - Math.Max(window.From, From) + 1;

    /// <summary>The windows that touch the period.</summary>
    public ReadOnlySpan<Window> Touching(ReadOnlySpan<Window> windows)
    {
        var first = 0;
        while (first < windows.Length && windows[first].Until < From)
            first++;
        var end = first;
        while (end < windows.Length && windows[end].From <= Until)
            end++;
        return windows[first..end];
    }
}

/// <summary>What the free windows of one person come to.</summary>
readonly record struct FreeTime(Missed Missed, int FreeDays, uint OldestConfirmation, int LongestNotice, bool Limited)
{
    /// <param name="wholeOnly">Gives up at the first gap; then only <see cref="Missed"/> counts.</param>
    public static FreeTime Measure(ReadOnlySpan<Window> windows, in PeriodAsked asked, bool wholeOnly)
    {
        var missed = Missed.None;
        var (freeDays, oldest, notice, limited) = (0, uint.MaxValue, 0, false);
        foreach (ref readonly var window in windows)
        {
            if (window.Until < asked.From)
                continue;
            if (window.From > asked.Until)
                break;
            if (!asked.IsFree(window))
                continue;
            if (wholeOnly && window.From > asked.From + freeDays)
                break;
            freeDays += asked.DaysOf(window);
            oldest = Math.Min(oldest, window.ConfirmedAt);
            notice = Math.Max(notice, window.NoticeHours);
            limited |= window.Status is AvailabilityStatus.Limited;
            if (!asked.Serves(window))
                missed |= Missed.Mode;
            if (!asked.IsConfirmed(window))
                missed |= Missed.Confirmation;
        }

        // Windows never overlap, so that many free days are all the days there are.
        if (freeDays < asked.Days)
            missed |= Missed.Period;
        return new FreeTime(missed, freeDays, oldest, notice, limited);
    }

    /// <summary>How many days of the period fail the one criterion that is missed.</summary>
    public int DaysShort(ReadOnlySpan<Window> windows, in PeriodAsked asked)
    {
        if (Missed is Missed.Period)
            return asked.Days - FreeDays;
        var days = 0;
        foreach (ref readonly var window in asked.Touching(windows))
        {
            if (asked.IsFree(window)
                && !(Missed is Missed.Mode ? asked.Serves(window) : asked.IsConfirmed(window)))
                days += asked.DaysOf(window);
        }
        return days;
    }
}

/// <summary>Which of the three criteria about windows a person fails.</summary>
[Flags]
enum Missed : byte
{
    None = 0,
    Period = 1,
    Mode = 2,
    Confirmation = 4,
}
