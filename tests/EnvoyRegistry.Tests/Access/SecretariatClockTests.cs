using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Tests.Access;

public sealed class SecretariatClockTests
{
    [Theory]
    [InlineData("2026-12-31T16:59:59Z", "2026-12-31")]
    [InlineData("2026-12-31T17:00:00Z", "2027-01-01")]
    public void The_day_turns_at_midnight_in_jakarta(string instant, string day) =>
        new SecretariatClock(Clocks.At(instant), Options.Create(new RegistrySettings())).Today
            .ShouldBe(DateOnly.Parse(day));
}
