using EnvoyRegistry.Availability;

namespace EnvoyRegistry.Matching;

/// <summary>What is asked of windows, as numbers: see the definitions at <see cref="Matcher"/>.</summary>
readonly struct PeriodAsked(EnvoyNeed need, DateOnly today)
{
    public int From { get; } = need.From.DayNumber;
    public int Until { get; } = need.Until.DayNumber;
    public bool LimitedToo { get; } = need.LimitedToo is true;

    /// <summary>Today and this is the first day asked for; negative once that day is past.</summary>
    public int LongestNotice { get; } = (need.From.DayNumber - today.DayNumber) * 24;

    public AvailabilityMode Modes { get; } = (AvailabilityMode)(need.Mode is { } mode ? (int)mode : 0);
    public int ConfirmedSince { get; } = need.ConfirmedWithinDays is { } days ? today.DayNumber - days : int.MinValue;

    public int Days => Until - From + 1;

    public bool IsFree(Window window) => HasStatus(window) && LeavesTime(window);

    public bool HasStatus(Window window) =>
        window.Status is AvailabilityStatus.Available || (LimitedToo && window.Status is AvailabilityStatus.Limited);

    public bool LeavesTime(Window window) => window.NoticeHours <= LongestNotice;

    public bool Serves(Window window) => (window.Mode & Modes) == Modes;

    public bool IsConfirmed(Window window) => window.ConfirmedOn >= ConfirmedSince;

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
readonly record struct FreeTime(Missed Missed, int FreeDays, int OldestConfirmedOn, int LongestNotice, bool Limited)
{
    // Commitments (holds, live appointments) will be days of a row on which no window is free: they go in here.
    public static FreeTime Of(ReadOnlySpan<Window> windows, in PeriodAsked asked)
    {
        var missed = Missed.None;
        var (freeDays, oldest, notice, limited) = (0, int.MaxValue, 0, false);
        foreach (ref readonly var window in asked.Touching(windows))
        {
            if (!asked.IsFree(window))
                continue;
            freeDays += Math.Min(window.Until, asked.Until) - Math.Max(window.From, asked.From) + 1;
            oldest = Math.Min(oldest, window.ConfirmedOn);
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
