namespace EnvoyRegistry.Availability.Calendars;

/// <summary>
/// The days on which a recurrence rule falls, RFC 5545 §3.3.10: period by period (days, weeks, months or years, every
/// INTERVAL-th from that of the first day on), in each the days its BYxxx parts make, and of these those BYSETPOS
/// picks.
/// </summary>
/// <param name="start">The day the event begins; it lies in the first period.</param>
sealed class RuleDays(RecurrenceRule rule, DateOnly start, Steps.Counter steps)
{
    // So many entries of BYxxx parts cost what looking at a day does.
    const int EntriesAStep = 8;

    static readonly int s_last = DateOnly.MaxValue.DayNumber;

    /// <summary>Whether the rule falls on the very day the event begins.</summary>
    public bool IncludeStart => Look(0) is { } days && days.Contains(start.DayNumber);

    /// <summary>
    /// The days from the start on, in order, without those of periods that end before <paramref name="from"/>: a rule
    /// that counts nothing need not be followed from its start.
    /// </summary>
    public IEnumerable<DateOnly> Between(DateOnly from, DateOnly until)
    {
        var first = from <= start ? 0 : PeriodsUntil(from) / rule.Interval;
        for (var index = first; Look(index) is { } days; index++)
        {
            foreach (var day in days)
            {
                if (day > until.DayNumber)
                    yield break;
                if (day >= start.DayNumber)
                    yield return DateOnly.FromDayNumber(day);
            }
            if (FirstDayOf(index) > until.DayNumber)
                yield break;
        }
    }

    /// <summary>The days of a period, which are counted, and so is every entry that is looked at for them.</summary>
    List<int>? Look(int index)
    {
        var inYear = rule.Frequency is Frequency.Yearly ? Math.Max(1, rule.Months.Count) : 1;
        var entries = ((rule.Weekdays.Count + rule.MonthDays.Count) * inYear) + rule.Months.Count
            + rule.Positions.Count;
        Spend(1 + (entries / EntriesAStep));
        var days = DaysOf(index);
        Spend(days?.Count ?? 0);
        return days;

        void Spend(int needed)
        {
            if (!steps.Spend(needed))
                throw rule.Line.Fault("it asks for more steps than are made");
        }
    }

    // From the period of the start to the one the day lies in.
    int PeriodsUntil(DateOnly day) => rule.Frequency switch
    {
        Frequency.Daily => day.DayNumber - start.DayNumber,
        Frequency.Weekly => (day.DayNumber - WeekOf(start)) / 7,
        Frequency.Monthly => MonthOf(day) - MonthOf(start),
        _ => day.Year - start.Year,
    };

    long FirstDayOf(int index)
    {
        var ahead = (long)index * rule.Interval;
        return rule.Frequency switch
        {
            Frequency.Daily => start.DayNumber + ahead,
            Frequency.Weekly => WeekOf(start) + (7 * ahead),
            Frequency.Monthly => FirstOfMonth(MonthOf(start) + ahead),
            _ => FirstOfMonth(12 * (start.Year + ahead)),
        };
    }

    /// <summary>The days of a period, in order; null when it lies beyond the last year.</summary>
    List<int>? DaysOf(int index)
    {
        var first = FirstDayOf(index);
        if (first > s_last)
            return null;

        var days = rule.Frequency switch
        {
            Frequency.Daily => Daily((int)first),
            Frequency.Weekly => Weekly((int)first),
            Frequency.Monthly => Monthly(DateOnly.FromDayNumber((int)first)),
            _ => Yearly(DateOnly.FromDayNumber((int)first).Year),
        };
        var ordered = days.Distinct().Order().ToList();
        return rule.Positions.Count == 0 ? ordered : Picked(ordered);
    }

    // All parts only limit.
    IEnumerable<int> Daily(int day)
    {
        var date = DateOnly.FromDayNumber(day);
        return InMonths(date.Month)
            && (rule.MonthDays.Count == 0 || MonthDaysOf(date.Year, date.Month).Contains(day))
            && (rule.Weekdays.Count == 0 || rule.Weekdays.Any(w => w.Day == date.DayOfWeek)) ? [day] : [];
    }

