using System.Text;

namespace EnvoyRegistry.Tests.Availability.Calendars;

/// <summary>
/// Calendars in the shapes real programs export them in; people, titles and identifiers are made up. All speak of 2026.
/// </summary>
static class Exports
{
    /// <summary>Text that must not come out of a calendar.</summary>
    public const string Secret = "Geheimnis-秘密-ความลับ";

    /// <summary>
    /// Google Calendar: IANA names with a VTIMEZONE, whole days, EXDATE with TZID, overrides, X-WR lines.
    /// </summary>
    public static byte[] Google => Bytes($"""
        BEGIN:VCALENDAR
        PRODID:-//Google Inc//Google Calendar 70.9054//EN
        VERSION:2.0
        CALSCALE:GREGORIAN
        METHOD:PUBLISH
        X-WR-CALNAME:{Secret}
        X-WR-TIMEZONE:Asia/Singapore
        BEGIN:VTIMEZONE
        TZID:Asia/Singapore
        X-LIC-LOCATION:Asia/Singapore
        BEGIN:STANDARD
        TZOFFSETFROM:+0800
        TZOFFSETTO:+0800
        TZNAME:+08
        DTSTART:19700101T000000
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:20260310
        DTEND;VALUE=DATE:20260313
        DTSTAMP:20260105T031500Z
        UID:whole-days@google.example
        CREATED:20251201T080000Z
        DESCRIPTION:{Secret}\n\nJoin: https://meet.example/abc?x=1\;y
        LAST-MODIFIED:20251201T080000Z
        SEQUENCE:0
        STATUS:CONFIRMED
        SUMMARY:{Secret}
        TRANSP:OPAQUE
        END:VEVENT
        BEGIN:VEVENT
        DTSTART;TZID=Asia/Singapore:20260406T090000
        DTEND;TZID=Asia/Singapore:20260406T140000
        RRULE:FREQ=WEEKLY;WKST=MO;UNTIL=20260427T155959Z;BYDAY=MO,WE
        EXDATE;TZID=Asia/Singapore:20260408T090000
        EXDATE;TZID=Asia/Singapore:20260413T090000
        DTSTAMP:20260105T031500Z
        ORGANIZER;CN="{Secret}; and: more":mailto:someone@example.org
        ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN={Secret}
         ;X-NUM-GUESTS=0:mailto:other@example.org
        UID:series@google.example
        SEQUENCE:1
        STATUS:CONFIRMED
        SUMMARY:{Secret}
        TRANSP:OPAQUE
        BEGIN:VALARM
        ACTION:DISPLAY
        DESCRIPTION:{Secret}
        TRIGGER:-P0DT0H10M0S
        END:VALARM
        END:VEVENT
        BEGIN:VEVENT
        DTSTART;TZID=Asia/Singapore:20260417T090000
        DTEND;TZID=Asia/Singapore:20260417T140000
        DTSTAMP:20260105T031500Z
        UID:series@google.example
        RECURRENCE-ID;TZID=Asia/Singapore:20260415T090000
        SEQUENCE:1
        STATUS:CONFIRMED
        TRANSP:OPAQUE
        END:VEVENT
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:20260501
        DTEND;VALUE=DATE:20260502
        DTSTAMP:20260105T031500Z
        UID:birthday@google.example
        RRULE:FREQ=YEARLY
        STATUS:CONFIRMED
        SUMMARY:{Secret}
        TRANSP:TRANSPARENT
        END:VEVENT
        END:VCALENDAR
        """);

