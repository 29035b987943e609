namespace EnvoyRegistry.Availability.Calendars;

/// <summary>
/// How long each occurrence of an event is, RFC 5545 §3.8.5.3: with DTEND all are exactly as long as the first, with
/// DURATION a day is a day of the calendar.
/// </summary>
readonly record struct EventLength(int Days, TimeSpan Time)
{
    /// <summary>No occurrence reaches further than so many days beyond the day it begins on.</summary>
    public int AtMostDays => Days + (int)Time.TotalDays + 2;

    public static EventLength Of(Component component, CalendarTime start, CalendarZones zones)
    {
        var end = component.One("DTEND");
        var duration = component.One("DURATION");
        if (end is not null && duration is not null)
            throw duration.Fault("it stands beside DTEND");
        if (end is not null)
            return Until(end, start, CalendarTime.Parse(end, zones));
        // §3.6.1: without either, a date lasts a day, and a time no time at all.
        if (duration is null)
            return new EventLength(start.IsDate ? 1 : 0, TimeSpan.Zero);

        var (days, time) = CalendarDuration.Parse(duration, duration.Value);
        return start.IsDate && (time != TimeSpan.Zero || days == 0)
            ? throw duration.Fault("an event of whole days lasts days or weeks")
            : new EventLength(days, time);
    }

    public DateTime End(DateTime local, DateTime utc, CalendarZone zone) =>
        (Days == 0 ? utc : zone.ToUtc(local.AddDays(Days))) + Time;

    static EventLength Until(ContentLine line, CalendarTime start, CalendarTime end)
    {
        if (end.IsDate != start.IsDate)
            throw line.Fault("it is a date and DTSTART is a time, or the other way round");
        // §3.6.1: the end is not included and must be later. A day without length is a fault of the program that wrote it.
        if (end.IsDate)
            return end.Day > start.Day
                ? new EventLength(end.Day.DayNumber - start.Day.DayNumber, TimeSpan.Zero)
                : throw line.Fault("it is not after DTSTART, and the day it names is not included");
        var length = end.ToUtc() - start.ToUtc();
        return length >= TimeSpan.Zero
            ? new EventLength(0, length)
            : throw line.Fault("it ends before it begins");
    }
}