    IEnumerable<int> Weekly(int first) => Enumerable.Range(first, 7)
        .Where(day => day >= 0 && day <= s_last)
        .Select(DateOnly.FromDayNumber)
        .Where(date => InMonths(date.Month) && (rule.Weekdays.Count == 0
            ? date.DayOfWeek == start.DayOfWeek
            : rule.Weekdays.Any(w => w.Day == date.DayOfWeek)))
        .Select(date => date.DayNumber);

    IEnumerable<int> Monthly(DateOnly month)
    {
        if (!InMonths(month.Month))
            return [];
        if (rule.MonthDays.Count > 0)
            return Limited(MonthDaysOf(month.Year, month.Month), () => WeekdaysOf(month.Year, month.Month));
        return rule.Weekdays.Count > 0
            ? WeekdaysOf(month.Year, month.Month)
            : MonthDaysOf(month.Year, month.Month, [start.Day]);
    }

    // Note 2 of §3.3.10: BYDAY limits when BYMONTHDAY stands beside it, and counts in months when BYMONTH does.
    IEnumerable<int> Yearly(int year)
    {
        if (rule.MonthDays.Count > 0)
            return Limited(rule.Months.SelectMany(month => MonthDaysOf(year, month)), () => WeekdaysOfYear(year));
        if (rule.Weekdays.Count > 0)
            return WeekdaysOfYear(year);
        return (rule.Months.Count > 0 ? rule.Months : [start.Month])
            .SelectMany(month => MonthDaysOf(year, month, [start.Day]));
    }

    IEnumerable<int> Limited(IEnumerable<int> days, Func<IEnumerable<int>> weekdays) =>
        rule.Weekdays.Count > 0 ? days.Intersect(weekdays()) : days;

    IEnumerable<int> WeekdaysOfYear(int year) => rule.Months.Count > 0
        ? rule.Months.SelectMany(month => WeekdaysOf(year, month))
        : Weekdays(new DateOnly(year, 1, 1).DayNumber, new DateOnly(year, 12, 31).DayNumber);

    IEnumerable<int> WeekdaysOf(int year, int month)
    {
        var first = new DateOnly(year, month, 1).DayNumber;
        return Weekdays(first, first + DateTime.DaysInMonth(year, month) - 1);
    }

    IEnumerable<int> Weekdays(int first, int last)
    {
        foreach (var (ordinal, weekday) in rule.Weekdays)
        {
            var earliest = first + Ahead(DateOnly.FromDayNumber(first).DayOfWeek, weekday);
            var latest = last - Ahead(weekday, DateOnly.FromDayNumber(last).DayOfWeek);
            if (ordinal == 0)
            {
                for (var day = earliest; day <= last; day += 7)
                    yield return day;
            }
            else if ((ordinal > 0 ? earliest + (7 * (ordinal - 1)) : latest + (7 * (ordinal + 1))) is var day
                && day >= first && day <= last)
                yield return day;
        }
    }

    IEnumerable<int> MonthDaysOf(int year, int month) => MonthDaysOf(year, month, rule.MonthDays);

    // §3.3.10: a day the month does not have is ignored.
    static IEnumerable<int> MonthDaysOf(int year, int month, IEnumerable<int> monthDays)
    {
        var first = new DateOnly(year, month, 1).DayNumber;
        var length = DateTime.DaysInMonth(year, month);
        return monthDays
            .Select(day => day > 0 ? day : length + day + 1)
            .Where(day => day > 0 && day <= length)
            .Select(day => first + day - 1);
    }

    List<int> Picked(List<int> days) =>
    [
        .. rule.Positions.Select(position => position > 0 ? position - 1 : days.Count + position)
            .Where(index => index >= 0 && index < days.Count).Distinct().Order().Select(index => days[index]),
    ];

    bool InMonths(int month) => rule.Months.Count == 0 || rule.Months.Contains(month);

    // Weeks begin on WKST; the first week of the first year may begin before it.
    int WeekOf(DateOnly day) => day.DayNumber - Ahead(rule.WeekStart, day.DayOfWeek);

    static int Ahead(DayOfWeek from, DayOfWeek to) => ((int)to - (int)from + 7) % 7;

    static int MonthOf(DateOnly day) => (12 * day.Year) + day.Month - 1;

    static long FirstOfMonth(long month) =>
        month / 12 > DateOnly.MaxValue.Year ? long.MaxValue
            : new DateOnly((int)(month / 12), (int)(month % 12) + 1, 1).DayNumber;
}
