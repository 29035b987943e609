using System.Text;
using System.Text.Json;
using EnvoyRegistry.Availability.Calendars;
using static EnvoyRegistry.Tests.Availability.Calendars.CalendarText;

namespace EnvoyRegistry.Tests.Availability.Calendars;

/// <summary>The calendars of real programs, read for a person in Singapore.</summary>
public sealed class ExportsTests
{
    [Fact]
    public void Google_Calendar_is_read()
    {
        var times = Read(Exports.Google);
        DaysOf(times).ShouldBe(
        [
            "2026-03-10/2026-03-12", "2026-04-06", "2026-04-17", "2026-04-20", "2026-04-22", "2026-04-27",
        ]);
        RemarksOf(times).ShouldBeEmpty();
        (times.Understood, times.LeftOut).ShouldBe((4, 0));
    }

    [Fact]
    public void Outlook_is_read_with_zones_of_Windows_and_of_its_own()
    {
        var times = Read(Exports.Outlook);
        IntervalsOf(times).ShouldBe(
        [
            "2026-01-30T09:00Z/2026-01-30T10:30Z", "2026-02-27T09:00Z/2026-02-27T10:30Z",
            "2026-03-31T08:00Z/2026-03-31T09:30Z", "2026-04-30T08:00Z/2026-04-30T09:30Z",
            "2026-05-29T08:00Z/2026-05-29T09:30Z", "2026-07-10T07:00Z/2026-07-10T15:00Z",
            "2026-09-03T16:00Z/2026-09-04T16:00Z", "2026-09-17T16:00Z/2026-09-18T16:00Z",
        ]);
        DaysOf(times).ShouldBe(["2026-07-10", "2026-09-04", "2026-09-18"]);
        times.LighterDays.ShouldContain(new LighterDay(new DateOnly(2026, 1, 30), TimeSpan.FromMinutes(90)));
        RemarksOf(times).ShouldBeEmpty();
    }

    [Fact]
    public void Apple_iCloud_is_read_across_the_change_to_summer_time()
    {
        var times = Read(Exports.Apple, zone: "Europe/Paris");
        DaysOf(times).ShouldBe(["2026-02-14", "2026-03-23/2026-03-24", "2026-03-27/2026-03-28"]);
        IntervalsOf(times)[^1].ShouldBe("2026-03-28T07:30Z/2026-03-28T12:30Z");
        RemarksOf(times).ShouldBeEmpty();
    }

    [Fact]
    public void Nextcloud_is_read_with_line_feeds_and_names_in_small_letters()
    {
        var times = Read(Exports.Nextcloud);
        IntervalsOf(times).ShouldBe(["2026-06-01T01:00Z/2026-06-01T06:00Z", "2026-08-03T01:00Z/2026-08-03T06:00Z"]);
        RemarksOf(times).ShouldBeEmpty();
    }

    [Fact]
    public void Proton_is_read_with_its_byte_order_mark()
    {
        var times = Read(Exports.Proton);
        DaysOf(times).ShouldBe(["2026-11-02", "2026-12-24"]);
        RemarksOf(times).ShouldBeEmpty();
    }

    [Fact]
    public void Notes_is_read_with_zones_of_its_own()
    {
        var times = Read(Exports.Notes);
        IntervalsOf(times).ShouldBe(
        [
            "2026-03-25T08:00Z/2026-03-25T13:00Z", "2026-04-01T07:00Z/2026-04-01T12:00Z",
            "2026-04-08T08:00Z/2026-04-08T09:00Z",
        ]);
        RemarksOf(times).ShouldBeEmpty();
    }

    [Fact]
    public void Thunderbird_is_read_with_its_moved_occurrence()
    {
        var times = Read(Exports.Thunderbird);
        DaysOf(times).ShouldBe(["2026-05-05/2026-05-06", "2026-05-08/2026-05-09"]);
        RemarksOf(times).ShouldBeEmpty();
    }

    [Fact]
    public void Evolution_is_read_with_the_zones_its_names_end_in()
    {
        var times = Read(Exports.Evolution);
        IntervalsOf(times).ShouldBe(["2026-06-11T01:00Z/2026-06-11T08:00Z", "2026-06-14T20:00Z/2026-06-15T01:00Z"]);
        RemarksOf(times).ShouldBeEmpty();
    }

    [Fact]
    public void Published_calendars_are_read_but_for_what_contradicts_itself()
    {
        var times = Read(Exports.Published);
        DaysOf(times).ShouldBe(["2026-07-01", "2026-07-06", "2026-07-20/2026-07-21"]);
        RemarksOf(times).ShouldBe(
        [
            "Line 30, file: it stands outside of the calendar; this part is not read.",
            "Line 21, RRULE: UNTIL is before DTSTART; the event is left out.",
            "Line 27, RRULE: DTSTART is no day of the rule, so whether it takes place is in doubt; "
                + "these occurrences are left out.",
        ]);
    }

    [Theory]
    [InlineData(nameof(Exports.Notes))]
    [InlineData(nameof(Exports.Thunderbird))]
    [InlineData(nameof(Exports.Evolution))]
    [InlineData(nameof(Exports.Google))]
    [InlineData(nameof(Exports.Outlook))]
    [InlineData(nameof(Exports.Apple))]
    [InlineData(nameof(Exports.Nextcloud))]
    [InlineData(nameof(Exports.Proton))]
    public void Wherever_lines_are_folded_the_same_is_read(string program)
    {
        var file = (byte[])typeof(Exports).GetProperty(program)!.GetValue(null)!;
        var expected = JsonSerializer.Serialize(Read(file));
        var unfolded = Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(file).Replace("\r\n ", "", StringComparison.Ordinal)
                .Replace("\n ", "", StringComparison.Ordinal));
        foreach (var octets in new[] { 2, 3, 4, 7, 74 })
        {
            JsonSerializer.Serialize(Read(Folded(unfolded, octets))).ShouldBe(expected);
            JsonSerializer.Serialize(Read(WithLineFeeds(Folded(unfolded, octets)))).ShouldBe(expected);
        }
    }

    [Fact]
    public void Nothing_but_times_comes_out_of_a_calendar()
    {
        var broken = Encoding.UTF8.GetString(Exports.Google)
            .Replace("RRULE:FREQ=WEEKLY", $"RRULE:X-{Exports.Secret}=1;FREQ=WEEKLY", StringComparison.Ordinal)
            .Replace(
                "DTEND;TZID=Asia/Singapore:20260417", $"DTEND;TZID={Exports.Secret}:20260417", StringComparison.Ordinal)
            .Replace("TRANSP:TRANSPARENT", $"TRANSP:{Exports.Secret}", StringComparison.Ordinal)
            .Replace("UID:whole", $"{Exports.Secret}\r\nUID:whole", StringComparison.Ordinal);
        var times = Read(Encoding.UTF8.GetBytes(broken));
        times.LeftOut.ShouldBe(4);

        var answer = JsonSerializer.Serialize(times) + string.Join('\n', RemarksOf(times));
        foreach (var secret in new[] { "Geheimnis", "google.example", "example.org", "meet" })
            answer.ShouldNotContain(secret, Case.Insensitive);
        answer.ShouldNotContain(JsonEncodedText.Encode("秘密").ToString());
    }
}