    /// <summary>
    /// Outlook and Exchange: names of Windows, zones from 1601 on, X-MICROSOFT lines, RECURRENCE-ID of whole days.
    /// </summary>
    public static byte[] Outlook => Bytes($"""
        BEGIN:VCALENDAR
        METHOD:PUBLISH
        PRODID:Microsoft Exchange Server 2010
        VERSION:2.0
        X-WR-CALNAME:Calendar
        BEGIN:VTIMEZONE
        TZID:W. Europe Standard Time
        BEGIN:STANDARD
        DTSTART:16010101T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:16010101T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
        END:DAYLIGHT
        END:VTIMEZONE
        BEGIN:VTIMEZONE
        TZID:Customized Time Zone
        BEGIN:STANDARD
        DTSTART:16010101T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:16010101T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
        END:DAYLIGHT
        END:VTIMEZONE
        BEGIN:VEVENT
        DESCRIPTION:{Secret}\n
        RRULE:FREQ=MONTHLY;UNTIL=20260531T080000Z;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1
        UID:040000008200E00074C5B7101A82E00800000000
        SUMMARY;LANGUAGE=de-DE:{Secret}
        DTSTART;TZID=W. Europe Standard Time:20260130T100000
        DTEND;TZID=W. Europe Standard Time:20260130T113000
        CLASS:PRIVATE
        PRIORITY:5
        DTSTAMP:20260105T031500Z
        TRANSP:OPAQUE
        STATUS:CONFIRMED
        SEQUENCE:0
        LOCATION;LANGUAGE=de-DE:{Secret}
        X-MICROSOFT-CDO-APPT-SEQUENCE:0
        X-MICROSOFT-CDO-BUSYSTATUS:BUSY
        X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY
        X-MICROSOFT-CDO-ALLDAYEVENT:FALSE
        X-MICROSOFT-CDO-IMPORTANCE:1
        X-MICROSOFT-CDO-INSTTYPE:1
        X-MICROSOFT-DISALLOW-COUNTER:FALSE
        END:VEVENT
        BEGIN:VEVENT
        UID:040000008200E00074C5B7101A82E00800000001
        SUMMARY;LANGUAGE=de-DE:{Secret}
        DTSTART;TZID=Customized Time Zone:20260710T090000
        DTEND;TZID=Customized Time Zone:20260710T170000
        DTSTAMP:20260105T031500Z
        TRANSP:OPAQUE
        STATUS:CONFIRMED
        X-MICROSOFT-CDO-BUSYSTATUS:OOF
        END:VEVENT
        BEGIN:VEVENT
        RRULE:FREQ=WEEKLY;UNTIL=20260918T000000;INTERVAL=1;BYDAY=FR;WKST=MO
        EXDATE:20260911T000000
        UID:040000008200E00074C5B7101A82E00800000002
        DTSTART;VALUE=DATE:20260904
        DTEND;VALUE=DATE:20260905
        DTSTAMP:20260105T031500Z
        TRANSP:OPAQUE
        STATUS:CONFIRMED
        X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
        END:VEVENT
        END:VCALENDAR
        """);

    /// <summary>
    /// Apple iCloud: DURATION, whole days that skip DTEND, several exception dates in a line, structured places.
    /// </summary>
    public static byte[] Apple => Bytes($"""
        BEGIN:VCALENDAR
        CALSCALE:GREGORIAN
        PRODID:-//Apple Inc.//macOS 14.4//EN
        VERSION:2.0
        X-APPLE-CALENDAR-COLOR:#1BADF8
        X-WR-CALNAME:{Secret}
        BEGIN:VTIMEZONE
        TZID:Europe/Paris
        BEGIN:DAYLIGHT
        DTSTART:19810329T020000
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
        TZNAME:UTC+2
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:19961027T030000
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
        TZNAME:UTC+1
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        CREATED:20251101T120000Z
        DTSTART;VALUE=DATE:20260214
        DTSTAMP:20260105T031500Z
        SEQUENCE:1
        SUMMARY:{Secret}
        UID:1C0FFEE0-0000-4000-8000-000000000001
        X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC
        END:VEVENT
        BEGIN:VEVENT
        DTSTART;TZID=Europe/Paris:20260323T083000
        DURATION:PT5H
        EXDATE;TZID=Europe/Paris:20260325T083000,20260326T083000
        RRULE:FREQ=DAILY;COUNT=6
        DTSTAMP:20260105T031500Z
        SEQUENCE:0
        UID:1C0FFEE0-0000-4000-8000-000000000002
        X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS="{Secret}";X-APPLE-RADIUS=70
         ;X-TITLE="Somewhere: here, or there":geo:48.85,2.35
        BEGIN:VALARM
        ACTION:AUDIO
        DURATION:PT15M
        REPEAT:1
        TRIGGER:-PT15M
        X-WR-ALARMUID:1C0FFEE0-0000-4000-8000-00000000000A
        END:VALARM
        END:VEVENT
        END:VCALENDAR
        """);

