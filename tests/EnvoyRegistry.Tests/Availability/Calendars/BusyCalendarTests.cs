using System.Diagnostics;
using System.Text;
using EnvoyRegistry.Availability.Calendars;
using static EnvoyRegistry.Tests.Availability.Calendars.CalendarText;

namespace EnvoyRegistry.Tests.Availability.Calendars;

public sealed class BusyCalendarTests
{
    const string FourHours = "DTSTART:20260310T010000Z\nDTEND:20260310T050000Z";

    [Theory]
    [InlineData("")]
    [InlineData("TRANSP:OPAQUE\nSTATUS:CONFIRMED")]
    [InlineData("STATUS:TENTATIVE")]
    [InlineData("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE")]
    [InlineData("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE")]
    [InlineData("TRANSP:OPAQUE\nX-MICROSOFT-CDO-BUSYSTATUS:OOF")]
    [InlineData("X-MICROSOFT-CDO-BUSYSTATUS:BUSY\nX-MICROSOFT-CDO-INTENDEDSTATUS:FREE")]
    [InlineData("BEGIN:VALARM\nDURATION:PT1H\nSTATUS:CANCELLED\nEND:VALARM")]
    public void An_event_takes_time(string more) =>
        IntervalsOf(Read(Event($"{FourHours}\n{more}"))).ShouldBe(["2026-03-10T01:00Z/2026-03-10T05:00Z"]);

    [Theory]
    [InlineData("TRANSP:TRANSPARENT")]
    [InlineData("STATUS:CANCELLED")]
    [InlineData("STATUS:CANCELLED\nRRULE:FREQ=HOURLY")]
    [InlineData("X-MICROSOFT-CDO-BUSYSTATUS:FREE")]
    [InlineData("x-microsoft-cdo-busystatus:free\nTRANSP:TRANSPARENT")]
    [InlineData("X-MICROSOFT-CDO-INTENDEDSTATUS:FREE")]
    public void What_is_transparent_or_cancelled_takes_none(string more)
    {
        var times = Read(Event($"{FourHours}\n{more}"));
        times.Intervals.ShouldBeEmpty();
        (times.Understood, times.LeftOut, times.Remarks.Count).ShouldBe((1, 0, 0));
    }

    [Theory]
    [InlineData("TRANSP:OPAQUE\nX-MICROSOFT-CDO-BUSYSTATUS:FREE")]
    [InlineData("TRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:OOF")]
    public void Where_two_properties_disagree_the_time_is_busy_and_that_is_told(string more)
    {
        var times = Read(Event($"{FourHours}\n{more}"));
        times.Days.ShouldHaveSingleItem();
        RemarksOf(times).ShouldBe(["Line 9, X-MICROSOFT-CDO-BUSYSTATUS: it says otherwise than TRANSP whether the " +
            "time is free; its time is taken as busy."]);
    }

