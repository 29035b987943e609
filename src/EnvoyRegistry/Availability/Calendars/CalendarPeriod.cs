namespace EnvoyRegistry.Availability.Calendars;

/// <summary>A period of time, RFC 5545 §3.3.9: a start with an end or a duration.</summary>
readonly record struct CalendarPeriod(CalendarTime Start, DateTime Until)
{
    public static CalendarPeriod Parse(ContentLine line, string text, CalendarZones zones)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            throw line.Fault("this is no period");
        var start = CalendarTime.Parse(line, text[..slash], zones);
        var end = text[(slash + 1)..].Trim();
        var until = end is ['P' or '+' or '-', ..]
            ? Lasting(start, CalendarDuration.Parse(line, end))
            : CalendarTime.Parse(line, end, zones).ToUtc();
        return start.IsDate || until < start.ToUtc()
            ? throw line.Fault("this is no period")
            : new CalendarPeriod(start, until);
    }

    static DateTime Lasting(CalendarTime start, CalendarDuration duration) => start.Local.Year > CalendarTime.LastYear
        ? start.ToUtc()
        : new EventLength(duration.Days, duration.Time).End(start.Local, start.ToUtc(), start.Zone);
}