    /// <summary>
    /// Nextcloud: lines that end with LF alone, lower-case names here and there, a task, a cancelled occurrence.
    /// </summary>
    public static byte[] Nextcloud => CalendarText.WithLineFeeds(Bytes($"""
        BEGIN:VCALENDAR
        VERSION:2.0
        CALSCALE:GREGORIAN
        PRODID:-//SabreDAV//SabreDAV//EN
        X-WR-CALNAME:{Secret}
        X-APPLE-CALENDAR-COLOR:#0082c9
        REFRESH-INTERVAL;VALUE=DURATION:PT4H
        BEGIN:VEVENT
        UID:n-1
        DTSTAMP:20260105T031500Z
        DTSTART;TZID=Asia/Jakarta:20260601T080000
        dtend;tzid=Asia/Jakarta:20260601T130000
        RRULE:FREQ=MONTHLY;BYDAY=1MO;COUNT=3
        SUMMARY:{Secret}
        END:VEVENT
        BEGIN:VEVENT
        UID:n-1
        DTSTAMP:20260105T031500Z
        RECURRENCE-ID;TZID=Asia/Jakarta:20260706T080000
        DTSTART;TZID=Asia/Jakarta:20260706T080000
        DTEND;TZID=Asia/Jakarta:20260706T130000
        STATUS:CANCELLED
        END:VEVENT
        BEGIN:VTODO
        UID:n-2
        DTSTART;VALUE=DATE:20260620
        DUE;VALUE=DATE:20260625
        SUMMARY:{Secret}
        END:VTODO
        BEGIN:VTIMEZONE
        TZID:Asia/Jakarta
        BEGIN:STANDARD
        TZOFFSETFROM:+0700
        TZOFFSETTO:+0700
        TZNAME:WIB
        DTSTART:19700101T000000
        END:STANDARD
        END:VTIMEZONE
        END:VCALENDAR
        """));

    /// <summary>
    /// Proton Calendar: a byte order mark, zones of the file behind the events that use them, times in UTC.
    /// </summary>
    public static byte[] Proton => CalendarText.WithByteOrderMark(Bytes($"""
        BEGIN:VCALENDAR
        PRODID:-//Proton AG//ProtonCalendar 1.0.0//EN
        VERSION:2.0
        METHOD:PUBLISH
        CALSCALE:GREGORIAN
        BEGIN:VEVENT
        UID:p-1@proton.example
        DTSTAMP:20260105T031500Z
        SUMMARY:{Secret}
        DTSTART:20261101T230000Z
        DTEND:20261102T040000Z
        SEQUENCE:0
        STATUS:CONFIRMED
        END:VEVENT
        BEGIN:VEVENT
        UID:p-2@proton.example
        DTSTAMP:20260105T031500Z
        DTSTART;VALUE=DATE:20261224
        DTEND;VALUE=DATE:20261225
        RRULE:FREQ=YEARLY
        SEQUENCE:0
        STATUS:CONFIRMED
        END:VEVENT
        END:VCALENDAR
        """));

    /// <summary>
    /// Lotus Notes: names of zones of its own, whose rules repeat their hour, and a series as a list of periods.
    /// </summary>
    public static byte[] Notes => Bytes($"""
        BEGIN:VCALENDAR
        X-LOTUS-CHARSET:UTF-8
        VERSION:2.0
        PRODID:-//Lotus Development Corporation//NONSGML Notes 9.0//EN_C
        METHOD:REQUEST
        BEGIN:VTIMEZONE
        TZID:Western/Central Europe
        BEGIN:STANDARD
        DTSTART:19501029T020000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;BYMINUTE=0;BYHOUR=2;BYDAY=-1SU;BYMONTH=10;WKST=SU
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:19500326T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        RRULE:FREQ=YEARLY;BYMINUTE=0;BYHOUR=2;BYDAY=-1SU;BYMONTH=3;WKST=SU
        END:DAYLIGHT
        END:VTIMEZONE
        BEGIN:VEVENT
        DTSTART;TZID="Western/Central Europe":20260325T090000
        DTEND;TZID="Western/Central Europe":20260325T140000
        TRANSP:OPAQUE
        RDATE;TZID="Western/Central Europe";VALUE=PERIOD:20260325T090000/20260325T140000
         ,20260401T090000/20260401T140000,20260408T100000/20260408T110000
        DTSTAMP:20260105T031500Z
        COMMENT;ALTREP="CID:<FFFF__=0A@example.org>":{Secret}
        SEQUENCE:0
        ATTENDEE;ROLE=CHAIR;PARTSTAT=ACCEPTED;CN="{Secret}/Org"
         ;RSVP=FALSE:mailto:someone@example.org
        CLASS:PUBLIC
        SUMMARY:{Secret}
        UID:0123456789ABCDEF-Lotus_Notes_Generated
        X-LOTUS-BROADCAST:FALSE
        END:VEVENT
        END:VCALENDAR
        """);

