namespace EnvoyRegistry.Availability.Calendars;

/// <summary>
/// What recurrence rules and overrides may still look at, so that a hostile file costs no more than a large one.
/// </summary>
sealed class Steps(CalendarLimits limits, CancellationToken cancellation = default)
{
    readonly CancellationToken _cancellation = cancellation;
    int _left = limits.Steps;

    /// <summary>Counts for one rule, and for the file with it.</summary>
    public Counter OfOneRule() => new(this, limits.RuleSteps);

    public sealed class Counter(Steps all, int most)
    {
        int _left = most;

        /// <exception cref="OperationCanceledException">Nobody waits for what they lead to.</exception>
        public bool Spend(int steps)
        {
            all._cancellation.ThrowIfCancellationRequested();
            _left -= steps;
            all._left -= steps;
            return _left >= 0 && all._left >= 0;
        }
    }
}
