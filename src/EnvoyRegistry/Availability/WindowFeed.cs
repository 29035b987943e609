using System.Globalization;
using System.Text;

namespace EnvoyRegistry.Availability;

/// <summary>A window as a feed shows it.</summary>
/// <param name="Uid">Stable and opaque: the same for the same window, and telling nothing about it.</param>
/// <param name="Sequence">How often the window was changed since it got its identifier (RFC 5545 §3.8.7.4).</param>
readonly record struct FeedEntry(string Uid, int Sequence, WindowTerms Terms);

/// <summary>
/// Writes a person's windows as a calendar to subscribe to, RFC 5545 with the names RFC 7986 adds: whole days, without
/// a zone, because the days of a window are the person's. The same windows give the same bytes.
/// </summary>
static class WindowFeed
{
    public const string MediaType = "text/calendar; charset=utf-8";

    public static byte[] Write(string name, IEnumerable<FeedEntry> windows, TimeSpan refresh)
    {
        using var bytes = new MemoryStream();
        void Line(string line) => Fold(bytes, line);

        var interval = $"PT{(int)refresh.TotalHours}H";
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//ASEAN Regional Forum//EnvoyRegistry//EN");
        Line($"NAME:{Escaped(name)}");
        Line($"X-WR-CALNAME:{Escaped(name)}");
        Line($"REFRESH-INTERVAL;VALUE=DURATION:{interval}");
        Line($"X-PUBLISHED-TTL:{interval}"); // what Outlook reads in its place
        var isEmpty = true;
        foreach (var window in windows)
        {
            isEmpty = false;
            Write(window, Line);
        }
        if (isEmpty)
            WriteNothing(Line);
        Line("END:VCALENDAR");
        return bytes.ToArray();
    }

    static void Write(FeedEntry window, Action<string> line)
    {
        var (uid, sequence, terms) = window;
        line("BEGIN:VEVENT");
        line($"UID:{Escaped(uid)}");
        // §3.8.7.2: without METHOD, this is when what the event says was last said.
        line($"DTSTAMP:{terms.ConfirmedAt:yyyyMMdd'T'HHmmss'Z'}");
        line($"SEQUENCE:{sequence}");
        line($"DTSTART;VALUE=DATE:{Day(terms.From)}");
        line($"DTEND;VALUE=DATE:{Day(terms.Until.AddDays(1))}"); // §3.6.1: the end is not included
        line($"SUMMARY:{Escaped(Summary(terms))}");
        line($"CATEGORIES:{StatusWord(terms.Status)},{ModeWord(terms.Mode)}");
        line("CLASS:PRIVATE");
        line($"STATUS:{(terms.Status == AvailabilityStatus.Limited ? "TENTATIVE" : "CONFIRMED")}");
        // Only days the person is not free on take up time in the person's own calendar.
        line($"TRANSP:{(terms.Status == AvailabilityStatus.Unavailable ? "OPAQUE" : "TRANSPARENT")}");
        line("END:VEVENT");
    }

    // §3.6: a calendar has at least one component; this one shows nothing.
    static void WriteNothing(Action<string> line)
    {
        string[] utc =
        [
            "BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000",
            "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE",
        ];
        Array.ForEach(utc, line);
    }

    static string Summary(WindowTerms terms)
    {
        var mode = terms.Mode switch
        {
            AvailabilityMode.InPerson => "in person",
            AvailabilityMode.Remote => "remotely",
            _ => "in person or remotely",
        };
        var notice = terms.NoticeHours > 0 ? $", {terms.NoticeHours} h notice" : "";
        return terms.Status switch
        {
            AvailabilityStatus.Available => $"Available {mode}{notice}",
            AvailabilityStatus.Limited => $"Limited: ask; {mode}{notice}",
            _ => "Not available",
        };
    }

    static string StatusWord(AvailabilityStatus status) => status switch
    {
        AvailabilityStatus.Available => "AVAILABLE",
        AvailabilityStatus.Limited => "LIMITED",
        _ => "UNAVAILABLE",
    };

    static string ModeWord(AvailabilityMode mode) => mode switch
    {
        AvailabilityMode.InPerson => "IN_PERSON",
        AvailabilityMode.Remote => "REMOTE",
        _ => "BOTH",
    };

    static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    // §3.3.11: a text; no control character may stand in it.
    static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text.ReplaceLineEndings("\n"))
        {
            _ = character switch
            {
                '\n' => escaped.Append(@"\n"),
                '\\' or ';' or ',' => escaped.Append('\\').Append(character),
                _ => char.IsControl(character) ? escaped : escaped.Append(character),
            };
        }
        return escaped.ToString();
    }

    // §3.1: a line is at most 75 octets long without its end, and a following one begins with a space.
    static void Fold(MemoryStream to, string line)
    {
        const int longest = 75;
        Span<byte> octets = stackalloc byte[4];
        var length = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            var size = rune.EncodeToUtf8(octets);
            if (length + size > longest)
            {
                to.Write("\r\n "u8);
                length = 1;
            }
            to.Write(octets[..size]);
            length += size;
        }
        to.Write("\r\n"u8);
    }
}
