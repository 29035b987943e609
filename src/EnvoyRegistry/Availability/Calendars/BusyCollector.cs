namespace EnvoyRegistry.Availability.Calendars;

/// <summary>One time a person is busy: between two instants, or between two midnights in the person's zone.</summary>
readonly record struct Occurrence(DateTime From, DateTime Until, bool IsWholeDays = false);

/// <summary>Gathers what is found within the days asked about, and makes intervals and busy days of it.</summary>
sealed class BusyCollector
{
    readonly BusyQuestion _question;
    readonly int _most;
    readonly CalendarZone _zone;
    readonly DateTime _from;
    readonly DateTime _until;
    readonly List<BusyInterval> _timed = [];
    readonly bool[] _wholeDays;
    int _count;

    public BusyCollector(BusyQuestion question, int most)
    {
        (_question, _most) = (question, most);
        _zone = new SystemZone(question.Zone);
        (_from, _until) = (Midnight(question.From), Midnight(question.Until.AddDays(1)));
        _wholeDays = new bool[Index(question.Until) + 1];
    }

    public bool Touches(Occurrence occurrence) => occurrence.From < occurrence.Until && (occurrence.IsWholeDays
        ? occurrence.From <= At(_question.Until) && occurrence.Until > At(_question.From)
        : occurrence.From < _until && occurrence.Until > _from);

    /// <summary>
    /// The days of a zone on which an occurrence of so many days may begin and reach the days asked about.
    /// </summary>
    public (DateOnly From, DateOnly Until) DaysToSearch(CalendarZone zone, int length)
    {
        var first = Math.Min(DateOnly.FromDateTime(zone.ToLocal(_from)).DayNumber, _question.From.DayNumber);
        var last = Math.Max(DateOnly.FromDateTime(zone.ToLocal(_until)).DayNumber, _question.Until.DayNumber);
        return (DateOnly.FromDayNumber(Math.Max(0, first - length)), DateOnly.FromDayNumber(last));
    }

    /// <summary>Adds all occurrences of an event or none.</summary>
    public void Add(int line, string where, IEnumerable<Occurrence> occurrences)
    {
        var added = occurrences.Where(Touches).Take(_most - _count + 1).ToList();
        if (_count + added.Count > _most)
            throw new CalendarFaultException(line, where, $"there are more than {_most} occurrences with it");
        _count += added.Count;
        foreach (var occurrence in added)
        {
            if (occurrence.IsWholeDays)
                Cover(occurrence);
            else
                _timed.Add(new BusyInterval(Later(occurrence.From, _from), Earlier(occurrence.Until, _until)));
        }
    }

    public BusyTimes Times()
    {
        var timed = Merged(_timed);
        var busy = BusyOf(timed);
        var days = _wholeDays.Select((whole, index) => whole || busy[index] >= _question.BusyDay).ToArray();
        return new BusyTimes
        {
            Intervals = Merged(timed.Concat(Runs(_wholeDays).Select(run => new BusyInterval(
                Midnight(run.From), Midnight(run.Until.AddDays(1)))))),
            Days = [.. Runs(days)],
            LighterDays =
            [
                .. busy.Index().Where(day => day.Item > TimeSpan.Zero && !days[day.Index])
                    .Select(day => new LighterDay(_question.From.AddDays(day.Index), day.Item)),
            ],
        };
    }

    void Cover(Occurrence occurrence)
    {
        var last = Math.Min(Index(DateOnly.FromDateTime(occurrence.Until)) - 1, _wholeDays.Length - 1);
        for (var day = Math.Max(0, Index(DateOnly.FromDateTime(occurrence.From))); day <= last; day++)
            _wholeDays[day] = true;
    }

    // How much of each day is taken by intervals that lie apart.
    TimeSpan[] BusyOf(List<BusyInterval> intervals)
    {
        var busy = new TimeSpan[_wholeDays.Length];
        var index = 0;
        var (start, end) = (_from, Midnight(_question.From.AddDays(1)));
        foreach (var interval in intervals)
        {
            while (end <= interval.From)
                Next();
            for (; ; Next())
            {
                if (Earlier(interval.Until, end) is var until && until > Later(interval.From, start))
                    busy[index] += until - Later(interval.From, start);
                if (interval.Until <= end)
                    break;
            }
        }
        return busy;

        void Next() => (index, start, end) = (index + 1, end, Midnight(_question.From.AddDays(index + 2)));
    }

    IEnumerable<BusyDays> Runs(bool[] days)
    {
        for (var first = 0; first < days.Length; first++)
        {
            if (!days[first])
                continue;
            var last = first;
            while (last + 1 < days.Length && days[last + 1])
                last++;
            yield return new BusyDays(_question.From.AddDays(first), _question.From.AddDays(last));
            first = last;
        }
    }

    static List<BusyInterval> Merged(IEnumerable<BusyInterval> intervals)
    {
        var merged = new List<BusyInterval>();
        foreach (var next in intervals.OrderBy(i => i.From))
        {
            if (merged is [.., var last] && next.From <= last.Until)
                merged[^1] = last with { Until = Later(last.Until, next.Until) };
            else
                merged.Add(next);
        }
        return merged;
    }

    int Index(DateOnly day) => day.DayNumber - _question.From.DayNumber;

    DateTime Midnight(DateOnly day) => _zone.ToUtc(At(day));

    static DateTime At(DateOnly day) => day.ToDateTime(TimeOnly.MinValue);

    static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;

    static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
