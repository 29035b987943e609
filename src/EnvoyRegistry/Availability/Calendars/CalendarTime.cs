using System.Globalization;
using System.Text.RegularExpressions;

namespace EnvoyRegistry.Availability.Calendars;

/// <summary>How a time is written, RFC 5545 §3.3.4 and §3.3.5.</summary>
enum TimeForm
{
    Date = 1,
    Floating,
    Utc,
    Zoned,
}

/// <summary>
/// A date or a local time in its zone; that of dates and of floating times is the zone of the person.
/// </summary>
readonly record struct CalendarTime(DateTime Local, TimeForm Form, CalendarZone Zone)
{
    /// <summary>Beyond it no ends are computed.</summary>
    public const int LastYear = 9000;

    public bool IsDate => Form == TimeForm.Date;

    public DateOnly Day => DateOnly.FromDateTime(Local);

    public DateTime ToUtc() => Zone.ToUtc(Local);

    public static CalendarTime Parse(ContentLine line, CalendarZones zones) => Parse(line, line.Value, zones);

    /// <summary>
    /// Several in one line, as EXDATE and RDATE may have them (§3.8.5.1); programs also write a line with none.
    /// </summary>
    public static IEnumerable<CalendarTime> ParseAll(ContentLine line, CalendarZones zones) =>
        line.Value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(value => Parse(line, value, zones));

    public static CalendarTime Parse(ContentLine line, string value, CalendarZones zones)
    {
        value = value.Trim();
        var declared = line.Parameter("VALUE")?.ToUpperInvariant();
        if (value.Length == 8)
        {
            // §3.2.20 wants VALUE=DATE here, but eight digits cannot be anything else.
            return declared is null or "DATE" && TryExact(value, "yyyyMMdd", out var day)
                ? new CalendarTime(day, TimeForm.Date, zones.Person)
                : throw line.Fault("this is no date");
        }
        if (declared is not (null or "DATE-TIME" or "PERIOD") || value.Length is not (15 or 16))
            throw line.Fault("this is no date and no time");

        // §3.3.12: who knows no leap seconds takes the last one for the second before.
        var digits = value[13..15] == "60" ? $"{value[..13]}59" : value[..15];
        if (!TryExact(digits, "yyyyMMdd'T'HHmmss", out var local)
            || value is not { Length: 15 } and not [.., 'Z' or 'z'])
            throw line.Fault("this is no time");

        var isUtc = value.Length == 16;
        if (line.Parameter("TZID") is not { } name)
            return isUtc
                ? new CalendarTime(local, TimeForm.Utc, SystemZone.Utc)
                : new CalendarTime(local, TimeForm.Floating, zones.Person);
        // §3.2.19: a time in UTC has no TZID beside it.
        return isUtc && !CalendarZones.IsUtc(name)
            ? throw line.Fault("it is both in UTC and in another zone")
            : isUtc ? new CalendarTime(local, TimeForm.Utc, SystemZone.Utc)
            : new CalendarTime(local, TimeForm.Zoned, zones.Find(name, line));
    }

    static bool TryExact(string text, string format, out DateTime time) => DateTime.TryParseExact(
        text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}

/// <summary>
/// A duration, RFC 5545 §3.3.6: its days and weeks follow the calendar and may be 23 or 25 hours long, its time is
/// exact.
/// </summary>
readonly partial record struct CalendarDuration(int Days, TimeSpan Time)
{
    // More than four digits of weeks or five of days lead out of the calendar.
    public static CalendarDuration Parse(ContentLine line, string value)
    {
        var match = Written().Match(value);
        if (!match.Success || value[^1] is 'P' or 'T')
            throw line.Fault("this is no duration");
        if (value[0] == '-')
            throw line.Fault("it ends before it begins");
        return new CalendarDuration(
            (7 * Number("w")) + Number("d"), new TimeSpan(Number("h"), Number("m"), Number("s")));

        int Number(string group) => match.Groups[group] is { Success: true } number ? int.Parse(number.ValueSpan) : 0;
    }

    [GeneratedRegex(
        @"^[+-]?P((?<w>\d{1,4})W|((?<d>\d{1,5})D)?(T((?<h>\d{1,6})H)?((?<m>\d{1,8})M)?((?<s>\d{1,9})S)?)?)\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
