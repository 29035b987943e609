using EnvoyRegistry.Availability;
using Parley.GraphQL.Binding;
using static EnvoyRegistry.Tests.Availability.CalendarRegistry;

namespace EnvoyRegistry.Tests.Availability;

public sealed class ConfirmAvailabilityTests : IDisposable
{
    readonly CalendarRegistry _registry = new();

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task All_that_is_not_over_is_confirmed_in_one_call()
    {
        await _registry.StateAsync(
            Period("2026-10-01", "2026-10-10"), Period("2026-11-01", "2026-11-10"),
            Period("2026-11-11", "2026-11-20", "LIMITED"));
        _registry.Time.MoveTo("2026-10-12T05:00:00Z"); // the 11th in Honolulu

        Told(await _registry.DoAsync("confirmAvailability", new { person = Kartinah })).ShouldBeEmpty();

        Confirmed().ShouldBe([1, 12, 12]);
    }

    [Fact]
    public async Task Only_the_named_windows_are_confirmed()
    {
        await _registry.StateAsync(Period("2026-11-01", "2026-11-10"), Period("2026-12-01", "2026-12-10"));
        _registry.Time.MoveTo("2026-10-12T05:00:00Z");

        Told(await _registry.DoAsync("confirmAvailability", new { person = Kartinah, windows = new[] { Id(1) } }))
            .ShouldBeEmpty();

        Confirmed().ShouldBe([1, 12]);
    }

    [Fact]
    public async Task What_is_over_or_not_hers_is_not_confirmed()
    {
        await _registry.StateAsync(Period("2026-10-01", "2026-10-10"), Period("2026-12-01", "2026-12-10"));
        _registry.Time.MoveTo("2026-10-12T05:00:00Z");

        var answer = await _registry.DoAsync("confirmAvailability", new
        {
            person = Kartinah,
            windows = new[] { Id(1), Id(0), new NodeId("win", 77).ToString() },
        });

        Told(answer).ShouldBe(["CONFLICT windows/1", "NOT_FOUND windows/2"]);
        Confirmed().ShouldBe([1, 1]);
    }

    [Fact]
    public async Task Where_nothing_is_said_nothing_is_confirmed() =>
        Told(await _registry.DoAsync("confirmAvailability", new { person = Kartinah })).ShouldBe(["CONFLICT person"]);

    [Fact]
    public async Task Nobody_confirms_for_another()
    {
        await _registry.StateAsync(Period("2026-11-01", "2026-11-10"));

        Told(await _registry.DoAsync(
            "confirmAvailability", new { person = Kartinah }, new(EnvoyRegistry.Access.CallerRole.Member, PersonId: 2)))
            .ShouldBe(["NOT_FOUND person"]);
    }

    string Id(int window) => new NodeId("win", _registry.Read(db =>
        db.Set<AvailabilityWindow>().OrderBy(w => w.From).Skip(window).First().Id)).ToString();

    List<int> Confirmed() => _registry.Read(db =>
        db.Set<AvailabilityWindow>().OrderBy(w => w.From).ToList().ConvertAll(w => w.ConfirmedAt.Day));
}
