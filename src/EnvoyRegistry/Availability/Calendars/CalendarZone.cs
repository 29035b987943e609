namespace EnvoyRegistry.Availability.Calendars;

/// <summary>
/// A time zone by the one thing that is certain about it: its offset at an instant. From that follow the instants of
/// local times as RFC 5545 §3.3.5 wants them, the same for zones of the system and zones a file brings along.
/// </summary>
abstract class CalendarZone
{
    static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    public abstract TimeSpan OffsetAt(DateTime utc);

    /// <summary>
    /// The instant of a local time. One that is shown twice means the first; one that is never shown, as clocks go
    /// forward, is counted with the offset from before (§3.3.5).
    /// </summary>
    public DateTime ToUtc(DateTime local)
    {
        var (before, after) = Offsets(local);
        return Shows(local, before) || !Shows(local, after) ? Subtract(local, before) : Subtract(local, after);
    }

    /// <summary>Whether clocks ever show this time.</summary>
    public bool Exists(DateTime local)
    {
        var (before, after) = Offsets(local);
        return Shows(local, before) || Shows(local, after);
    }

    public DateTime ToLocal(DateTime utc) =>
        DateTime.SpecifyKind(Subtract(utc, -OffsetAt(utc)), DateTimeKind.Unspecified);

    // No offset is as much as a day, and no zone changes its offset twice within two days.
    (TimeSpan Before, TimeSpan After) Offsets(DateTime local) =>
        (OffsetAt(Subtract(local, s_day)), OffsetAt(Subtract(local, -s_day)));

    bool Shows(DateTime local, TimeSpan offset) => OffsetAt(Subtract(local, offset)) == offset;

    static DateTime Subtract(DateTime time, TimeSpan offset) => new(
        Math.Clamp(time.Ticks - offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
}

/// <summary>A zone the system knows.</summary>
sealed class SystemZone(TimeZoneInfo zone) : CalendarZone
{
    public static SystemZone Utc { get; } = new(TimeZoneInfo.Utc);

    public override TimeSpan OffsetAt(DateTime utc) => zone.GetUtcOffset(utc);
}

/// <summary>A zone that a file defines itself: from each onset on, an offset.</summary>
/// <param name="earlier">The offset before the first onset.</param>
/// <param name="isEndless">Whether its rules go on beyond all days that are asked about.</param>
/// <param name="system">The system's zone of that name: what the definition was cut out of, where they agree.</param>
sealed class FileZone(
    TimeSpan earlier, SortedList<DateTime, TimeSpan> onsets, bool isEndless, CalendarZone? system) : CalendarZone
{
    readonly CalendarZone? _before = system?.OffsetAt(onsets.Keys[0].AddTicks(-1)) == earlier ? system : null;
    readonly CalendarZone? _after =
        !isEndless && system?.OffsetAt(onsets.Keys[^1]) == onsets.Values[^1] ? system : null;

    public override TimeSpan OffsetAt(DateTime utc)
    {
        var (low, high) = (0, onsets.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = onsets.Keys[middle] <= utc ? (middle + 1, high) : (low, middle);
        }
        return low == 0 ? _before?.OffsetAt(utc) ?? earlier
            : low == onsets.Count && _after is { } after ? after.OffsetAt(utc)
            : onsets.Values[low - 1];
    }
}
