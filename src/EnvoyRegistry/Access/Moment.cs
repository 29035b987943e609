namespace EnvoyRegistry.Access;

/// <summary>
/// One instant, and the days that it falls on. What concerns the Forum, such as the Chair's terms, yearly confirmations
/// and ages of statements, has the day of the ASEAN Secretariat; what concerns a person's time has the day in her or
/// his zone. An answer that takes all its days from one of these never tells two dates.
/// </summary>
/// <param name="Now">In UTC.</param>
/// <param name="Secretariat">The zone of the ASEAN Secretariat.</param>
sealed record Moment(DateTime Now, TimeZoneInfo Secretariat)
{
    /// <summary>The Forum's day.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>The Forum's day at an instant, in UTC.</summary>
    public DateOnly DayOf(DateTime instant) => Day(Secretariat, instant);

    /// <summary>The day it is where somebody is.</summary>
    /// <param name="zone">An IANA name; the Secretariat's where nobody said, or this machine knows it not.</param>
    public DateOnly TodayIn(string? zone) => DayIn(zone, Now);

    /// <summary>The day it is where somebody is, at an instant in UTC.</summary>
    /// <inheritdoc cref="TodayIn"/>
    public DateOnly DayIn(string? zone, DateTime instant) => Day(ZoneOf(zone), instant);

    /// <inheritdoc cref="TodayIn"/>
    public TimeZoneInfo ZoneOf(string? zone) =>
        zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : Secretariat;

    static DateOnly Day(TimeZoneInfo zone, DateTime instant) => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(instant, DateTimeKind.Utc), zone));
}
