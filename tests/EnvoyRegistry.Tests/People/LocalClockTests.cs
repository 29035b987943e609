using EnvoyRegistry.People;
using Microsoft.Extensions.Time.Testing;

namespace EnvoyRegistry.Tests.People;

public sealed class LocalClockTests
{
    [Theory]
    [InlineData("Asia/Jakarta", "2026-01-15T03:30:00+07:00")]
    [InlineData("Asia/Yangon", "2026-01-15T03:00:00+06:30")] // half an hour off
    [InlineData("Asia/Kolkata", "2026-01-15T02:00:00+05:30")]
    [InlineData("Asia/Kathmandu", "2026-01-15T02:15:00+05:45")] // three quarters
    [InlineData("Australia/Adelaide", "2026-01-15T07:00:00+10:30")] // summer there
    [InlineData("Pacific/Chatham", "2026-01-15T10:15:00+13:45")]
    [InlineData("America/St_Johns", "2026-01-14T17:00:00-03:30")] // still the day before
    [InlineData("Pacific/Honolulu", "2026-01-14T10:30:00-10:00")]
    [InlineData("Europe/London", "2026-01-14T20:30:00+00:00")]
    public void Clocks_show_the_hour_of_their_zone(string zone, string shown) => January.Now(zone).ShouldBe(shown);

    [Theory]
    [InlineData("Australia/Adelaide", "2026-07-15T06:00:00+09:30")]
    [InlineData("America/St_Johns", "2026-07-14T18:00:00-02:30")]
    [InlineData("Asia/Yangon", "2026-07-15T03:00:00+06:30")]
    public void Clocks_follow_the_time_of_the_year(string zone, string shown) => July.Now(zone).ShouldBe(shown);

    [Theory]
    [InlineData("Asia/Atlantis")]
    [InlineData("")]
    public void A_zone_nobody_knows_has_no_clock(string zone) => January.Now(zone).ShouldBeNull();

    static readonly FakeTimeProvider January = Clocks.At("2026-01-14T20:30:00Z");
    static readonly FakeTimeProvider July = Clocks.At("2026-07-14T20:30:00Z");
}
