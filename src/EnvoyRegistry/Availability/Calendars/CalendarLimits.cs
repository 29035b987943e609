namespace EnvoyRegistry.Availability.Calendars;

/// <summary>
/// How much of a busy calendar is read; what goes beyond is named, and never read in part in silence.
/// </summary>
sealed record CalendarLimits
{
    public static CalendarLimits Default { get; } = new();

    public int Bytes { get; init; } = 8 << 20;

    /// <summary>
    /// Of one content line when it is unfolded; longer lines are harmless where they say nothing about time.
    /// </summary>
    public int LineBytes { get; init; } = 64 * 1024;

    /// <summary>Components within components.</summary>
    public int Depth { get; init; } = 8;

    public int Events { get; init; } = 50_000;

    /// <summary>Of all events together, within the days asked about.</summary>
    public int Occurrences { get; init; } = 200_000;

    /// <summary>Periods and days one recurrence rule may look at.</summary>
    public int RuleSteps { get; init; } = 50_000;

    /// <summary>Periods and days all recurrence rules of a file may look at.</summary>
    public int Steps { get; init; } = 5_000_000;

    /// <summary>What is not understood is listed so many times; after that it is counted.</summary>
    public int Remarks { get; init; } = 100;
}