    [Theory]
    // Whole days are days of the person, wherever that is.
    [InlineData("DTSTART;VALUE=DATE:20260310", "2026-03-09T16:00Z/2026-03-10T16:00Z")]
    [InlineData("DTSTART:20260310", "2026-03-09T16:00Z/2026-03-10T16:00Z")]
    [InlineData("DTSTART;VALUE=DATE:20260310\nDTEND;VALUE=DATE:20260312", "2026-03-09T16:00Z/2026-03-11T16:00Z")]
    [InlineData("DTSTART;VALUE=DATE:20260310\nDTEND;VALUE=DATE:20260310", "2026-03-09T16:00Z/2026-03-10T16:00Z")]
    [InlineData("DTSTART;VALUE=DATE:20260310\nDURATION:PT172800S", "2026-03-09T16:00Z/2026-03-11T16:00Z")]
    [InlineData("DTSTART;VALUE=DATE:20260310\nDURATION:P2D", "2026-03-09T16:00Z/2026-03-11T16:00Z")]
    [InlineData("DTSTART;VALUE=DATE:20260310\nDURATION:P1W", "2026-03-09T16:00Z/2026-03-16T16:00Z")]
    // So are times without a zone.
    [InlineData("DTSTART:20260310T090000\nDURATION:PT90M", "2026-03-10T01:00Z/2026-03-10T02:30Z")]
    [InlineData("DTSTART:20260310T090000Z\nDURATION:PT1H30M", "2026-03-10T09:00Z/2026-03-10T10:30Z")]
    [InlineData(
        "DTSTART;TZID=America/New_York:20260310T090000\nDURATION:P1DT1H", "2026-03-10T13:00Z/2026-03-11T14:00Z")]
    [InlineData(
        "DTSTART;TZID=Eastern Standard Time:20260310T090000\nDURATION:PT1H", "2026-03-10T13:00Z/2026-03-10T14:00Z")]
    [InlineData("DTSTART;TZID=\"Asia/Tokyo\":20260310T090000\nDURATION:PT1H", "2026-03-10T00:00Z/2026-03-10T01:00Z")]
    [InlineData("DTSTART;TZID=/example.org/Tzfile/Asia/Tokyo:20260310T090000\nDURATION:PT1H",
        "2026-03-10T00:00Z/2026-03-10T01:00Z")]
    [InlineData("DTSTART;TZID=/example.org/20260101_1/America/Indiana/Knox:20260310T090000\nDURATION:PT1H",
        "2026-03-10T14:00Z/2026-03-10T15:00Z")]
    [InlineData(
        "DTSTART:20260310T090000Z\nDTEND:20260310T100000Z\nDURATION:PT0S", "2026-03-10T09:00Z/2026-03-10T10:00Z")]
    [InlineData(
        "DTSTART:20260310T090000Z\nDTEND:20260310T100000Z\nDURATION:PT1H", "2026-03-10T09:00Z/2026-03-10T10:00Z")]
    [InlineData("DTSTART;TZID=\"tzone://Microsoft/Utc\":20260310T010000\nDURATION:PT1H",
        "2026-03-10T01:00Z/2026-03-10T02:00Z")]
    [InlineData("DTSTART;TZID=tzone://Microsoft/Utc:20260310T010000\nDURATION:PT1H",
        "2026-03-10T01:00Z/2026-03-10T02:00Z")]
    [InlineData("DTSTART;TZID=/softwarestudio.org/Olson_20011030_5/UTC:20260310T010000\nDURATION:PT1H",
        "2026-03-10T01:00Z/2026-03-10T02:00Z")]
    // A flight: its end stands in another zone.
    [InlineData("DTSTART;TZID=Asia/Tokyo:20260310T090000\nDTEND;TZID=Asia/Bangkok:20260310T140000",
        "2026-03-10T00:00Z/2026-03-10T07:00Z")]
    // §3.3.12: a leap second.
    [InlineData("DTSTART:20260310T090000Z\nDTEND:20260310T095960Z", "2026-03-10T09:00Z/2026-03-10T09:59Z")]
    public void The_time_of_an_event_is_read_in_each_form(string lines, string interval)
    {
        var times = Read(Event(lines));
        RemarksOf(times).ShouldBeEmpty();
        IntervalsOf(times).ShouldBe([interval]);
    }

    [Theory]
    [InlineData("DTSTART:20260310T090000Z")]
    [InlineData("DTSTART:20260310T090000Z\nDTEND:20260310T090000Z")]
    public void An_event_without_length_keeps_nobody_busy(string lines)
    {
        var times = Read(Event(lines));
        times.Intervals.ShouldBeEmpty();
        times.Understood.ShouldBe(1);
    }

    [Theory]
    // §3.3.5: a time clocks never show counts with the offset from before, one they show twice means the first.
    [InlineData("America/New_York", "20260308T023000", "2026-03-08T07:30Z")]
    [InlineData("America/New_York", "20261101T013000", "2026-11-01T05:30Z")]
    [InlineData("Europe/Dublin", "20260329T013000", "2026-03-29T01:30Z")]
    [InlineData("Europe/Dublin", "20261025T013000", "2026-10-25T00:30Z")]
    [InlineData("Australia/Lord_Howe", "20261004T021500", "2026-10-03T15:45Z")]
    [InlineData("Pacific/Apia", "20111230T120000", "2011-12-30T22:00Z")]
    [InlineData("/elsewhere/Zone", "20260329T023000", "2026-03-29T01:30Z")]
    [InlineData("/elsewhere/Zone", "20261025T023000", "2026-10-25T00:30Z")]
    [InlineData("/elsewhere/Zone", "20260701T120000", "2026-07-01T10:00Z")]
    [InlineData("/elsewhere/Zone", "19600701T120000", "1960-07-01T10:24Z")]
    public void Local_times_around_a_change_of_offset_have_one_instant(string zone, string local, string instant)
    {
        var year = local[..4];
        var times = Read(
            Calendar($"{Elsewhere}\nBEGIN:VEVENT\nDTSTART;TZID={zone}:{local}\nDURATION:PT1H\nEND:VEVENT"),
            $"{year}-01-01", $"{year}-12-31");
        RemarksOf(times).ShouldBeEmpty();
        IntervalsOf(times).ShouldHaveSingleItem().ShouldStartWith(instant);
    }

