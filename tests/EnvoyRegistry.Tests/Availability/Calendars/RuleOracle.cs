using System.Globalization;

namespace EnvoyRegistry.Tests.Availability.Calendars;

/// <summary>
/// The days of a recurrence rule by asking every day whether it is one, from the text of RFC 5545 §3.3.10 alone; slow,
/// and written without a look at how the registry does it.
/// </summary>
sealed class RuleOracle
{
    static readonly string[] s_weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    readonly Dictionary<string, string> _parts;
    readonly DateOnly _start;

    public RuleOracle(string rule, DateOnly start)
    {
        _parts = rule.Split(';').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        _start = start;
    }

    public IEnumerable<DateOnly> Until(DateOnly last)
    {
        var count = 0;
        var until = _parts.TryGetValue("UNTIL", out var written)
            ? DateOnly.ParseExact(written[..8], "yyyyMMdd", CultureInfo.InvariantCulture)
            : last;
        for (var day = _start; day <= last && day <= until; day = day.AddDays(1))
        {
            if (!IsChosen(day))
                continue;
            yield return day;
            if (_parts.TryGetValue("COUNT", out var most) && ++count == int.Parse(most, CultureInfo.InvariantCulture))
                yield break;
        }
    }

    bool IsChosen(DateOnly day)
    {
        if (PeriodOf(day) % (Numbers("INTERVAL") is [var interval] ? interval : 1) != 0 || !Matches(day))
            return false;
        if (Numbers("BYSETPOS") is not { Count: > 0 } positions)
            return true;
        var set = DaysOfPeriod(day).Where(Matches).ToList();
        var place = set.IndexOf(day);
        return positions.Contains(place + 1) || positions.Contains(place - set.Count);
    }

    bool Matches(DateOnly day)
    {
        var (months, monthDays, weekdays) = (Numbers("BYMONTH"), Numbers("BYMONTHDAY"), Texts("BYDAY"));
        var isYearly = _parts["FREQ"] == "YEARLY";
        if (months.Count > 0 ? !months.Contains(day.Month)
            : isYearly && weekdays.Count == 0 && day.Month != _start.Month)
            return false;
        if (monthDays.Count > 0 && !monthDays.Contains(day.Day)
            && !monthDays.Contains(day.Day - LengthOfMonth(day) - 1))
            return false;
        if (weekdays.Count > 0)
            return weekdays.Any(weekday => Matches(day, weekday));
        return _parts["FREQ"] switch
        {
            "DAILY" => true,
            "WEEKLY" => day.DayOfWeek == _start.DayOfWeek,
            _ => monthDays.Count > 0 || day.Day == _start.Day,
        };
    }

    bool Matches(DateOnly day, string weekday)
    {
        if (s_weekdays[(int)day.DayOfWeek] != weekday[^2..])
            return false;
        if (weekday.Length == 2)
            return true;
        var ordinal = int.Parse(weekday[..^2], CultureInfo.InvariantCulture);
        var within = _parts["FREQ"] == "YEARLY" && !_parts.ContainsKey("BYMONTH")
            ? (Before: day.DayOfYear - 1, After: (DateTime.IsLeapYear(day.Year) ? 366 : 365) - day.DayOfYear)
            : (Before: day.Day - 1, After: LengthOfMonth(day) - day.Day);
        return ordinal == (within.Before / 7) + 1 || ordinal == -(within.After / 7) - 1;
    }

    int PeriodOf(DateOnly day) => _parts["FREQ"] switch
    {
        "DAILY" => day.DayNumber - _start.DayNumber,
        "WEEKLY" => (WeekOf(day).DayNumber - WeekOf(_start).DayNumber) / 7,
        "MONTHLY" => (12 * (day.Year - _start.Year)) + day.Month - _start.Month,
        _ => day.Year - _start.Year,
    };

    IEnumerable<DateOnly> DaysOfPeriod(DateOnly day)
    {
        var (first, next) = _parts["FREQ"] switch
        {
            "DAILY" => (day, day.AddDays(1)),
            "WEEKLY" => (WeekOf(day), WeekOf(day).AddDays(7)),
            "MONTHLY" => (day.AddDays(1 - day.Day), day.AddDays(1 - day.Day).AddMonths(1)),
            _ => (new DateOnly(day.Year, 1, 1), new DateOnly(day.Year + 1, 1, 1)),
        };
        for (; first < next; first = first.AddDays(1))
            yield return first;
    }

    DateOnly WeekOf(DateOnly day)
    {
        while (s_weekdays[(int)day.DayOfWeek] != _parts.GetValueOrDefault("WKST", "MO"))
            day = day.AddDays(-1);
        return day;
    }

    static int LengthOfMonth(DateOnly day) => DateTime.DaysInMonth(day.Year, day.Month);

    List<int> Numbers(string name) => [.. Texts(name).Select(text => int.Parse(text, CultureInfo.InvariantCulture))];

    List<string> Texts(string name) => _parts.TryGetValue(name, out var values) ? [.. values.Split(',')] : [];
}