    /// <summary>
    /// Thunderbird: a moved occurrence that has an empty duration beside its end, and exceptions of a whole day.
    /// </summary>
    public static byte[] Thunderbird => Bytes($"""
        BEGIN:VCALENDAR
        PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN
        VERSION:2.0
        BEGIN:VTIMEZONE
        TZID:Asia/Bangkok
        X-TZINFO:Asia/Bangkok[2025b]
        BEGIN:STANDARD
        TZOFFSETTO:+070000
        TZOFFSETFROM:+064204
        TZNAME:Asia/Bangkok(STD)
        DTSTART:19200401T000000
        RDATE:19200401T000000
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        CREATED:20260101T080000Z
        LAST-MODIFIED:20260102T080000Z
        DTSTAMP:20260102T080000Z
        UID:7ab0c0de-0000-4000-8000-000000000001
        SUMMARY:{Secret}
        RRULE:FREQ=DAILY;UNTIL=20260508T020000Z
        DTSTART;TZID=Asia/Bangkok:20260505T090000
        DTEND;TZID=Asia/Bangkok:20260505T140000
        TRANSP:OPAQUE
        X-MOZ-GENERATION:3
        END:VEVENT
        BEGIN:VEVENT
        CREATED:20260102T080000Z
        LAST-MODIFIED:20260102T080000Z
        DTSTAMP:20260102T080000Z
        UID:7ab0c0de-0000-4000-8000-000000000001
        SUMMARY:{Secret}
        RECURRENCE-ID;TZID=Asia/Bangkok:20260507T090000
        DTSTART;TZID=Asia/Bangkok:20260509T090000
        DTEND;TZID=Asia/Bangkok:20260509T150000
        TRANSP:OPAQUE
        SEQUENCE:1
        X-MOZ-GENERATION:3
        DURATION:PT0S
        END:VEVENT
        END:VCALENDAR
        """);

    /// <summary>Evolution: names of zones that begin with an organisation, not always with a definition.</summary>
    public static byte[] Evolution => Bytes($"""
        BEGIN:VCALENDAR
        CALSCALE:GREGORIAN
        PRODID:-//Ximian//NONSGML Evolution Calendar//EN
        VERSION:2.0
        BEGIN:VEVENT
        UID:20260105T031500Z-1000-1000-1-1@somewhere
        DTSTAMP:20260105T031500Z
        DTSTART;TZID=/freeassociation.sourceforge.net/Asia/Manila:20260611T090000
        DTEND;TZID=/freeassociation.sourceforge.net/Asia/Manila:20260611T160000
        TRANSP:OPAQUE
        SEQUENCE:2
        SUMMARY:{Secret}
        CLASS:PUBLIC
        END:VEVENT
        BEGIN:VEVENT
        UID:20260105T031500Z-1000-1000-1-2@somewhere
        DTSTAMP:20260105T031500Z
        DTSTART;TZID=/softwarestudio.org/Olson_20011030_5/Pacific/Auckland:20260615T080000
        DTEND;TZID=/softwarestudio.org/Olson_20011030_5/Pacific/Auckland:20260615T130000
        TRANSP:OPAQUE
        SUMMARY:{Secret}
        END:VEVENT
        END:VCALENDAR
        """);

    /// <summary>
    /// Calendars that people publish: days that end on themselves, days as seconds, a series that was cut off before it
    /// began, one that does not begin on its own day, a line of the server behind it all.
    /// </summary>
    public static byte[] Published => Bytes($"""
        BEGIN:VCALENDAR
        PRODID:-//Somebody//Web//EN
        VERSION:2.0
        METHOD:PUBLISH
        X-WR-TIMEZONE:Asia/Singapore
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:20260701
        DTEND;VALUE=DATE:20260701
        SUMMARY:{Secret}
        END:VEVENT
        BEGIN:VEVENT
        UID:days-as-seconds
        DTSTART;VALUE=DATE:20260706
        DURATION:PT86400S
        RRULE:FREQ=YEARLY
        EXDATE;VALUE=DATE:
        END:VEVENT
        BEGIN:VEVENT
        UID:cut-off
        DTSTART;VALUE=DATE:20260710
        RRULE:FREQ=WEEKLY;UNTIL=20260703
        END:VEVENT
        BEGIN:VEVENT
        UID:wednesday-of-mondays
        DTSTART;TZID=Asia/Singapore:20260715T083000
        DTEND;TZID=Asia/Singapore:20260715T133000
        RRULE:FREQ=WEEKLY;BYDAY=MO, TU;UNTIL=20260722T000000Z;WKST=SU
        END:VEVENT
        END:VCALENDAR
        X-COMMENT:new every half an hour
        """);

    static byte[] Bytes(string text) =>
        CalendarText.Folded(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n") + "\r\n"), 75);
}
