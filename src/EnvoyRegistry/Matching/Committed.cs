using EnvoyRegistry.Availability;

namespace EnvoyRegistry.Matching;

/// <summary>
/// Days for which a person is held, asked or appointed, as day numbers with both ends included: an
/// <see cref="Availability.Commitment"/> that was not ended. That it ends by itself is seen at each match.
/// </summary>
readonly record struct Committed(int From, int Until, long SituationId, bool IsExercise, DateTime? ExpiresAt)
{
    /// <summary>
    /// Whether it takes the days for whoever is sought: an exercise is kept apart from everything but itself.
    /// </summary>
    public bool Counts(SituationAsked? situation, DateTime now) =>
        !(ExpiresAt <= now)
        && (situation is { IsExercise: true } ? IsExercise && SituationId == situation.Id : !IsExercise);

    /// <summary>The same windows, with these days as ones on which the person is not free.</summary>
    public Window[] TakenFrom(ReadOnlySpan<Window> windows)
    {
        var left = new List<Window>(windows.Length + 2);
        foreach (var window in windows)
        {
            if (window.From < From)
                left.Add(window with { Until = Math.Min(window.Until, From - 1) });
        }
        left.Add(new Window(From, Until, ConfirmedAt: 0, NoticeHours: 0)
        {
            Status = AvailabilityStatus.Unavailable,
            Mode = AvailabilityMode.Both,
        });
        foreach (var window in windows)
        {
            if (window.Until > Until)
                left.Add(window with { From = Math.Max(window.From, Until + 1) });
        }
        return [.. left];
    }
}
