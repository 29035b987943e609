namespace EnvoyRegistry.Tests;

/// <summary>A clock that stands.</summary>
sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public FixedClock(string instant) : this(DateTimeOffset.Parse(instant))
    {
    }

    public override DateTimeOffset GetUtcNow() => now;
}
