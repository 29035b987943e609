using System.Text;

namespace EnvoyRegistry.Tests.Availability.Calendars;

/// <summary>
/// Events with recurrence rules drawn at random; each begins on a day of its rule, as RFC 5545 wants it.
/// </summary>
sealed class RandomEvents(int seed)
{
    /// <summary>A zone no system knows, so that both sides take it from the file: Central European time.</summary>
    public const string Zone = """
        BEGIN:VTIMEZONE
        TZID:/registry.example/Random
        BEGIN:DAYLIGHT
        DTSTART:19810329T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:19801026T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        END:STANDARD
        END:VTIMEZONE
        """;

    static readonly string[] s_weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    readonly Random _random = new(seed);

    /// <summary>
    /// The lines of an event, and the days to ask about: from its start on, or years later. It has nothing in which
    /// ical.js 2.2.1 departs from RFC 5545; <see cref="RuleDaysTests"/> holds such rules against an oracle of our own.
    /// <list type="bullet">
    /// <item>§3.3.10: of negative BYMONTHDAY with FREQ=DAILY and FREQ=YEARLY it forgets or makes up days, or never
    /// ends.</item>
    /// <item>§3.3.10: in place of a day that a month of BYMONTH does not have, FREQ=YEARLY gives one of the
    /// next.</item>
    /// <item>§3.3.10: FREQ=MONTHLY beside BYMONTH forgets months of later years, and months between its intervals come
    /// in; so they do with INTERVAL where BYMONTHDAY and BYDAY stand together.</item>
    /// <item>§3.3.10: weekdays counted within a year are counted within a week.</item>
    /// <item>§3.3.10: occurrences at times that clocks never show are not ignored, and (§3.3.6) a duration of hours is
    /// added to the time clocks show; so there are no times of the night here.</item>
    /// <item>§3.8.5.1: exception dates after one that stands twice are passed over; so there is one at most.</item>
    /// </list>
    /// BYSETPOS is left out as well, for whether it picks the start is not known here.
    /// </summary>
    public (string Lines, DateOnly From, DateOnly Until) NextForIcalJs()
    {
        var start = Start();
        var form = _random.Next(3);
        var time = new TimeOnly(_random.Next(4, 24), _random.Next(60));
        var lines = new StringBuilder()
            .Append(form switch
            {
                0 => $"DTSTART;VALUE=DATE:{start:yyyyMMdd}",
                1 => $"DTSTART:{start:yyyyMMdd}T{time:HHmmss}Z\nDURATION:PT45M",
                _ => $"DTSTART;TZID=/registry.example/Random:{start:yyyyMMdd}T{time:HHmmss}\nDURATION:PT45M",
            })
            .Append("\nRRULE:").Append(Rule(start, isForIcalJs: true, form == 0 ? "" : "T120000Z"));
        if (_random.Next(2) == 0)
        {
            var day = start.AddDays(_random.Next(8) * 7);
            lines.Append(form switch
            {
                0 => $"\nEXDATE;VALUE=DATE:{day:yyyyMMdd}",
                1 => $"\nEXDATE:{day:yyyyMMdd}T{time:HHmmss}Z",
                _ => $"\nEXDATE;TZID=/registry.example/Random:{day:yyyyMMdd}T{time:HHmmss}",
            });
        }
        var (from, until) = Question(start);
        return ($"{lines}", from, until);
    }

    /// <summary>A rule of whole days with any part that is read; with BYSETPOS the start may be no day of it.</summary>
    public (string Rule, DateOnly Start, DateOnly From, DateOnly Until) NextRule()
    {
        var start = Start();
        var (from, until) = Question(start);
        return (Rule(start, isForIcalJs: false, ""), start, from, until);
    }

    DateOnly Start() => new DateOnly(2000, 1, 1).AddDays(_random.Next(25 * 365));

