namespace EnvoyRegistry.Tests.Groupings;

public sealed class DissolveGroupingTests : GroupingMutationTests
{
    [Theory]
    [InlineData("Proposed", "NOT_FORMED")]
    [InlineData("Consulting", "NOT_FORMED")]
    [InlineData("Constituted", "DISSOLVED")]
    [InlineData("Active", "DISSOLVED")]
    [InlineData("Reported", "DISSOLVED")]
    public async Task What_was_constituted_is_dissolved_and_what_was_not_is_not_formed(string status, string after)
    {
        var grouping = await ProposedAsync(Seat("CHAIR", "PH"));
        SetStatus(grouping, status);

        var payload = await DissolveAsync(new { grouping, expectedVersion = 1, reason = " The task is done. " });

        Errors(payload).ShouldBeEmpty();
        var ended = payload.GetProperty("grouping");
        (ended.GetProperty("status").GetString(), ended.GetProperty("until").GetString(),
            ended.GetProperty("endReason").GetString())
            .ShouldBe((after, "2026-10-01", "The task is done."));
        ended.GetProperty("members").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("2026-10-02", "InvalidInput: on")] // tomorrow
    [InlineData("2026-09-30", "InvalidInput: on")] // before it began
    public async Task A_last_day_outside_its_life_is_refused(string on, string error)
    {
        var grouping = await ProposedAsync();
        SetStatus(grouping, "Active");

        Errors(await DissolveAsync(new { grouping, expectedVersion = 1, on, reason = "Done." })).ShouldBe([error]);
    }

    [Fact]
    public async Task What_is_to_begin_later_can_be_given_up_today()
    {
        var input = Friends();
        input["from"] = "2026-12-01";
        var grouping = (await ProposeAsync(input)).GetProperty("grouping").GetProperty("id").GetString();

        var payload = await DissolveAsync(new { grouping, expectedVersion = 1, reason = "No longer wanted." });

        Errors(payload).ShouldBeEmpty();
        payload.GetProperty("grouping").GetProperty("status").GetString().ShouldBe("NOT_FORMED");
    }

    [Fact]
    public async Task A_reason_a_version_and_a_living_grouping_are_needed()
    {
        var grouping = await ProposedAsync();

        Errors(await DissolveAsync(new { grouping, expectedVersion = 1, reason = " " }))
            .ShouldBe(["InvalidInput: reason"]);
        Errors(await DissolveAsync(new { grouping, expectedVersion = 2, reason = "Done." }))
            .ShouldBe(["StaleVersion: expectedVersion"]);
        Errors(await DissolveAsync(new { grouping, expectedVersion = 1, reason = "Done." })).ShouldBeEmpty();
        Errors(await DissolveAsync(new { grouping, expectedVersion = 2, reason = "Done." }))
            .ShouldBe(["Conflict: grouping"]);
        Errors(await DissolveAsync(new { grouping = "grp_0000000000001", expectedVersion = 1, reason = "Done." }))
            .ShouldBe(["NotFound: grouping"]);
    }
}
