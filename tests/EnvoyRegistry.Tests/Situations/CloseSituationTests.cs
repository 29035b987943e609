using EnvoyRegistry.Tests.Appointments;
using EnvoyRegistry.Tests.Groupings;

namespace EnvoyRegistry.Tests.Situations;

public sealed class CloseSituationTests : IDisposable
{
    readonly CaseDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Nobody_closes_a_situation_over_somebody_who_is_held_or_a_consultation_that_is_open()
    {
        var person = await _desk.AddEnvoyAsync("Able Held");
        var (situation, _) = await _desk.OpenAsync();
        var held = await new CaseCalls(_desk).HoldAsync(situation, person);
        CaseDesk.Errors(held).ShouldBeEmpty();
        (await CloseAsync(situation)).ShouldBe("It is not over: somebody is held. End that first.");
        CaseDesk.Errors(await _desk.DoAsync(_desk.Chair, "releaseHold", "hold { id }",
            new { hold = held.GetProperty("hold").GetProperty("id").GetString() })).ShouldBeEmpty();

        var groupings = new GroupingCalls(_desk);
        var (grouping, _) = GroupingCalls.Changed(await groupings.ProposeFriendsAsync(situation));
        await groupings.ConsultAsync(grouping);
        CaseDesk.Errors(await groupings.ActAsync(
            _desk.Chair, "dissolveGrouping", grouping, new { reason = "Not now." })).ShouldBeEmpty();
        (await CloseAsync(situation)).ShouldBe("It is not over: a consultation is open. End that first.");
        _desk.MoveBy(TimeSpan.FromHours(25));
        (await CloseAsync(situation)).ShouldBeNull();
    }

    /// <summary>What stands against it.</summary>
    async Task<string?> CloseAsync(string situation)
    {
        var version = (await _desk.AskAsync(_desk.Chair, "query($id: ID!) { situation(id: $id) { version } }",
            new { id = situation })).GetProperty("data").GetProperty("situation").GetProperty("version").GetInt32();
        var closed = await _desk.DoAsync(_desk.Chair, "closeSituation", "situation { status }",
            new { situation, expectedVersion = version, outcome = "Calm." });
        return closed.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("message").GetString())
            .SingleOrDefault();
    }
}
