using System.Globalization;

namespace EnvoyRegistry.Availability.Calendars;

/// <summary>The frequencies that are read; events by the hour keep nobody's calendar.</summary>
enum Frequency
{
    Daily = 1,
    Weekly,
    Monthly,
    Yearly,
}

/// <summary>
/// A weekday, or with an ordinal the n-th one of a month or year, counted from its end when negative.
/// </summary>
readonly record struct WeekdayPart(int Ordinal, DayOfWeek Day);

/// <summary>A recurrence rule, RFC 5545 §3.3.10. A rule with a part that is not read is not read at all.</summary>
sealed record RecurrenceRule
{
    static readonly string[] s_weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public required ContentLine Line { get; init; }
    public Frequency Frequency { get; init; }
    public int Interval { get; init; } = 1;
    public int? Count { get; init; }

    /// <summary>As written; what it means depends on how the event begins (<see cref="RuleEnd"/>).</summary>
    public CalendarTime? Until { get; init; }

    public DayOfWeek WeekStart { get; init; } = DayOfWeek.Monday;
    public IReadOnlyList<int> Months { get; init; } = [];
    public IReadOnlyList<int> MonthDays { get; init; } = [];
    public IReadOnlyList<WeekdayPart> Weekdays { get; init; } = [];
    public IReadOnlyList<int> Positions { get; init; } = [];

    /// <param name="start">When the event begins that recurs.</param>
    public static RecurrenceRule Parse(ContentLine line, CalendarTime start, CalendarZones zones)
    {
        var rule = new RecurrenceRule { Line = line };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in line.Value.ToUpperInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? ("", "") : (part[..equals].Trim(), part[(equals + 1)..].Trim());
            if (!seen.Add(name))
                throw line.Fault("a part stands twice");
            rule = rule.With(name, value, start, zones);
        }
        return rule.Checked();
    }

    RecurrenceRule With(string name, string value, CalendarTime start, CalendarZones zones) => name switch
    {
        "FREQ" => this with { Frequency = FrequencyOf(value) },
        "INTERVAL" => this with { Interval = Number(name, value, 1, int.MaxValue) },
        "COUNT" => this with { Count = Number(name, value, 1, int.MaxValue) },
        "UNTIL" => this with { Until = CalendarTime.Parse(Line with { Parameters = NoParameters }, value, zones) },
        "WKST" => this with { WeekStart = Weekday(value) },
        "BYMONTH" => this with { Months = Numbers(name, value, 1, 12) },
        "BYMONTHDAY" => this with { MonthDays = Numbers(name, value, -31, 31) },
        "BYDAY" => this with { Weekdays = [.. Values(value).Select(WeekdayPartOf).Distinct()] },
        "BYSETPOS" => this with { Positions = Numbers(name, value, -366, 366) },
        "BYHOUR" => At(start, start.Local.Hour, name, value),
        "BYMINUTE" => At(start, start.Local.Minute, name, value),
        "BYSECOND" => At(start, start.Local.Second, name, value),
        "BYYEARDAY" or "BYWEEKNO" or "RSCALE" or "SKIP" =>
            throw Line.Fault($"{name} is not supported"),
        _ => throw Line.Fault("it has a part that RFC 5545 does not know"),
    };

    static Dictionary<string, string> NoParameters { get; } = [];

    // Notes repeats the time of DTSTART here; for whole days these parts must be ignored (§3.3.10).
    RecurrenceRule At(CalendarTime start, int expected, string name, string value) =>
        start.IsDate || Number(name, value, 0, 60) == expected
            ? this
            : throw Line.Fault($"{name} is not supported where it is another than that of DTSTART");

    Frequency FrequencyOf(string value) => value switch
    {
        "DAILY" => Frequency.Daily,
        "WEEKLY" => Frequency.Weekly,
        "MONTHLY" => Frequency.Monthly,
        "YEARLY" => Frequency.Yearly,
        "HOURLY" or "MINUTELY" or "SECONDLY" => throw Line.Fault($"FREQ={value} is not supported"),
        _ => throw Line.Fault("FREQ is none that RFC 5545 knows"),
    };

    RecurrenceRule Checked()
    {
        if (Frequency == default)
            throw Line.Fault("it has no FREQ");
        if (Count is not null && Until is not null)
            throw Line.Fault("it has both COUNT and UNTIL");
        if (Weekdays.Any(w => w.Ordinal != 0) && Frequency is not (Frequency.Monthly or Frequency.Yearly))
            throw Line.Fault("BYDAY counts weekdays, which only FREQ=MONTHLY and FREQ=YEARLY may");
        if (MonthDays.Count > 0 && Frequency == Frequency.Weekly)
            throw Line.Fault("BYMONTHDAY may not stand with FREQ=WEEKLY");
        // In every month, says the table of §3.3.10; in the month of DTSTART, say programs that take what is missing
        // from it.
        if (MonthDays.Count > 0 && Frequency == Frequency.Yearly && Months.Count == 0)
            throw Line.Fault("BYMONTHDAY stands with FREQ=YEARLY and without BYMONTH, which programs read in two ways");
        if (Positions.Count > 0 && Weekdays.Count + MonthDays.Count + Months.Count == 0)
            throw Line.Fault("BYSETPOS stands without days to choose from");
        return this;
    }

    int[] Numbers(string name, string value, int least, int most)
    {
        // What stands twice says no more than once, and is not looked at twice.
        int[] numbers = [.. Values(value).Select(number => Number(name, number, least, most)).Distinct()];
        return numbers.Contains(0) ? throw Line.Fault($"{name} counts from 1 or -1") : numbers;
    }

    static string[] Values(string value) => value.Split(',', StringSplitOptions.TrimEntries);

    int Number(string name, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
            ? number
            : throw Line.Fault($"{name} is out of its range");

    WeekdayPart WeekdayPartOf(string value)
    {
        if (value.Length < 2)
            throw Line.Fault("BYDAY names a weekday that does not exist");
        var ordinal = value.Length == 2 ? 0 : Number("BYDAY", value[..^2], -53, 53);
        return value.Length > 2 && ordinal == 0
            ? throw Line.Fault("BYDAY counts from 1 or -1")
            : new WeekdayPart(ordinal, Weekday(value[^2..]));
    }

    DayOfWeek Weekday(string value) => Array.IndexOf(s_weekdays, value) is var day and >= 0
        ? (DayOfWeek)day
        : throw Line.Fault("it names a weekday that does not exist");
}
