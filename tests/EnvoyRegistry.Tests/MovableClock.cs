namespace EnvoyRegistry.Tests;

/// <summary>A clock that goes on when it is told to.</summary>
sealed class MovableClock(string instant) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = DateTimeOffset.Parse(instant);

    public void MoveTo(string instant) => Now = DateTimeOffset.Parse(instant);

    public override DateTimeOffset GetUtcNow() => Now;
}
