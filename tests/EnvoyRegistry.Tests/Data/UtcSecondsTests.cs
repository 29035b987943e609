using EnvoyRegistry.Data;

namespace EnvoyRegistry.Tests.Data;

public sealed class UtcSecondsTests
{
    static readonly UtcSeconds Converter = new();

    [Fact]
    public void Instants_lose_their_fractions() =>
        Converter.ConvertToProvider(new DateTime(2026, 10, 1, 8, 30, 15, 999, DateTimeKind.Utc))
            .ShouldBe(new DateTime(2026, 10, 1, 8, 30, 15, DateTimeKind.Utc));

    [Fact]
    public void Stored_instants_are_utc() =>
        Converter.ConvertFromProvider(new DateTime(2026, 10, 1)).ShouldBeOfType<DateTime>()
            .Kind.ShouldBe(DateTimeKind.Utc);

    [Fact]
    public void A_local_time_is_refused() =>
        Should.Throw<ArgumentException>(() => Converter.ConvertToProvider(DateTime.Now)).Message.ShouldContain("Local");
}