    const string Summers = """
        BEGIN:STANDARD
        DTSTART:20001029T020000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        TZOFFSETFROM:-0400
        TZOFFSETTO:-0500
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:20000326T010000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        TZOFFSETFROM:-0500
        TZOFFSETTO:-0400
        END:DAYLIGHT
        """;

    const string SingaporeOfItsOwn =
        "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0500\nTZOFFSETTO:+0500\nEND:STANDARD";

    // As it is, but for this year alone.
    const string NewYorkOf2025 =
        "BEGIN:DAYLIGHT\nDTSTART:20250309T020000\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nEND:DAYLIGHT\n" +
        "BEGIN:STANDARD\nDTSTART:20251102T020000\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nEND:STANDARD";

    [Theory]
    // The system knows an EST without summers.
    [InlineData("EST", Summers, "20260713T080000", "2026-07-13T12:00Z")]
    [InlineData("EST", Summers, "20260113T080000", "2026-01-13T13:00Z")]
    [InlineData("EST", Summers, "20260326T080000", "2026-03-26T13:00Z")]
    [InlineData("UTC", SingaporeOfItsOwn, "20260713T080000", "2026-07-13T03:00Z")]
    [InlineData("Asia/Singapore", SingaporeOfItsOwn, "20260713T080000", "2026-07-13T03:00Z")]
    // The definition is cut to a year; before and after it the system's zone goes on.
    [InlineData("America/New_York", NewYorkOf2025, "20250713T080000", "2025-07-13T12:00Z")]
    [InlineData("America/New_York", NewYorkOf2025, "20260713T080000", "2026-07-13T12:00Z")]
    [InlineData("America/New_York", NewYorkOf2025, "20240713T080000", "2024-07-13T12:00Z")]
    public void A_zone_that_the_file_defines_holds_whatever_its_name(
        string name, string definition, string local, string instant)
    {
        var times = Read(Calendar($"""
            BEGIN:VTIMEZONE
            TZID:{name}
            {definition}
            END:VTIMEZONE
            BEGIN:VEVENT
            DTSTART;TZID={name}:{local}
            DURATION:PT1H
            END:VEVENT
            """), $"{local[..4]}-01-01", $"{local[..4]}-12-31");
        RemarksOf(times).ShouldBeEmpty();
        IntervalsOf(times).ShouldHaveSingleItem().ShouldStartWith(instant);
    }

    [Fact]
    public void A_zone_that_is_defined_in_two_ways_is_named()
    {
        var times = Read(Calendar($"""
            BEGIN:VTIMEZONE
            TZID:EST
            {Summers}
            END:VTIMEZONE
            BEGIN:VTIMEZONE
            TZID:EST
            {NewYorkOf2025}
            END:VTIMEZONE
            BEGIN:VEVENT
            DTSTART;TZID=EST:20260310T080000
            DURATION:PT5H
            END:VEVENT
            """));
        times.Days.ShouldBeEmpty();
        RemarksOf(times).ShouldHaveSingleItem().ShouldContain("the file defines its time zone in two ways");
    }

    [Fact]
    public void A_definition_that_is_not_understood_leaves_a_known_name_its_usual_zone()
    {
        var times = Read(Calendar("""
            BEGIN:VTIMEZONE
            TZID:Asia/Tokyo
            END:VTIMEZONE
            BEGIN:VEVENT
            DTSTART;TZID=Asia/Tokyo:20260310T090000
            DURATION:PT5H
            END:VEVENT
            """));
        IntervalsOf(times).ShouldBe(["2026-03-10T00:00Z/2026-03-10T05:00Z"]);
        RemarksOf(times).ShouldBe(["Line 4, VTIMEZONE: it has no STANDARD or DAYLIGHT; the usual time zone of that " +
            "name is taken."]);
    }

    [Fact]
    public void Lines_may_end_as_on_old_Macs() =>
        Read([.. Event(FourHours).Where(octet => octet != '\n')]).Days.ShouldHaveSingleItem();

    // Central European time in its present form, local mean time before 1970.
    const string Elsewhere = """
        BEGIN:VTIMEZONE
        TZID:/elsewhere/Zone
        BEGIN:STANDARD
        DTSTART:19700101T000000
        RDATE:19720101T000000,19730101T000000
        TZOFFSETFROM:+013600
        TZOFFSETTO:+0100
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:19810329T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:19810927T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=-1SU;UNTIL=19950924T010000Z
        END:STANDARD
        BEGIN:STANDARD
        DTSTART:19961027T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        END:STANDARD
        END:VTIMEZONE
        """;

