using System.Globalization;

namespace EnvoyRegistry.Availability.Calendars;

/// <summary>
/// Reads a VTIMEZONE, RFC 5545 §3.6.5: the onsets of its STANDARD and DAYLIGHT parts and the offset from each on.
/// </summary>
static class ZoneDefinition
{
    // Rules without an end are followed so far; no question about a person's days reaches there.
    static readonly DateOnly s_end = new(2150, 12, 31);

    /// <param name="system">The system's zone of that name.</param>
    public static FileZone Read(Component zone, CalendarZones zones, Steps.Counter steps, CalendarZone? system)
    {
        if (zone.Fault is { } fault)
            throw fault;

        var onsets = new Dictionary<DateTime, (TimeSpan From, TimeSpan To)>();
        foreach (var part in zone.Children.Where(c => c.Name is "STANDARD" or "DAYLIGHT"))
        {
            var from = Offset(part, "TZOFFSETFROM");
            var to = Offset(part, "TZOFFSETTO");
            foreach (var local in LocalOnsets(part, from, zones, steps))
                onsets[new DateTime(Math.Max(0, local.Ticks - from.Ticks), DateTimeKind.Utc)] = (from, to);
        }
        if (onsets.Count == 0)
            throw zone.Missing("STANDARD or DAYLIGHT");
        return new FileZone(
            onsets[onsets.Keys.Min()].From,
            new SortedList<DateTime, TimeSpan>(onsets.ToDictionary(o => o.Key, o => o.Value.To)),
            isEndless: onsets.Keys.Max().Year >= s_end.Year - 1,
            system);
    }

    static IEnumerable<DateTime> LocalOnsets(Component part, TimeSpan from, CalendarZones zones, Steps.Counter steps)
    {
        if (part.Fault is { } fault)
            throw fault;
        var line = part.One("DTSTART") ?? throw part.Missing("DTSTART");
        var first = CalendarTime.Parse(line, zones);
        var start = Local(line, first);

        // Outlook begins its zones on 1 January 1601, which is no day of their rules; it counts as an onset all the
        // same.
        yield return start;
        foreach (var dates in part.All("RDATE"))
        {
            foreach (var time in CalendarTime.ParseAll(dates, zones))
                yield return Local(dates, time);
        }
        foreach (var written in part.All("RRULE"))
        {
            var rule = RecurrenceRule.Parse(written, first, zones);
            var day = DateOnly.FromDateTime(start);
            var onsets = new RuleDays(rule, day, steps).Between(day, s_end)
                .Select(d => d.ToDateTime(TimeOnly.FromDateTime(start)))
                .TakeWhile(local => !IsOver(rule, local, from));
            foreach (var local in rule.Count is { } count ? onsets.Take(count) : onsets)
                yield return local;
        }
    }

    static bool IsOver(RecurrenceRule rule, DateTime local, TimeSpan from) => rule.Until is { } until
        && (until.Form == TimeForm.Utc ? local.Ticks - from.Ticks > until.Local.Ticks : local > until.Local);

    static DateTime Local(ContentLine line, CalendarTime time) =>
        time.Form == TimeForm.Floating ? time.Local : throw line.Fault("an onset is a local time");

    // §3.3.14
    static TimeSpan Offset(Component part, string name)
    {
        var line = part.One(name) ?? throw part.Missing(name);
        var isKnown = line.Value is ['+' or '-', ..]
            & TimeSpan.TryParseExact(
                line.Value.TrimStart('+', '-'), ["hhmm", "hhmmss"], CultureInfo.InvariantCulture, out var offset);
        return isKnown ? (line.Value[0] == '-' ? -offset : offset) : throw line.Fault("this is no offset");
    }
}
