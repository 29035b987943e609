namespace EnvoyRegistry.Tests.Nominations;

public sealed class ReturnNominationTests : NominationTests
{
    [Fact]
    public async Task What_is_incomplete_goes_back_with_what_is_missing_and_comes_again()
    {
        var candidate = AddCandidate(but: p => p.Biography = null);
        var consented = await ConsentedAsync("TH", candidate);
        consented.Nomination.GetProperty("next").GetProperty("code").GetString().ShouldBe("COMPLETE_ENTRY");
        (await DoAsync(FocalPoint("TH"), "submitNomination", consented.Next)).Errors.ShouldBe(["R6: nomination"]);

        var returned = await DoAsync(Chair, "returnNomination", Return(consented, "CURRICULUM_VITAE"));

        returned.State.ShouldBe("RETURNED");
        returned.History[^1].ShouldBe("RETURNED by CHAIR");
        returned.Nomination.GetProperty("history").GetProperty("nodes")[3].GetProperty("reason").GetString()
            .ShouldBe("Missing (R6): a curriculum vitae.");
        var edited = await DoAsync(FocalPoint("TH"), "editNomination", new
        {
            nomination = returned.Id,
            expectedVersion = returned.Version,
            nominee = new { biography = "Negotiated." },
        });
        edited.State.ShouldBe("DRAFT");
        var consentedAnew = await ConsentAsync(candidate, await DoAsync(FocalPoint("TH"), "askConsent", edited.Next));
        (await DoAsync(FocalPoint("TH"), "submitNomination", consentedAnew.Next)).State.ShouldBe("REGISTERED");
    }

    [Fact]
    public async Task Nothing_complete_is_returned_by_anybody()
    {
        var consented = await ConsentedAsync("TH", AddCandidate());

        (await DoAsync(Chair, "returnNomination", Return(consented))).Errors.ShouldBe(["R5: missing"]);
        (await DoAsync(Chair, "returnNomination", Return(consented, "CURRICULUM_VITAE"))).Errors.ShouldBe(
            ["R5: missing"]);
        (await DoAsync(Unit, "returnNomination", Return(consented, "EXPERTISE", "NAME"))).Errors.ShouldBe(
            ["R5: missing"]);
        (await DoAsync(FocalPoint("SG"), "returnNomination", Return(consented, "NAME"))).Errors.ShouldBe(
            ["NotFound: nomination"]);
        (await DoAsync(FocalPoint("TH"), "returnNomination", Return(consented, "NAME"))).Errors.ShouldBe(
            ["R7: nomination"]);
    }

    [Fact]
    public async Task Neither_a_draft_nor_what_is_registered_is_returned()
    {
        var drafted = await DoAsync(FocalPoint("TH"), "draftNomination", new { nominee = new { fullName = "Ampai" } });
        (await DoAsync(Unit, "returnNomination", Return(drafted, "CURRICULUM_VITAE"))).Errors.ShouldBe(
            ["Conflict: nomination"]);

        var submitted = await DoAsync(
            FocalPoint("TH"), "submitNomination", (await ConsentedAsync("TH", AddCandidate())).Next);
        (await DoAsync(Unit, "returnNomination", Return(submitted, "CURRICULUM_VITAE"))).Errors.ShouldBe(
            ["Conflict: nomination"]);
    }

    static object Return(Answer nomination, params string[] missing) =>
        new { nomination = nomination.Id, expectedVersion = nomination.Version, missing };
}
