namespace EnvoyRegistry.Availability.Calendars;

/// <summary>
/// A time zone by the one thing that is certain about it: its offset at an instant. From that follow the instants of
/// local times as RFC 5545 §3.3.5 wants them, the same for zones of the system and zones a file brings along.
/// </summary>
abstract class CalendarZone
{
    static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    protected abstract TimeSpan OffsetAt(DateTime utc);

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

    protected override TimeSpan OffsetAt(DateTime utc) => zone.GetUtcOffset(utc);
}

/// <summary>A zone that a file defines itself: from each onset on, an offset.</summary>
/// <param name="earlier">The offset before the first onset.</param>
sealed class FileZone(TimeSpan earlier, SortedList<DateTime, TimeSpan> onsets) : CalendarZone
{
    protected override TimeSpan OffsetAt(DateTime utc)
    {
        var (low, high) = (0, onsets.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = onsets.Keys[middle] <= utc ? (middle + 1, high) : (low, middle);
        }
        return low == 0 ? earlier : onsets.Values[low - 1];
    }
}
