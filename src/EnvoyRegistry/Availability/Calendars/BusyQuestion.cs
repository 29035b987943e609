namespace EnvoyRegistry.Availability.Calendars;

/// <summary>Which days of a person's calendar are asked about; both ends are included.</summary>
sealed record BusyQuestion
{
    public const int LongestDays = 5 * 366;

    // So far from both ends of the calendar that neither an offset nor the length of an event leads beyond them.
    static readonly DateOnly s_first = new(2, 1, 1);
    static readonly DateOnly s_last = new(CalendarTime.LastYear, 12, 31);

    /// <param name="zone">The zone of the person: days count in it, and times without a zone are read in it.</param>
    public BusyQuestion(DateOnly from, DateOnly until, TimeZoneInfo zone)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, s_first);
        ArgumentOutOfRangeException.ThrowIfLessThan(until, from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(until, Earlier(from.AddDays(LongestDays - 1), s_last));
        (From, Until, Zone) = (from, until, zone);
    }

    public DateOnly From { get; }
    public DateOnly Until { get; }
    public TimeZoneInfo Zone { get; }

    /// <summary>
    /// A day is busy when an event of whole days covers it, or timed events take so much of it together.
    /// </summary>
    public TimeSpan BusyDay { get; init; } = TimeSpan.FromHours(4);

    static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