    [Theory]
    [InlineData("DTEND:20260310T050000Z", "VEVENT", "it has no DTSTART")]
    [InlineData("DTSTART:20260310T250000Z", "DTSTART", "this is no time")]
    [InlineData("DTSTART;VALUE=DATE:20260230", "DTSTART", "this is no date")]
    [InlineData("DTSTART;VALUE=DATE:20260310T010000Z", "DTSTART", "this is no date and no time")]
    [InlineData("DTSTART;TZID=Mars/Olympus:20260310T010000", "DTSTART", "neither the system nor the file knows")]
    [InlineData("DTSTART;TZID=tzone://Microsoft/Custom:20260310T010000", "DTSTART",
        "neither the system nor the file knows")]
    [InlineData("DTSTART;TZID=localtime:20260310T010000", "DTSTART", "neither the system nor the file knows")]
    [InlineData("DTSTART;TZID=/etc/localtime:20260310T010000", "DTSTART", "neither the system nor the file knows")]
    [InlineData("DTSTART;TZID=../zoneinfo/UTC:20260310T010000", "DTSTART", "neither the system nor the file knows")]
    [InlineData("DTSTART;TZID=Asia/Tokyo:20260310T010000Z", "DTSTART", "both in UTC and in another zone")]
    [InlineData("DTSTART:20260310T010000Z\nDTSTART:20260310T010000Z", "DTSTART", "more than once")]
    [InlineData("DTSTART:20260310T010000Z\nDTEND;VALUE=DATE:20260311", "DTEND", "it is a date and DTSTART is a time")]
    [InlineData("DTSTART:20260310T010000Z\nDTEND:20260310T020000", "DTEND", "the other has none")]
    [InlineData("DTSTART:20260310T010000\nDTEND;TZID=Asia/Tokyo:20260310T020000", "DTEND", "the other has none")]
    [InlineData("DTSTART;VALUE=DATE:20260310\nDTEND;VALUE=DATE:20260309", "DTEND", "it ends before it begins")]
    [InlineData("DTSTART:20260310T010000Z\nDTEND:20260310T000000Z", "DTEND", "it ends before it begins")]
    [InlineData("DTSTART:20260310T010000Z\nDURATION:-PT1H", "DURATION", "it ends before it begins")]
    [InlineData("DTSTART:20260310T010000Z\nDURATION:PT", "DURATION", "this is no duration")]
    [InlineData("DTSTART:20260310T010000Z\nDURATION:P1Y", "DURATION", "this is no duration")]
    [InlineData("DTSTART;VALUE=DATE:20260310\nDURATION:PT36H", "DURATION", "lasts days or weeks")]
    [InlineData(FourHours + "\nDURATION:PT1H", "DURATION", "beside DTEND")]
    [InlineData(FourHours + "\nSTATUS:NEEDS-ACTION", "STATUS", "no status of an event")]
    [InlineData(FourHours + "\nTRANSP:0", "TRANSP", "neither OPAQUE nor TRANSPARENT")]
    [InlineData(FourHours + "\nEXRULE:FREQ=DAILY", "EXRULE", "not supported")]
    [InlineData(FourHours + "\nRRULE:FREQ=HOURLY", "RRULE", "FREQ=HOURLY is not supported")]
    [InlineData(FourHours + "\nRRULE:FREQ=DAILY;BYHOUR=9", "RRULE", "BYHOUR is not supported where")]
    [InlineData(FourHours + "\nRRULE:FREQ=DAILY;BYHOUR=1,9", "RRULE", "BYHOUR is out of its range")]
    [InlineData(FourHours + "\nRRULE:FREQ=DAILY;UNTIL=20260309T010000Z", "RRULE", "UNTIL is before DTSTART")]
    [InlineData(FourHours + "\nRRULE:FREQ=YEARLY;BYWEEKNO=9", "RRULE", "BYWEEKNO is not supported")]
    [InlineData(FourHours + "\nRRULE:FREQ=YEARLY;BYEASTER=0", "RRULE", "a part that RFC 5545 does not know")]
    [InlineData(FourHours + "\nRRULE:INTERVAL=2", "RRULE", "no FREQ")]
    [InlineData(FourHours + "\nRRULE:FREQ=DAILY;INTERVAL=0", "RRULE", "INTERVAL is out of its range")]
    [InlineData(FourHours + "\nRRULE:FREQ=DAILY;COUNT=2;UNTIL=20260401T000000Z", "RRULE", "both COUNT and UNTIL")]
    [InlineData(FourHours + "\nRRULE:FREQ=DAILY;COUNT=2;COUNT=3", "RRULE", "stands twice")]
    [InlineData(FourHours + "\nRRULE:FREQ=WEEKLY;BYDAY=2MO", "RRULE", "BYDAY counts weekdays")]
    [InlineData(FourHours + "\nRRULE:FREQ=WEEKLY;BYMONTHDAY=10", "RRULE", "BYMONTHDAY may not")]
    [InlineData(FourHours + "\nRRULE:FREQ=YEARLY;BYMONTHDAY=10", "RRULE", "which programs read in two ways")]
    [InlineData(FourHours + "\nRRULE:FREQ=MONTHLY;BYMONTHDAY=0", "RRULE", "counts from 1 or -1")]
    [InlineData(FourHours + "\nRRULE:FREQ=MONTHLY;BYDAY=XX", "RRULE", "a weekday that does not exist")]
    [InlineData(FourHours + "\nRRULE:FREQ=MONTHLY;BYSETPOS=1", "RRULE", "without days to choose from")]
    [InlineData(FourHours + "\nRRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY", "RRULE", "more than once")]
    [InlineData(FourHours + "\nRRULE:FREQ=DAILY\nEXDATE:20260311T090000", "EXDATE", "a time without a zone")]
    [InlineData(FourHours + "\nRDATE;VALUE=DATE:20260311", "RDATE", "not written in the way of DTSTART")]
    [InlineData(FourHours + "\nRDATE;VALUE=PERIOD:20260311T090000Z", "RDATE", "this is no period")]
    [InlineData(FourHours + "\nnot a line at all", "line", "no content line")]
    [InlineData(FourHours + "\nDTEND;TZID=\"open:20260310T050000Z", "DTEND", "no content line")]
    public void What_is_not_understood_is_named_and_its_event_left_out(string lines, string where, string what)
    {
        var times = Read(Event(lines));
        times.Intervals.ShouldBeEmpty();
        var remark = times.Remarks.ShouldHaveSingleItem();
        $"{remark}".ShouldEndWith("; the event is left out.");
        remark.Where.ShouldBe(where);
        remark.What.ShouldContain(what);
        (times.Understood, times.LeftOut).ShouldBe((0, 1));
    }

