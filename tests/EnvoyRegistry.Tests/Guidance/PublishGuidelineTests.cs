using System.Text.Json;

namespace EnvoyRegistry.Tests.Guidance;

public sealed class PublishGuidelineTests : GuidelineMutationTests
{
    [Fact]
    public async Task A_new_document_is_published_for_24_months()
    {
        var guideline = Id(await DraftedAsync());

        var payload = await PublishAsync(new { guideline, expectedVersion = 1 });

        Errors(payload).ShouldBeEmpty();
        var published = payload.GetProperty("guideline");
        (published.GetProperty("status").GetString(), published.GetProperty("publishedOn").GetString(),
            published.GetProperty("reviewBy").GetString())
            .ShouldBe(("PUBLISHED", "2026-10-01", "2028-10-01"));
        (await CodesAsync("where: { code: \"GL-TEST\" }")).ShouldBe(["GL-TEST 1"]);
    }

    [Fact]
    public async Task The_next_edition_supersedes_the_last_which_is_kept()
    {
        var guideline = Id(await DraftedAsync(Text("GL-CONSENT")));

        var payload = await PublishAsync(new { guideline, expectedVersion = 1, reviewBy = "2027-01-01" });

        Errors(payload).ShouldBeEmpty();
        payload.GetProperty("guideline").GetProperty("editions").ToString()
            .ShouldBe("""[{"edition":3,"status":"PUBLISHED"},{"edition":2,"status":"SUPERSEDED"}]""");
        (await CodesAsync("where: { code: \"GL-CONSENT\" }")).ShouldBe(["GL-CONSENT 3"]);
        (await CodesAsync("where: { status: SUPERSEDED }")).ShouldBe(["GL-CONSENT 2"]);
        var old = (await Registry.DataAsync(
            "{ guidelines(where: { status: SUPERSEDED }) { nodes { title clauses { number } supersededBy { id " +
            "edition } } } }"))
            .GetProperty("guidelines").GetProperty("nodes")[0];
        old.GetProperty("title").GetString().ShouldBe("Consent, and its withdrawal");
        old.GetProperty("clauses").GetArrayLength().ShouldBe(10);
        old.GetProperty("supersededBy").ToString().ShouldBe($$"""{"id":"{{guideline}}","edition":3}""");
        (await DraftedAsync(Text("GL-CONSENT"))).GetProperty("edition").GetInt32().ShouldBe(4);
    }

    [Theory]
    [InlineData("2026-10-01", "R25: reviewBy")]
    [InlineData("2026-10-02", null)]
    [InlineData("2031-10-01", null)]
    [InlineData("2031-10-02", "R25: reviewBy")]
    public async Task It_is_to_be_reviewed_after_today_and_within_five_years(string reviewBy, string? error)
    {
        var guideline = Id(await DraftedAsync());

        Errors(await PublishAsync(new { guideline, expectedVersion = 1, reviewBy }))
            .ShouldBe(error is null ? [] : [error]);
    }

    [Fact]
    public async Task A_draft_without_sources_or_fundamentals_is_not_ready()
    {
        var text = Text();
        text["fundamentals"] = Array.Empty<string>();
        var unsourced = Clause("Then", "Leap.");
        unsourced["sources"] = Array.Empty<string>();
        text["clauses"] = (object[])[Clause("First", "Look."), unsourced];
        var guideline = Id(await DraftedAsync(text));

        var payload = await PublishAsync(new { guideline, expectedVersion = 1 });

        Errors(payload).ShouldBe(["InvalidInput: guideline", "InvalidInput: guideline"]);
        payload.GetProperty("errors")[1].GetProperty("message").GetString()!.ShouldContain("; 2 has none");
        (await CodesAsync("where: { status: DRAFT }")).ShouldBe(["GL-TEST 1"]);
    }

    [Fact]
    public async Task Only_a_draft_as_it_stands_is_published()
    {
        var guideline = Id(await DraftedAsync());

        Errors(await PublishAsync(new { guideline, expectedVersion = 2 })).ShouldBe(["StaleVersion: expectedVersion"]);
        Errors(await PublishAsync(new { guideline, expectedVersion = 1 })).ShouldBeEmpty();
        Errors(await PublishAsync(new { guideline, expectedVersion = 2 })).ShouldBe(["Conflict: guideline"]);
        Errors(await PublishAsync(new { guideline = "gui_0000000000001", expectedVersion = 1 }))
            .ShouldBe(["NotFound: guideline"]);
    }

    [Fact]
    public async Task Of_many_who_publish_at_once_one_does()
    {
        var guideline = Id(await DraftedAsync(Text("GL-CONSENT")));

        var payloads = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => PublishAsync(new { guideline, expectedVersion = 1 })));

        payloads.Count(p => Errors(p).Count == 0).ShouldBe(1);
        (await CodesAsync("where: { code: \"GL-CONSENT\" }")).ShouldBe(["GL-CONSENT 3"]);
    }

    static string Id(JsonElement guideline) => guideline.GetProperty("id").GetString()!;
}
