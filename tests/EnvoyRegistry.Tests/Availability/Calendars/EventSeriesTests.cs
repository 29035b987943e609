using EnvoyRegistry.Availability.Calendars;
using static EnvoyRegistry.Tests.Availability.Calendars.CalendarText;

namespace EnvoyRegistry.Tests.Availability.Calendars;

public sealed class EventSeriesTests
{
    [Theory]
    [InlineData("FREQ=DAILY;COUNT=3", "20260310", "0310 0311 0312")]
    [InlineData("FREQ=DAILY;INTERVAL=2;UNTIL=20260316", "20260310", "0310 0312 0314 0316")]
    [InlineData("FREQ=DAILY;BYDAY=MO,FR;COUNT=3", "20260313", "0313 0316 0320")]
    [InlineData("FREQ=DAILY;BYMONTH=2,4;BYMONTHDAY=-1;COUNT=2", "20260228", "0228 0430")]
    // §2: names and words may be written in small letters.
    [InlineData("freq=monthly;byday=2tu;count=2", "20260310", "0310 0414")]
    [InlineData("FREQ=WEEKLY;COUNT=2;", "20260310", "0310 0317")]
    [InlineData("FREQ=WEEKLY;COUNT=3;BYDAY=MO, TU, WE", "20260310", "0310 0311 0316")]
    // §3.3.10: for whole days, times in a rule are ignored.
    [InlineData("FREQ=DAILY;COUNT=2;BYHOUR=9;BYMINUTE=30", "20260310", "0310 0311")]
    // §3.8.5.3: what WKST changes.
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "20260310", "0310 0315 0324 0329")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "20260310", "0310 0322 0324 0405")]
    // §3.3.10: days a month does not have are ignored and not counted.
    [InlineData("FREQ=MONTHLY;COUNT=3", "20260131", "0131 0331 0531")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", "20260131", "0131 0228 0331")]
    [InlineData("FREQ=MONTHLY;BYDAY=1FR,-1FR;COUNT=4", "20260306", "0306 0327 0403 0424")]
    [InlineData("FREQ=MONTHLY;BYDAY=5MO;COUNT=2", "20260330", "0330 0629")]
    [InlineData("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3", "20260213", "0213 0313 1113")]
    [InlineData("FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=2", "20260307", "0307 0411")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=2", "20260330", "0330 0429")]
    [InlineData("FREQ=YEARLY;BYMONTH=1,6;COUNT=2", "20260115", "0115 0615")]
    [InlineData("FREQ=YEARLY;BYMONTH=1,2,3;BYMONTHDAY=31;COUNT=2", "20260131", "0131 0331")]
    [InlineData("FREQ=YEARLY;BYDAY=20MO", "20260518", "0518")]
    [InlineData("FREQ=YEARLY;BYDAY=1SU;BYMONTH=4,10;COUNT=2", "20260405", "0405 1004")]
    [InlineData("FREQ=YEARLY;BYDAY=TU;BYMONTH=11;BYMONTHDAY=2,3,4,5,6,7,8", "20261103", "1103")]
    [InlineData("FREQ=YEARLY;BYDAY=-1FR;BYSETPOS=1", "20261225", "1225")]
    // Leap years only.
    [InlineData("FREQ=YEARLY", "20240229", "")]
    public void A_recurrence_rule_falls_on_its_days(string rule, string start, string days)
    {
        var times = Read(Event($"DTSTART;VALUE=DATE:{start}\nRRULE:{rule}"));
        RemarksOf(times).ShouldBeEmpty();
        AllDays(times).ShouldBe(days);
    }

    [Fact]
    public void A_rule_that_counts_is_counted_from_its_first_occurrence_on() =>
        AllDays(Read(Event("DTSTART;VALUE=DATE:20251201\nRRULE:FREQ=DAILY;COUNT=34"))).ShouldBe("0101 0102 0103");

    [Theory]
    // Tuesday 10 March, in rules that fall on Mondays.
    [InlineData("FREQ=WEEKLY;BYDAY=MO;UNTIL=20260323T010000Z", "0316 0323", "takes place")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO;COUNT=3", "0316 0323", "takes place counts it")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO;COUNT=1", "", "takes place counts it")]
    public void Of_a_rule_that_does_not_fall_on_its_start_all_is_read_but_what_is_in_doubt(
        string rule, string days, string doubts)
    {
        var times = Read(Event($"DTSTART:20260310T010000Z\nDURATION:PT4H\nRRULE:{rule}"));
        AllDays(times).ShouldBe(days);
        times.Remarks.ShouldAllBe(r => r.Effect == RemarkEffect.OccurrencesLeftOut);
        times.Remarks.Count.ShouldBe(doubts.Contains("counts") ? 2 : 1);
        times.Remarks[^1].What.ShouldContain(doubts.Split("place ")[^1]);
        Read(Event($"DTSTART:20260310T010000Z\nDURATION:PT4H\nRRULE:{rule}"), "2026-03-11", "2026-03-15")
            .Remarks.ShouldBeEmpty();
    }

    [Fact]
    public void A_rule_that_repeats_the_time_of_its_start_says_nothing_new() =>
        AllDays(Read(Event("""
            DTSTART;TZID=Asia/Singapore:20260310T093000
            DURATION:PT5H
            RRULE:FREQ=DAILY;COUNT=2;BYHOUR=9;BYMINUTE=30;BYSECOND=0
            """))).ShouldBe("0310 0311");

    [Fact]
    public void An_occurrence_at_a_time_clocks_never_show_is_not_counted()
    {
        // §3.3.10. New York skips 02:30 on 8 March.
        var times =
            Read(Event("DTSTART;TZID=America/New_York:20260307T023000\nDURATION:PT5H\nRRULE:FREQ=DAILY;COUNT=3"));
        AllDays(times, "UTC").ShouldBe("0307 0309 0310");
        RemarksOf(times).ShouldBe(["Line 8, RRULE: clocks skip the time of an occurrence, so when it takes place is " +
            "in doubt; these occurrences are left out."]);
    }

    [Theory]
    // Cairo had no midnight on 30 April 2027; Havana's hour after midnight of 1 November 2026 comes twice.
    [InlineData("Egypt Standard Time", "20270426", "2027-04-26/2027-05-02")]
    [InlineData("Africa/Cairo", "20270426", "2027-04-26/2027-05-02")]
    [InlineData("Africa/Cairo", "20271027", "2027-10-27/2027-11-02")]
    [InlineData("America/Havana", "20271105", "2027-11-05/2027-11-11")]
    public void Days_from_midnight_to_midnight_are_whole_days_also_where_clocks_change(
        string zone, string start, string days)
    {
        var name = zone.Contains('/') ? zone : "Africa/Cairo";
        foreach (var end in (string[])[$"DTEND;TZID={zone}:{int.Parse(start) + 1}T000000", "DURATION:P1D"])
        {
            var times = Read(Event($"DTSTART;TZID={zone}:{start}T000000\n{end}\nRRULE:FREQ=DAILY;COUNT=7\n"
                + "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"), "2027-01-01", "2027-12-31", name);
            RemarksOf(times).ShouldBeEmpty();
            DaysOf(times).ShouldBe([days]);
            times.LighterDays.ShouldBeEmpty();
        }
    }

    [Fact]
    public void With_an_end_occurrences_last_exactly_as_long_and_with_days_as_the_calendar_has_it()
    {
        // §3.8.5.3; the second occurrence spans the change to summer time.
        const string start = "DTSTART;TZID=Europe/Paris:20260327T120000\nRRULE:FREQ=DAILY;INTERVAL=1;COUNT=2";
        IntervalsOf(Read(Event($"{start}\nDTEND;TZID=Europe/Paris:20260328T120000"), zone: "Europe/Paris"))
            .ShouldBe(["2026-03-27T11:00Z/2026-03-29T11:00Z"]);
        IntervalsOf(Read(Event($"{start}\nDURATION:P1D"), zone: "Europe/Paris"))
            .ShouldBe(["2026-03-27T11:00Z/2026-03-29T10:00Z"]);
    }

    [Theory]
    [InlineData("EXDATE:20260311T010000Z")]
    [InlineData("EXDATE;TZID=Asia/Singapore:20260311T090000")]
    [InlineData("EXDATE;TZID=Asia/Tokyo:20260311T100000,20260411T100000")]
    [InlineData("EXDATE;VALUE=DATE:20260311")]
    [InlineData("EXDATE:20260401T010000Z\nEXDATE:20260311T010000Z")]
    [InlineData("EXDATE:\nEXDATE:20260311T010000Z,")]
    public void An_exception_date_takes_an_occurrence_out(string exception) =>
        AllDays(Read(Event(
            $"DTSTART;TZID=Asia/Singapore:20260310T090000\nDURATION:PT5H\nRRULE:FREQ=DAILY;COUNT=3\n{exception}")))
            .ShouldBe("0310 0312");

    [Theory]
    [InlineData("EXDATE;VALUE=DATE:20260310", "0311 0312")]
    [InlineData("EXDATE:20260310T000000", "0311 0312")]
    [InlineData("EXDATE;TZID=Europe/Paris:20260312T000000", "0310 0311")]
    public void An_exception_date_takes_a_whole_day_out(string exception, string days) =>
        AllDays(Read(Event($"DTSTART;VALUE=DATE:20260310\nRRULE:FREQ=DAILY;COUNT=3\n{exception}"))).ShouldBe(days);

    [Fact]
    public void Further_dates_join_the_rule()
    {
        AllDays(
            Read(Event("DTSTART;VALUE=DATE:20260310\nRDATE;VALUE=DATE:20260320,20260310\nRDATE;VALUE=DATE:20260401")))
            .ShouldBe("0310 0320 0401");
        IntervalsOf(Read(Event("""
            DTSTART:20260310T010000Z
            DURATION:PT1H
            RDATE;VALUE=PERIOD:20260311T010000Z/PT2H,20260312T010000Z/20260312T040000Z
            RDATE:20260313T010000Z
            EXDATE:20260310T010000Z
            """))).ShouldBe(
        [
            "2026-03-11T01:00Z/2026-03-11T03:00Z", "2026-03-12T01:00Z/2026-03-12T04:00Z",
            "2026-03-13T01:00Z/2026-03-13T02:00Z",
        ]);
    }

    [Theory]
    // Written as it must be: included when it is reached exactly.
    [InlineData("DTSTART:20260310T010000Z\nDURATION:PT5H", "20260312T010000Z", "0310 0311 0312", false)]
    [InlineData("DTSTART:20260310T010000Z\nDURATION:PT5H", "20260312T005959Z", "0310 0311", false)]
    [InlineData("DTSTART:20260310T090000\nDURATION:PT5H", "20260312T090000", "0310 0311 0312", false)]
    // A date for a time: whether its day belongs to the rule nobody knows.
    [InlineData("DTSTART:20260310T010000Z\nDURATION:PT5H", "20260312", "0310 0311", true)]
    // A local time for one with a zone: 09:00 in Singapore is 01:00 in UTC.
    [InlineData("DTSTART;TZID=Asia/Singapore:20260310T090000\nDURATION:PT5H", "20260312T010000", "0310 0311", true)]
    [InlineData(
        "DTSTART;TZID=Asia/Singapore:20260310T090000\nDURATION:PT5H", "20260312T235959", "0310 0311 0312", false)]
    // A time for a date: 16:00 in UTC is the next day in Singapore.
    [InlineData("DTSTART;VALUE=DATE:20260310", "20260312T235959", "0310 0311 0312", false)]
    [InlineData("DTSTART;VALUE=DATE:20260310", "20260312T000000Z", "0310 0311 0312", false)]
    [InlineData("DTSTART;VALUE=DATE:20260310", "20260311T160000Z", "0310 0311", true)]
    public void A_rule_ends_where_every_reading_of_its_end_agrees(
        string start, string until, string days, bool isDoubted)
    {
        var times = Read(Event($"{start}\nRRULE:FREQ=DAILY;UNTIL={until}"));
        AllDays(times).ShouldBe(days);
        times.Remarks.Select(r => r.Effect).ShouldBe(isDoubted ? [RemarkEffect.OccurrencesLeftOut] : []);
    }

    const string Series = """
        BEGIN:VEVENT
        UID:s
        DTSTART;TZID=Asia/Singapore:20260310T090000
        DURATION:PT5H
        RRULE:FREQ=DAILY;COUNT=4
        SEQUENCE:2
        END:VEVENT
        """;

    [Theory]
    [InlineData("RECURRENCE-ID:20260311T010000Z\nDTSTART:20260320T010000Z\nDURATION:PT6H", "0310 0312 0313 0320", "")]
    [InlineData(
        "RECURRENCE-ID;TZID=Asia/Singapore:20260311T090000\nDTSTART;VALUE=DATE:20260320", "0310 0312 0313 0320", "")]
    [InlineData("RECURRENCE-ID;VALUE=DATE:20260311\nDTSTART:20260320T010000Z\nDURATION:PT1H", "0310 0312 0313", "")]
    [InlineData("RECURRENCE-ID:20260311T010000Z\nSTATUS:CANCELLED", "0310 0312 0313", "")]
    [InlineData("RECURRENCE-ID:20260311T010000Z\nDTSTART:20260311T010000Z\nTRANSP:TRANSPARENT", "0310 0312 0313", "")]
    // An override that is not understood still stands in the place of its occurrence.
    [InlineData("RECURRENCE-ID:20260311T010000Z\nDTSTART;TZID=Nowhere:20260320T010000", "0310 0312 0313", "DTSTART")]
    [InlineData("RECURRENCE-ID;RANGE=THISANDFUTURE:20260312T010000Z\nDTSTART:20260320T010000Z\nDURATION:PT5H",
        "0310 0311", "RECURRENCE-ID RECURRENCE-ID")]
    // Which occurrence it replaces is not known, so the series is not.
    [InlineData("RECURRENCE-ID;TZID=Nowhere:20260311T090000\nDTSTART:20260320T010000Z\nDURATION:PT5H",
        "", "RECURRENCE-ID RECURRENCE-ID")]
    public void An_override_stands_in_the_place_of_its_occurrence(string @override, string days, string remarks)
    {
        foreach (var file in new[]
        {
            $"{Series}\nBEGIN:VEVENT\nUID:s\n{@override}\nEND:VEVENT",
            $"BEGIN:VEVENT\nUID:s\n{@override}\nEND:VEVENT\n{Series}",
        })
        {
            var times = Read(Calendar(file));
            AllDays(times).ShouldBe(days);
            string.Join(' ', times.Remarks.Select(r => r.Where)).ShouldBe(remarks);
        }
    }

    [Fact]
    public void An_override_whose_series_is_elsewhere_stands_for_itself() =>
        AllDays(Read(Event("RECURRENCE-ID:20260311T010000Z\nDTSTART:20260320T010000Z\nDURATION:PT5H")))
            .ShouldBe("0320");

    [Fact]
    public void Overrides_of_a_series_that_is_left_out_stand()
    {
        var times = Read(Calendar(
            Series.Replace("COUNT=4", "BYHOUR=8", StringComparison.Ordinal)
            + "\nBEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20260311T010000Z\nDTSTART;VALUE=DATE:20260320\nEND:VEVENT"));
        AllDays(times).ShouldBe("0320");
        (times.Understood, times.LeftOut).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData("SEQUENCE:3", "0320")]
    [InlineData("SEQUENCE:1", "0310 0311 0312 0313")]
    [InlineData("SEQUENCE:2", "0310 0311 0312 0313 0320")]
    [InlineData("SEQUENCE:2\nDTSTAMP:20260101T000000Z", "0310 0311 0312 0313 0320")]
    public void A_later_revision_takes_the_place_of_an_earlier_one(string revision, string days) =>
        AllDays(Read(Calendar(
            $"{Series}\nBEGIN:VEVENT\nUID:s\nDTSTART;VALUE=DATE:20260320\n{revision}\nEND:VEVENT"))).ShouldBe(days);

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20260401", "DTSTART;VALUE=DATE:20260410", "0401 0410", 1)]
    [InlineData("DTSTART;VALUE=DATE:20260401", "DTSTART;VALUE=DATE:20260401", "0401", 0)]
    [InlineData("DTSTART;VALUE=DATE:20260401\nRRULE:FREQ=DAILY;COUNT=2", "DTSTART;VALUE=DATE:20260410",
        "0401 0402 0410", 1)]
    public void Two_events_of_one_identifier_are_both_read_and_that_is_told(
        string one, string other, string days, int remarks)
    {
        var times = Read(Calendar($"""
            BEGIN:VEVENT
            UID:same
            DTSTAMP:20260101T000000Z
            {one}
            END:VEVENT
            BEGIN:VEVENT
            UID:same
            DTSTAMP:20260101T000001Z
            {other}
            END:VEVENT
            """));
        AllDays(times).ShouldBe(days);
        times.Remarks.Select(r => r.Effect).ShouldBe(Enumerable.Repeat(RemarkEffect.BothRead, remarks));
    }

    [Fact]
    public void Events_with_an_empty_identifier_are_not_one_series() =>
        AllDays(Read(Calendar("""
            BEGIN:VEVENT
            UID:
            SEQUENCE:1
            DTSTART;VALUE=DATE:20260401
            END:VEVENT
            BEGIN:VEVENT
            UID:
            SEQUENCE:2
            DTSTART;VALUE=DATE:20260410
            END:VEVENT
            """))).ShouldBe("0401 0410");

    [Theory]
    [InlineData("RRULE:FREQ=WEEKLY;COUNT=4;BYDAY=MO", 0)]
    [InlineData("RRULE:FREQ=DAILY;COUNT=4", 1)]
    public void An_override_that_repeats_a_rule_is_read_once(string rule, int remarks)
    {
        var times = Read(Calendar($"""
            BEGIN:VEVENT
            UID:k1
            DTSTART;VALUE=DATE:20260302
            RRULE:FREQ=WEEKLY;COUNT=4;BYDAY=MO
            END:VEVENT
            BEGIN:VEVENT
            UID:k1
            RECURRENCE-ID;VALUE=DATE:20260309
            DTSTART;VALUE=DATE:20260310
            DTEND;VALUE=DATE:20260312
            {rule}
            END:VEVENT
            """));
        AllDays(times).ShouldBe("0302 0310 0311 0316 0323");
        times.Remarks.Select(r => r.Effect).ShouldBe(Enumerable.Repeat(RemarkEffect.NotRead, remarks));
    }

    [Fact]
    public void A_zone_of_the_file_that_is_not_understood_takes_its_events_with_it()
    {
        var times = Read(Calendar("""
            BEGIN:VTIMEZONE
            TZID:Ours\, not theirs
            BEGIN:STANDARD
            DTSTART:16010101T000000
            TZOFFSETFROM:+0800
            TZOFFSETTO:eight
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            DTSTART;TZID="Ours, not theirs":20260310T090000
            DURATION:PT5H
            END:VEVENT
            """));
        RemarksOf(times).ShouldBe(
        [
            "Line 13, DTSTART: its time zone is not understood, for line 9, TZOFFSETTO: this is no offset; the event " +
            "is left out.",
        ]);
    }

    /// <summary>Each busy day by month and day.</summary>
    static string AllDays(BusyTimes times, string? intervalsIn = null)
    {
        var days = intervalsIn is null
            ? times.Days.SelectMany(
                d => Enumerable.Range(0, d.Until.DayNumber - d.From.DayNumber + 1).Select(d.From.AddDays))
            : times.Intervals.Select(i => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(i.From, Zone(intervalsIn))));
        return string.Join(' ', days.Select(day => $"{day:MMdd}"));
    }
}
