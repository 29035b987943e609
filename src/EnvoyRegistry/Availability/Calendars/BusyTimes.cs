namespace EnvoyRegistry.Availability.Calendars;

/// <summary>When a person is busy, and nothing about why. Instants; the end is not included.</summary>
readonly record struct BusyInterval(DateTime From, DateTime Until);

/// <summary>A run of busy days in the zone of the person, both ends included.</summary>
readonly record struct BusyDays(DateOnly From, DateOnly Until);

/// <summary>A day on which timed events were seen that take too little of it to make it busy.</summary>
readonly record struct LighterDay(DateOnly Day, TimeSpan Busy);

/// <summary>What a busy calendar says about the days asked about, and what of it was not understood.</summary>
sealed record BusyTimes
{
    /// <summary>Why nothing was read; then all else is empty, and that means nothing.</summary>
    public CalendarRemark? Refusal { get; init; }

    /// <summary>In order, apart from each other, and within the days asked about.</summary>
    public IReadOnlyList<BusyInterval> Intervals { get; init; } = [];

    public IReadOnlyList<BusyDays> Days { get; init; } = [];
    public IReadOnlyList<LighterDay> LighterDays { get; init; } = [];
    public IReadOnlyList<CalendarRemark> Remarks { get; init; } = [];

    /// <summary>How many remarks there were beyond those listed.</summary>
    public int MoreRemarks { get; init; }

    /// <summary>Events and busy blocks understood, whether or not they touch the days asked about.</summary>
    public int Understood { get; init; }

    /// <summary>Events and busy blocks left out because something about them was not understood.</summary>
    public int LeftOut { get; init; }
}