    [Fact]
    public void A_remark_names_the_line_of_the_file_where_its_property_begins()
    {
        var file = Folded(Event($"{FourHours}\nSUMMARY:{new string('x', 200)}\nRRULE:FREQ=HOURLY"), 75);
        RemarksOf(Read(file)).ShouldBe(["Line 11, RRULE: FREQ=HOURLY is not supported; the event is left out."]);
    }

    [Fact]
    public void Other_events_stand_beside_one_that_is_left_out()
    {
        var times = Read(Calendar($"""
            BEGIN:VEVENT
            {FourHours}
            RRULE:FREQ=SECONDLY
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20260401
            END:VEVENT
            """));
        DaysOf(times).ShouldBe(["2026-04-01"]);
        (times.Understood, times.LeftOut).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData("VERSION:1.0", "only version 2.0")]
    [InlineData("CALSCALE:HEBREW", "only the Gregorian calendar")]
    [InlineData("METHOD:CANCEL", "no calendar")]
    [InlineData("METHOD:REPLY", "no calendar")]
    public void A_calendar_of_another_kind_is_left_out(string line, string what)
    {
        var times = Read(Encoding.UTF8.GetBytes(
            $"BEGIN:VCALENDAR\n{line}\nBEGIN:VEVENT\n{FourHours}\nEND:VEVENT\nEND:VCALENDAR\n"
            + "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260401\nEND:VEVENT\nEND:VCALENDAR"));
        DaysOf(times).ShouldBe(["2026-04-01"]);
        var remark = times.Remarks.ShouldHaveSingleItem();
        (remark.Line, remark.Effect).ShouldBe((2, RemarkEffect.CalendarLeftOut));
        remark.What.ShouldContain(what);
    }

    [Fact]
    public void The_answer_to_a_question_for_busy_times_is_read_though_it_is_a_reply() =>
        DaysOf(Read(Calendar("""
            METHOD:REPLY
            BEGIN:VFREEBUSY
            FREEBUSY:20260310T010000Z/PT4H
            END:VFREEBUSY
            """))).ShouldBe(["2026-03-10"]);

