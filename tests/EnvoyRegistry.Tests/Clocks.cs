using Microsoft.Extensions.Time.Testing;

namespace EnvoyRegistry.Tests;

/// <summary>
/// Clocks that stand where a test puts them. Timers stay as far away as they were, so that no background service wakes
/// in the midst of a test.
/// </summary>
static class Clocks
{
    public static FakeTimeProvider At(string instant) => new(DateTimeOffset.Parse(instant));

    /// <summary>Also back.</summary>
    public static void MoveTo(this FakeTimeProvider clock, string instant) =>
        clock.AdjustTime(DateTimeOffset.Parse(instant));

    public static void MoveBy(this FakeTimeProvider clock, TimeSpan time) => clock.AdjustTime(clock.GetUtcNow() + time);
}
