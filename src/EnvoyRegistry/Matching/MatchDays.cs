using EnvoyRegistry.Access;
using EnvoyRegistry.Availability.Calendars;

namespace EnvoyRegistry.Matching;

/// <summary>The days of one answer: what is asked of windows in each zone, and how old confirmations are.</summary>
sealed class MatchDays
{
    readonly Moment _moment;
    readonly MatchIndex _index;
    readonly PeriodAsked[] _asked;
    readonly uint[] _begins;

    public MatchDays(MatchIndex index, EnvoyNeed need, Moment moment)
    {
        (_moment, _index, Today) = (moment, index, moment.Today);
        _begins = [.. Worth.ConfirmationAges.Select(Begin)];
        var since = need.ConfirmedWithinDays is { } days ? Begin(days) : 0;
        _asked = [.. index.Zones.Select(zone =>
            new PeriodAsked(need, HoursUntil(need.From, zone ?? moment.Secretariat), since))];
    }

    /// <summary>The Forum's.</summary>
    public DateOnly Today { get; }

    public ref readonly PeriodAsked Asked(int row) => ref _asked[_index.ZoneOf[row]];

    /// <summary>The Forum's day of a confirmation.</summary>
    public int DayOf(uint confirmedAt) =>
        _moment.DayOf(DateTimeOffset.FromUnixTimeSeconds(confirmedAt).UtcDateTime).DayNumber;

    public int DaysAgo(uint confirmedAt) => Today.DayNumber - DayOf(confirmedAt);

    public int PointsOf(uint confirmedAt)
    {
        var step = 0;
        while (step < _begins.Length && confirmedAt < _begins[step])
            step++;
        return Worth.ForConfirmation(step);
    }

    /// <summary>The first day, where the person is, that begins when so much notice is over.</summary>
    public int FirstDay(int row, int noticeHours)
    {
        var zone = new SystemZone(_index.Zones[_index.ZoneOf[row]] ?? _moment.Secretariat);
        var over = _moment.Now.AddHours(noticeHours);
        var day = DateOnly.FromDateTime(zone.ToLocal(over));
        return zone.ToUtc(day.ToDateTime(default)) >= over ? day.DayNumber : day.DayNumber + 1;
    }

    /// <summary>
    /// Now, or the next hour at which the person may be rung; null where no zone is known.
    /// </summary>
    public DateTime? CallNext(int row)
    {
        if (_index.Zones[_index.ZoneOf[row]] is not { } known)
            return null;
        var zone = new SystemZone(known);
        var (local, calling) = (zone.ToLocal(_moment.Now), _index.Calling[row]);
        if (calling.Has(local.Hour))
            return _moment.Now;
        var day = DateOnly.FromDateTime(local);
        return zone.ToUtc((local.Hour < calling.From ? day : day.AddDays(1))
            .ToDateTime(new TimeOnly(calling.From, 0)));
    }

    // Rounded down, as notice is whole hours.
    int HoursUntil(DateOnly day, TimeZoneInfo zone) =>
        (int)Math.Floor((new SystemZone(zone).ToUtc(day.ToDateTime(default)) - _moment.Now).TotalHours);

    /// <summary>When the Forum's day of so many days ago began, in seconds of the Unix clock.</summary>
    uint Begin(int daysAgo)
    {
        var day = Math.Max(0, (long)Today.DayNumber - daysAgo);
        var begin = new SystemZone(_moment.Secretariat).ToUtc(
            DateOnly.FromDayNumber((int)day).ToDateTime(default));
        return begin <= DateTime.UnixEpoch ? 0 : (uint)new DateTimeOffset(begin).ToUnixTimeSeconds();
    }
}