    [Fact]
    public void What_a_server_adds_behind_a_calendar_does_no_harm_and_is_named()
    {
        var times = Read([.. Event(FourHours), .. "X-COMMENT:kept for half an hour\r\n"u8]);
        times.Intervals.ShouldHaveSingleItem();
        RemarksOf(times).ShouldBe(["Line 10, file: it stands outside of the calendar; this part is not read."]);
    }

    [Theory]
    // It is 09:00 in Singapore either way.
    [InlineData("Asia/Singapore", "DTSTART:20260310T090000", true)]
    [InlineData("Singapore", "DTSTART:20260310T090000", true)]
    [InlineData("Singapore Standard Time", "DTSTART:20260310T090000", true)]
    // The person is there and the calendar is kept elsewhere: which of the two is meant?
    [InlineData("US/Eastern", "DTSTART:20260310T090000", false)]
    [InlineData("Atlantis", "DTSTART:20260310T090000", false)]
    // What says itself when it is needs nothing of the calendar; a whole day is a day of the person.
    [InlineData("US/Eastern", "DTSTART:20260310T010000Z", true)]
    [InlineData("US/Eastern", "DTSTART;TZID=Asia/Tokyo:20260310T100000", true)]
    [InlineData("US/Eastern", "DTSTART;VALUE=DATE:20260310", true)]
    public void A_time_without_a_zone_in_a_calendar_kept_in_another_zone_is_left_out(
        string zone, string start, bool isUnderstood)
    {
        var times = Read(Calendar(
            $"X-WR-TIMEZONE:{zone}\nBEGIN:VEVENT\n{start}\nDURATION:P1D\nEND:VEVENT"));
        times.Days.Count.ShouldBe(isUnderstood ? 1 : 0);
        RemarksOf(times).ShouldBe(isUnderstood ? [] :
            ["Line 6, DTSTART: it has no zone, and X-WR-TIMEZONE names another than the person's; the event is left " +
                "out."]);
    }