    (DateOnly From, DateOnly Until) Question(DateOnly start)
    {
        var from = _random.Next(2) == 0 ? start.AddDays(-3) : start.AddDays(_random.Next(3000));
        return (from, from.AddDays(_random.Next(100, 1800)));
    }

    string Rule(DateOnly start, bool isForIcalJs, string timeOfUntil)
    {
        var rule = new StringBuilder();
        var frequency = _random.Next(4);
        rule.Append("FREQ=").Append(frequency switch { 0 => "DAILY", 1 => "WEEKLY", 2 => "MONTHLY", _ => "YEARLY" });
        if (_random.Next(3) == 0)
            rule.Append($";WKST={s_weekdays[_random.Next(7)]}");

        var hasMonths = _random.Next(3) == 0
            && !(isForIcalJs && (frequency == 2 || (frequency == 3 && start.Day > 28)));
        var hasInterval = _random.Next(2) == 0;
        if (hasInterval)
            rule.Append($";INTERVAL={_random.Next(1, 5)}");
        if (hasMonths)
            Add(rule, "BYMONTH", start.Month, () => _random.Next(1, 13));
        var hasMonthDays = frequency != 1 && (frequency != 3 || hasMonths) && _random.Next(3) == 0;
        if (hasMonthDays)
        {
            var isPositive = isForIcalJs && frequency != 2;
            var fromEnd = start.Day - DateTime.DaysInMonth(start.Year, start.Month) - 1;
            Add(rule, "BYMONTHDAY", isPositive || _random.Next(2) == 0 ? start.Day : fromEnd,
                () => _random.Next(1, isPositive ? 29 : 32) * (isPositive || _random.Next(2) == 0 ? 1 : -1));
        }
        var hasWeekdays = _random.Next(2) == 0 && !(isForIcalJs && hasMonthDays && hasInterval);
        if (hasWeekdays)
        {
            var mayCount = frequency == 2 || (frequency == 3 && (!isForIcalJs || (hasMonths && !hasMonthDays)));
            AddWeekdays(rule, start, mayCount && _random.Next(2) == 0, frequency == 3 && !hasMonths);
        }
        if (!isForIcalJs && hasMonths | hasMonthDays | hasWeekdays && _random.Next(3) == 0)
            Add(rule, "BYSETPOS", _random.Next(2) == 0 ? 1
                : -1, () => _random.Next(1, 6) * (_random.Next(2) == 0 ? 1 : -1));

        if (_random.Next(3) == 0)
            rule.Append($";COUNT={_random.Next(1, 60)}");
        else if (_random.Next(2) == 0)
            rule.Append($";UNTIL={start.AddDays(_random.Next(1, 2500)):yyyyMMdd}{timeOfUntil}");
        return $"{rule}";
    }

    void AddWeekdays(StringBuilder rule, DateOnly start, bool counts, bool isWithinYear)
    {
        var (first, last) = isWithinYear
            ? (new DateOnly(start.Year, 1, 1), new DateOnly(start.Year, 12, 31))
            : (new DateOnly(start.Year, start.Month, 1),
                new DateOnly(start.Year, start.Month, 1).AddMonths(1).AddDays(-1));
        var ordinal = _random.Next(2) == 0
            ? ((start.DayNumber - first.DayNumber) / 7) + 1
            : -((last.DayNumber - start.DayNumber) / 7) - 1;
        Add(rule, "BYDAY", $"{(counts ? ordinal : "")}{s_weekdays[(int)start.DayOfWeek]}",
            () => (counts ? $"{_random.Next(1, 6) * (_random.Next(2) == 0 ? 1 : -1)}" : "")
                + s_weekdays[_random.Next(7)]);
    }

    // The value that the start has, and others.
    void Add<T>(StringBuilder rule, string name, T ofStart, Func<T> draw)
    {
        var values = new HashSet<T> { ofStart };
        for (var more = _random.Next(4); more > 0; more--)
            values.Add(draw());
        rule.Append($";{name}={string.Join(',', values.OrderBy(_ => _random.Next()))}");
    }
}
