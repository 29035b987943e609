using System.Text;
using EnvoyRegistry.Availability.Calendars;

namespace EnvoyRegistry.Tests.Availability.Calendars;

/// <summary>Calendars written in tests, and what is read from them.</summary>
static class CalendarText
{
    public const string Singapore = "Asia/Singapore";

    /// <summary>Lines within a calendar, as a program that keeps to the standard would send them.</summary>
    public static byte[] Calendar(string lines) => Encoding.UTF8.GetBytes(
        $"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n{lines.Trim()}\nEND:VCALENDAR\n".ReplaceLineEndings(
            "\r\n"));

    /// <summary>Lines within one event.</summary>
    public static byte[] Event(string lines) => Calendar($"BEGIN:VEVENT\nUID:a\n{lines.Trim()}\nEND:VEVENT");

    /// <summary>
    /// The same file as other programs write it: lines cut at so many octets, wherever that is in a character.
    /// </summary>
    public static byte[] Folded(byte[] file, int octets)
    {
        var folded = new List<byte>();
        var length = file.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? -Encoding.UTF8.Preamble.Length : 0;
        foreach (var octet in file)
        {
            if (octet is not ((byte)'\r' or (byte)'\n') && length == octets)
            {
                folded.AddRange("\r\n "u8);
                length = 1;
            }
            folded.Add(octet);
            length = octet == '\n' ? 0 : length + 1;
        }
        return [.. folded];
    }

    public static byte[] WithLineFeeds(byte[] file) => [.. file.Where(octet => octet != '\r')];

    public static byte[] WithByteOrderMark(byte[] file) => [.. Encoding.UTF8.Preamble, .. file];

    public static BusyTimes Read(
        byte[] file, string from = "2026-01-01", string until = "2026-12-31", string zone = Singapore,
        CalendarLimits? limits = null) =>
        BusyCalendar.Read(file, new BusyQuestion(DateOnly.Parse(from), DateOnly.Parse(until), Zone(zone)), limits);

    public static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    /// <summary>As <c>2026-03-01T01:00Z/2026-03-01T02:00Z</c>.</summary>
    public static string[] IntervalsOf(BusyTimes times) =>
        [.. times.Intervals.Select(i => $"{i.From:yyyy-MM-dd'T'HH:mm'Z'}/{i.Until:yyyy-MM-dd'T'HH:mm'Z'}")];

    /// <summary>As <c>2026-03-01</c>, or <c>2026-03-01/2026-03-04</c> with both ends included.</summary>
    public static string[] DaysOf(BusyTimes times) =>
    [
        .. times.Days.Select(d => d.From == d.Until ? $"{d.From:yyyy-MM-dd}"
            : $"{d.From:yyyy-MM-dd}/{d.Until:yyyy-MM-dd}"),
    ];

    public static string[] RemarksOf(BusyTimes times) => [.. times.Remarks.Select(r => r.ToString())];
}