    [Theory]
    [InlineData("", 1, "begins with BEGIN:VCALENDAR")]
    [InlineData("Dear Sir,\nplease find attached", 1, "begins with BEGIN:VCALENDAR")]
    [InlineData("BEGIN:VEVENT\nEND:VEVENT", 1, "begins with BEGIN:VCALENDAR")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DA", 3, "what began on line 2 does not end")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT", 3, "does not end what began on line 2")]
    public void A_file_that_is_no_whole_calendar_is_refused(string text, int line, string what)
    {
        var refusal = Read(Encoding.UTF8.GetBytes(text)).Refusal.ShouldNotBeNull();
        refusal.Line.ShouldBe(line);
        refusal.What.ShouldContain(what);
        $"{refusal}".ShouldEndWith("nothing of the file is read.");
    }

    [Fact]
    public void A_file_in_UTF_16_is_refused_as_such() =>
        Read([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("BEGIN:VCALENDAR")])
            .Refusal.ShouldNotBeNull().What.ShouldContain("UTF-16");

    [Fact]
    public void Every_limit_is_kept_and_named()
    {
        var daily = Event($"{FourHours}\nRRULE:FREQ=DAILY");
        var two = Calendar($"BEGIN:VEVENT\n{FourHours}\nEND:VEVENT\nBEGIN:VEVENT\n{FourHours}\nEND:VEVENT");

        Refused(daily, new() { Bytes = 100 }).ShouldContain("more than 100 bytes");
        Refused(two, new() { Events = 1 }).ShouldContain("more than 1");
        Refused(two, new() { Depth = 1 }).ShouldContain("nested too deep");
        Remarked(daily, new() { Occurrences = 10 }).ShouldContain("more than 10 occurrences");
        Remarked(daily, new() { RuleSteps = 10 }).ShouldContain("more steps");
        Remarked(daily, new() { Steps = 10 }).ShouldContain("more steps");
        Remarked(daily, new() { LineBytes = 20 }).ShouldContain("too long");

        var many = Calendar(string.Concat(Enumerable.Repeat("BEGIN:VEVENT\nEND:VEVENT\n", 7)));
        var times = Read(many, limits: new() { Remarks = 5 });
        (times.Remarks.Count, times.MoreRemarks, times.LeftOut).ShouldBe((5, 2, 7));

        string Refused(byte[] file, CalendarLimits limits) => $"{Read(file, limits: limits).Refusal}";
        string Remarked(byte[] file, CalendarLimits limits)
        {
            var read = Read(file, limits: limits);
            read.Intervals.ShouldBeEmpty();
            return read.Remarks.ShouldHaveSingleItem().What;
        }
    }

    [Fact]
    public void A_long_line_that_says_nothing_about_time_does_no_harm() =>
        Read(Event($"{FourHours}\nATTACH;ENCODING=BASE64;VALUE=BINARY:{new string('A', 500_000)}"))
            .Days.ShouldHaveSingleItem();

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:00010101\nRRULE:FREQ=DAILY", 365)]
    [InlineData("DTSTART;VALUE=DATE:00010101\nRRULE:FREQ=WEEKLY", 52)]
    [InlineData("DTSTART;VALUE=DATE:00010101\nRRULE:FREQ=MONTHLY", 12)]
    [InlineData("DTSTART;VALUE=DATE:00010101\nRRULE:FREQ=YEARLY;BYMONTH=1,3,5", 3)]
    [InlineData("DTSTART:00010101T000000Z\nDURATION:PT5H\nRRULE:FREQ=DAILY;INTERVAL=365", 1)]
    [InlineData(
        "DTSTART:00010101T000000Z\nDURATION:PT5H\nRRULE:FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1;INTERVAL=2147483647", 0)]
    [InlineData("DTSTART:99991231T000000Z\nDURATION:P9999W\nRRULE:FREQ=YEARLY", 0)]
    public void A_rule_from_the_first_year_on_jumps_to_the_days_asked_about(string lines, int days)
    {
        var times = Read(Event(lines), limits: new() { RuleSteps = 2_000 });
        RemarksOf(times).ShouldBeEmpty();
        times.Days.Sum(d => d.Until.DayNumber - d.From.DayNumber + 1).ShouldBe(days);
    }

    [Fact]
    public void A_hostile_file_is_read_within_seconds()
    {
        var file = Calendar(string.Concat(Enumerable.Repeat("""
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:00010101
            RRULE:FREQ=YEARLY;COUNT=999999999;BYDAY=MO,TU,WE,TH,FR,SA,SU

            """ + "END:VEVENT\n", 4_900)));
        var clock = Stopwatch.StartNew();
        var times = Read(file);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        times.LeftOut.ShouldBe(4_900);
        times.Remarks[0].What.ShouldContain("more steps");
    }

    [Fact]
    public void Many_events_of_one_identifier_with_many_overrides_are_read_within_seconds()
    {
        var several = Enumerable.Range(0, 2_400).Select(i =>
            $"BEGIN:VEVENT\nUID:a\nDTSTART:20260310T01{i / 60:00}{i % 60:00}Z\nDURATION:PT1H\nEND:VEVENT\n").ToList();
        var file = Calendar(string.Concat(several) + string.Concat(several.Select(one =>
            one.Replace("DTSTART", "RECURRENCE-ID:20260310T010000Z\nDTSTART", StringComparison.Ordinal))));
        var clock = Stopwatch.StartNew();
        var times = Read(file);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        times.Remarks[0].What.ShouldContain("which of the two holds is not known");
        times.LeftOut.ShouldBeGreaterThan(0, "the events whose overrides are too many to be looked at");
    }

    [Fact]
    public void A_day_is_busy_from_the_threshold_on_and_lighter_days_are_told()
    {
        var times = Read(Calendar("""
            BEGIN:VEVENT
            DTSTART;TZID=Asia/Singapore:20260310T090000
            DURATION:PT2H
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;TZID=Asia/Singapore:20260310T100000
            DURATION:PT2H59M
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;TZID=Asia/Singapore:20260311T220000
            DURATION:PT7H
            END:VEVENT
            """));
        times.LighterDays.ShouldBe(
        [
            new(new DateOnly(2026, 3, 10), new TimeSpan(3, 59, 0)),
            new(new DateOnly(2026, 3, 11), TimeSpan.FromHours(2)),
        ]);
        DaysOf(times).ShouldBe(["2026-03-12"]);

        var question = new BusyQuestion(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), Zone(Singapore));
        BusyCalendar.Read(
            Event("DTSTART:20260310T000000Z\nDURATION:PT1H"), question with { BusyDay = TimeSpan.FromHours(1) })
            .Days.ShouldHaveSingleItem();
    }

    [Fact]
    public void Every_entry_of_a_rule_counts_as_work_and_what_stands_twice_does_not()
    {
        string[] days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
        var entries = string.Join(',', Enumerable.Range(1, 53).SelectMany(i => days.Select(d => $"{i}{d},-{i}{d}")));
        RemarksOf(Read(Event(
            $"DTSTART:19000101T090000Z\nRRULE:FREQ=MONTHLY;COUNT=1000;BYSETPOS=366;BYDAY={entries}")))
            .ShouldHaveSingleItem().ShouldContain("more steps than are made");

        var weekdays = string.Join(',', Enumerable.Repeat("MO,TU,WE,TH,FR", 100));
        var times = Read(Event($"DTSTART:20000103T090000Z\nRRULE:FREQ=DAILY;COUNT=7000;BYDAY={weekdays}"));
        RemarksOf(times).ShouldBeEmpty();
        times.Understood.ShouldBe(1);
    }

    [Fact]
    public void A_calendar_that_nobody_waits_for_is_not_read_on() =>
        Should.Throw<OperationCanceledException>(() => BusyCalendar.Read(
            Event("DTSTART:20260101T090000Z\nRRULE:FREQ=DAILY"),
            new BusyQuestion(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), TimeZoneInfo.Utc),
            cancellation: new CancellationToken(canceled: true)));

    [Fact]
    public void Days_are_days_in_the_zone_of_the_person()
    {
        var file = Event("DTSTART:20260310T220000Z\nDURATION:PT5H");
        DaysOf(Read(file, zone: Singapore)).ShouldBe(["2026-03-11"]);
        DaysOf(Read(file, zone: "America/New_York")).ShouldBe(["2026-03-10"]);
        DaysOf(Read(file, zone: "UTC")).ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_days_asked_about_are_answered()
    {
        var file = Event("DTSTART;VALUE=DATE:20260301\nDTEND;VALUE=DATE:20260401");
        DaysOf(Read(file, "2026-03-10", "2026-03-12")).ShouldBe(["2026-03-10/2026-03-12"]);
        DaysOf(Read(file, "2026-03-31", "2026-04-02")).ShouldBe(["2026-03-31"]);
        DaysOf(Read(file, "2026-04-01", "2026-04-02")).ShouldBeEmpty();

        var timed = Event("DTSTART:20260309T120000Z\nDTEND:20260311T120000Z");
        IntervalsOf(Read(timed, "2026-03-10", "2026-03-10", "UTC")).ShouldBe(["2026-03-10T00:00Z/2026-03-11T00:00Z"]);
    }

    [Fact]
    public void Busy_blocks_of_a_server_are_read()
    {
        var times = Read(Calendar("""
            BEGIN:VFREEBUSY
            UID:f
            DTSTART:20260301T000000Z
            DTEND:20260401T000000Z
            FREEBUSY:20260310T010000Z/PT4H,20260311T010000Z/20260311T060000Z
            FREEBUSY;FBTYPE=FREE:20260312T010000Z/PT8H
            FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260313T010000Z/PT8H
            FREEBUSY;FBTYPE=X-OUT-OF-OFFICE:20260314T010000Z/PT8H
            END:VFREEBUSY
            BEGIN:VFREEBUSY
            FREEBUSY:20260320T010000/PT4H
            END:VFREEBUSY
            BEGIN:VAVAILABILITY
            END:VAVAILABILITY
            """));
        DaysOf(times).ShouldBe(["2026-03-10/2026-03-11", "2026-03-13/2026-03-14"]);
        RemarksOf(times).ShouldBe(
        [
            "Line 16, VAVAILABILITY: it is not supported; this part is not read.",
            "Line 14, FREEBUSY: a period of it is in UTC; the event is left out.",
        ]);
    }

    [Fact]
    public void A_question_has_its_order_and_its_bounds()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Question("2026-03-02", "2026-03-01"));
        Should.Throw<ArgumentOutOfRangeException>(() => Question("2026-01-01", "2032-01-01"));
        Should.Throw<ArgumentOutOfRangeException>(() => Question("0001-01-01", "0001-01-02"));
        Should.Throw<ArgumentOutOfRangeException>(() => Question("9001-01-01", "9001-01-02"));
        Read(Event("DTSTART;VALUE=DATE:00011231\nDURATION:P9999W"), "0002-01-01", "0002-01-02", "Pacific/Kiritimati")
            .Days.ShouldHaveSingleItem();

        static BusyQuestion Question(string from, string until) =>
            new(DateOnly.Parse(from), DateOnly.Parse(until), TimeZoneInfo.Utc);
    }
}
