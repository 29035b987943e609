namespace EnvoyRegistry.Availability.Calendars;

/// <summary>
/// How long each occurrence of an event is, RFC 5545 §3.8.5.3: with DTEND all are exactly as long as the first, unless
/// they go from midnight to midnight; with DURATION a day is a day of the calendar.
/// </summary>
readonly record struct EventLength(int Days, TimeSpan Time)
{
    /// <summary>No occurrence reaches further than so many days beyond the day it begins on.</summary>
    public int AtMostDays => Days + (int)Time.TotalDays + 2;

    /// <summary>Whether each occurrence is whole days of its zone, of which some have 23 or 25 hours.</summary>
    public bool IsOfDays(CalendarTime start) =>
        !start.IsDate && Days > 0 && Time == TimeSpan.Zero && start.Local.TimeOfDay == TimeSpan.Zero;

    public static EventLength Read(Component component, CalendarTime start, CalendarZones zones)
    {
        var end = component.One("DTEND");
        var duration = component.One("DURATION");
        if (end is not null)
        {
            var length = Until(end, start, CalendarTime.Parse(end, zones));
            // §3.6.1: never both; but Thunderbird leaves an empty one behind when an occurrence was moved.
            return duration is null || Lasting(duration) is var given && (given == default || given == length)
                ? length
                : throw duration.Fault("it stands beside DTEND and says something else");
        }
        // §3.6.1: without either, a date lasts a day, and a time no time at all.
        if (duration is null)
            return new EventLength(start.IsDate ? 1 : 0, TimeSpan.Zero);
        return start.IsDate ? WholeDays(duration) : Lasting(duration);
    }

    static EventLength Lasting(ContentLine duration)
    {
        var (days, time) = CalendarDuration.Parse(duration, duration.Value);
        return new EventLength(days, time);
    }

    // §3.6.1: days or weeks; Google wrote them in seconds.
    static EventLength WholeDays(ContentLine duration)
    {
        var (days, time) = Lasting(duration);
        return time.Ticks % TimeSpan.TicksPerDay == 0 && days + time.Days is > 0 and var whole
            ? new EventLength(whole, TimeSpan.Zero)
            : throw duration.Fault("an event of whole days lasts days or weeks");
    }

    public DateTime End(DateTime local, DateTime utc, CalendarZone zone) =>
        (Days == 0 ? utc : zone.ToUtc(local.AddDays(Days))) + Time;

    static EventLength Until(ContentLine line, CalendarTime start, CalendarTime end)
    {
        if (end.IsDate != start.IsDate)
            throw line.Fault("it is a date and DTSTART is a time, or the other way round");
        if ((end.Form == TimeForm.Floating) != (start.Form == TimeForm.Floating))
            throw line.Fault("one of it and DTSTART has a zone, and the other has none");
        // §3.6.1: the end is not included. Programs that include it end an event of one day on that day, and as there
        // is no event of no day, that is understood.
        if (end.IsDate)
            return end.Day >= start.Day
                ? new EventLength(Math.Max(1, end.Day.DayNumber - start.Day.DayNumber), TimeSpan.Zero)
                : throw line.Fault("it ends before it begins");
        // From midnight to midnight, as Outlook writes whole days.
        if (ReferenceEquals(end.Zone, start.Zone) && start.Local.TimeOfDay == TimeSpan.Zero
            && end.Local.TimeOfDay == TimeSpan.Zero && end.Local > start.Local)
            return new EventLength((end.Local - start.Local).Days, TimeSpan.Zero);
        var length = end.ToUtc() - start.ToUtc();
        return length >= TimeSpan.Zero
            ? new EventLength(0, length)
            : throw line.Fault("it ends before it begins");
    }
}
