using System.Text;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Availability.Calendars;
using EnvoyRegistry.Tests.Availability.Calendars;

namespace EnvoyRegistry.Tests.Availability;

public sealed class WindowFeedTests
{
    static readonly DateTime s_confirmed = new(2026, 1, 5, 3, 15, 0, DateTimeKind.Utc);

    [Fact]
    public void A_window_is_an_event_of_whole_days_whose_end_is_not_included()
    {
        Write("Availability", Entry("w-1", "2026-03-10", "2026-03-12", AvailabilityStatus.Available)).ShouldBe("""
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//ASEAN Regional Forum//EnvoyRegistry//EN
            NAME:Availability
            X-WR-CALNAME:Availability
            REFRESH-INTERVAL;VALUE=DURATION:PT12H
            X-PUBLISHED-TTL:PT12H
            BEGIN:VEVENT
            UID:w-1
            DTSTAMP:20260105T031500Z
            SEQUENCE:3
            DTSTART;VALUE=DATE:20260310
            DTEND;VALUE=DATE:20260313
            SUMMARY:Available in person or remotely\, 48 h notice
            CATEGORIES:AVAILABLE,BOTH
            CLASS:PRIVATE
            STATUS:CONFIRMED
            TRANSP:TRANSPARENT
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"));
    }

    [Theory]
    [InlineData("Available", "TRANSP:TRANSPARENT", "CATEGORIES:AVAILABLE,BOTH", "STATUS:CONFIRMED")]
    [InlineData("Limited", "TRANSP:TRANSPARENT", "CATEGORIES:LIMITED,BOTH", "STATUS:TENTATIVE")]
    [InlineData("Unavailable", "TRANSP:OPAQUE", "CATEGORIES:UNAVAILABLE,BOTH", "STATUS:CONFIRMED")]
    public void Only_days_that_are_not_free_take_time(string status, params string[] lines)
    {
        var feed = Write("x", Entry("w", "2026-03-10", "2026-03-10", Enum.Parse<AvailabilityStatus>(status)));
        foreach (var line in lines)
            feed.ShouldContain($"\r\n{line}\r\n");
    }

    [Fact]
    public void A_name_is_escaped()
    {
        var feed = Write("A; B, C\\D\r\nE\u0007");
        feed.ShouldContain("\r\nNAME:A\\; B\\, C\\\\D\\nE\r\n");
        feed.ShouldNotContain('\u0007');
    }

    [Fact]
    public void Lines_are_folded_at_75_octets_and_never_within_a_character()
    {
        var name = string.Concat(Enumerable.Repeat("Ünavailable 不在 ไม่ว่าง 🗓️ ", 20));
        var bytes = WindowFeed.Write(name, [], TimeSpan.FromHours(1));
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var lines = Lines(bytes);
        foreach (var line in lines)
        {
            line.Length.ShouldBeLessThanOrEqualTo(75);
            strict.GetString(line);
        }
        lines.Max(line => line.Length).ShouldBe(75);
        strict.GetString(bytes).Replace("\r\n ", "", StringComparison.Ordinal).ShouldContain($"\r\nNAME:{name}\r\n");
    }

    [Fact]
    public void A_feed_without_windows_is_a_calendar_all_the_same()
    {
        // RFC 5545 §3.6: at least one component.
        var feed = Write("Availability");
        feed.ShouldContain("BEGIN:VTIMEZONE");
        BusyCalendar.Read(Encoding.UTF8.GetBytes(feed), Year).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Whoever_imports_a_feed_is_busy_on_the_days_it_calls_unavailable()
    {
        var feed = WindowFeed.Write("Availability",
        [
            Entry("1", "2026-03-01", "2026-03-09", AvailabilityStatus.Available),
            Entry("2", "2026-03-10", "2026-03-12", AvailabilityStatus.Unavailable),
            Entry("3", "2026-03-13", "2026-03-20", AvailabilityStatus.Limited),
        ], TimeSpan.FromHours(12));
        var times = BusyCalendar.Read(feed, Year);
        times.Days.ShouldBe([new BusyDays(new DateOnly(2026, 3, 10), new DateOnly(2026, 3, 12))]);
        times.Remarks.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_windows_give_the_same_bytes()
    {
        FeedEntry[] windows = [Entry("1", "2026-03-01", "2026-03-09", AvailabilityStatus.Available)];
        WindowFeed.Write("x", windows, TimeSpan.FromHours(1))
            .ShouldBe(WindowFeed.Write("x", windows, TimeSpan.FromHours(1)));
    }

    static BusyQuestion Year =>
        new(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), CalendarText.Zone("Asia/Manila"));

    static FeedEntry Entry(string uid, string from, string until, AvailabilityStatus status) =>
        new(uid, 3, new WindowTerms(
        DateOnly.Parse(from), DateOnly.Parse(until), status, AvailabilityMode.Both, 48, s_confirmed));

    static string Write(string name, params FeedEntry[] windows) =>
        Encoding.UTF8.GetString(WindowFeed.Write(name, windows, TimeSpan.FromHours(12)));

    static List<byte[]> Lines(byte[] feed)
    {
        var lines = new List<byte[]>();
        for (var rest = feed.AsSpan(); rest.IndexOf("\r\n"u8) is var end and >= 0; rest = rest[(end + 2)..])
            lines.Add(rest[..end].ToArray());
        return lines;
    }
}
