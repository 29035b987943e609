using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Matching;
using EnvoyRegistry.News;
using EnvoyRegistry.Situations;
using EnvoyRegistry.Tests.Situations;
using Microsoft.Extensions.DependencyInjection;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Matching;

public sealed class SaveNeedTests : IDisposable
{
    const string OfChair = "ph@example.org";
    const string OfUnit = "unit@example.org";

    static readonly object s_october = new { from = "2026-10-10", until = "2026-10-20" };

    readonly CaseDesk _desk = new(("Offices:PH", OfChair), ("Offices:UNIT", OfUnit));

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task An_office_is_told_once_of_each_who_fits_and_did_not_when_the_need_was_saved()
    {
        await _desk.AddEnvoyAsync("There Before", nationalities: "SG");
        var chair = await SaveAsync(_desk.Chair, "A border, in October", s_october);
        var unit = await SaveAsync(_desk.Unit, "No Singaporeans", new
        {
            from = "2026-10-10",
            until = "2026-10-20",
            excludeNationalities = (string[])["SG"],
        });
        await LookAsync();
        (await ToldAsync()).ShouldBeEmpty();

        await _desk.AddEnvoyAsync("There Later", nationalities: "SG");
        await LookAsync();
        await LookAsync();

        (await ToldAsync()).ShouldBe([$"{OfChair}: Who could go: A border, in October"]);
        var letter = (await _desk.MailAsync()).Single(m => m.To.Mailboxes.Single().Address == OfChair);
        var text = letter.TextBody!.ReplaceLineEndings(" ");
        text.ShouldContain("1 person fits it who did not when the register last looked.");
        text.ShouldContain($"/who-could-go/saved/{chair}");
        text.ShouldNotContain("Later");

        await _desk.AddEnvoyAsync("A Third", nationalities: "JP");
        await _desk.AddEnvoyAsync("A Fourth", nationalities: "JP");
        await LookAsync();

        (await ToldAsync()).ShouldBe(
        [
            $"{OfChair}: Who could go: A border, in October", $"{OfChair}: Who could go: A border, in October",
            $"{OfUnit}: Who could go: No Singaporeans",
        ]);
        (await SavedAsync(_desk.Chair)).ShouldBe([chair]);
        (await SavedAsync(_desk.Unit)).ShouldBe([unit]);
    }

    [Fact]
    public async Task When_its_first_day_is_past_nobody_is_looked_for()
    {
        await SaveAsync(_desk.Chair, "Soon over", s_october);
        await _desk.AddEnvoyAsync("Later", nationalities: "SG");
        _desk.MoveBy(TimeSpan.FromDays(10));

        await LookAsync();

        (await ToldAsync()).ShouldBeEmpty();
        (await SavedAsync(_desk.Chair)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_need_is_told_as_it_was_given_so_that_it_can_be_asked_again()
    {
        var (situation, _) = await _desk.OpenAsync();
        await SaveAsync(_desk.Chair, "All there is", new
        {
            from = "2026-10-10",
            until = "2026-10-20",
            allExpertise = (object[])[new { tag = "SEC-CEASEFIRE", atLeast = "TOOK_PART" }],
            anyExpertise = (object[])[new { tag = "MED-PROCESS" }],
            allLanguages = (object[])[new { tag = "th", atLeast = "C1" }],
            anyLanguage = (object[])[new { tag = "km", atLeast = (string?)null }],
            knows = (string[])["TH"],
            excludeNationalities = (string[])["JP"],
            mode = "IN_PERSON",
            confirmedWithinDays = (int?)null,
            includeLimited = true,
            includeStale = true,
            about = (string[])["KH"],
            situation,
            excludePartyNationals = false,
        });

        var need = (await AskAsync(_desk.Chair, "{ savedNeeds { need } }")).GetProperty("savedNeeds")[0]
            .GetProperty("need").GetString()!;

        need.ShouldBe($$"""
            {"from":"2026-10-10","until":"2026-10-20","allExpertise":[{"tag":"SEC-CEASEFIRE","atLeast":"TOOK_PART"}],
            "anyExpertise":[{"tag":"MED-PROCESS","atLeast":"STUDIED"}],"allLanguages":[{"tag":"th","atLeast":"C1"}],
            "anyLanguage":[{"tag":"km","atLeast":null}],"knows":["TH"],"excludeNationalities":["JP"],
            "mode":"IN_PERSON","confirmedWithinDays":null,"includeLimited":true,"includeStale":true,"about":["KH"],
            "situation":"{{situation}}","excludePartyNationals":false}
            """.ReplaceLineEndings(""));
        (await AskAsync(_desk.Chair,
            "query($need: EnvoyNeed!) { availableEnvoys(need: $need) { totalCount } }",
            new { need = JsonSerializer.Deserialize<JsonElement>(need) })).GetProperty("availableEnvoys")
            .GetProperty("totalCount").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        var (exercise, _) = await _desk.OpenAsync(CaseDesk.Border(isExercise: true));

        CaseDesk.Errors(await TryAsync(_desk.Chair, " ", new
        {
            from = "2026-09-10",
            until = "2026-10-20",
            allExpertise = (object[])[new { tag = "SEC-NONE" }],
            allLanguages = (object[])[new { tag = "xx" }],
            situation = exercise,
        })).ShouldBe(
        [
            "InvalidInput: name", "InvalidInput: need.from", "InvalidInput: need.allExpertise.0.tag",
            "InvalidInput: need.allLanguages.0.tag", "InvalidInput: need.situation",
        ]);
        CaseDesk.Errors(await TryAsync(_desk.Chair, "Of no situation", new
        {
            from = "2026-10-10",
            until = "2026-10-20",
            situation = new NodeId(Situation.Prefix, 1).ToString(),
        })).ShouldBe(["InvalidInput: need.situation"]);
    }

    [Fact]
    public async Task An_office_keeps_fifty_and_removes_its_own_alone()
    {
        var first = await SaveAsync(_desk.Unit, "The first", s_october);
        for (var i = 1; i < SavedNeed.Most; i++)
            await SaveAsync(_desk.Unit, $"Another, {i}", s_october);

        CaseDesk.Errors(await TryAsync(_desk.Unit, "One more", s_october)).ShouldBe(["InvalidInput: need"]);
        await SaveAsync(_desk.Chair, "Of another office", s_october);
        CaseDesk.Errors(await RemoveAsync(_desk.Chair, first)).ShouldBe(["NotFound: savedNeed"]);
        CaseDesk.Errors(await RemoveAsync(_desk.Unit, first)).ShouldBeEmpty();
        CaseDesk.Errors(await RemoveAsync(_desk.Unit, first)).ShouldBe(["NotFound: savedNeed"]);
        await SaveAsync(_desk.Unit, "In its place", s_october);
    }

    [Theory]
    [InlineData(nameof(CallerRole.Secgen))]
    [InlineData(nameof(CallerRole.FocalPoint))]
    [InlineData(nameof(CallerRole.Integrator))]
    [InlineData(nameof(CallerRole.Auditor))]
    public async Task It_is_for_the_Chairs_office_and_the_ARF_Unit(string role)
    {
        var token = _desk.Token(Enum.Parse<CallerRole>(role));
        foreach (var asked in (string[])
            ["{ savedNeeds { id } }",
            """mutation { removeSavedNeed(input: { savedNeed: "ned_0000000000001" }) { errors { message } } }"""])
        {
            (await _desk.AskAsync(token, asked)).GetProperty("errors")[0].GetProperty("extensions")
                .GetProperty("code").GetString().ShouldBe("FORBIDDEN");
        }
    }

    async Task LookAsync() =>
        await _desk.Services.GetServices<IDailyRound>().OfType<SavedNeedRound>().Single().PostAsync(default);

    async Task<IEnumerable<string>> ToldAsync() =>
        (await _desk.LettersAsync()).Where(letter => letter.Contains("Who could go", StringComparison.Ordinal));

    async Task<List<string?>> SavedAsync(string token) =>
        [.. (await AskAsync(token, "{ savedNeeds { id } }")).GetProperty("savedNeeds").EnumerateArray()
            .Select(saved => saved.GetProperty("id").GetString())];

    async Task<JsonElement> AskAsync(string token, string query, object? variables = null) =>
        (await _desk.AskAsync(token, query, variables)).GetProperty("data");

    async Task<string> SaveAsync(string token, string name, object need)
    {
        var saved = await TryAsync(token, name, need);
        CaseDesk.Errors(saved).ShouldBeEmpty();
        return saved.GetProperty("savedNeed").GetProperty("id").GetString()!;
    }

    Task<JsonElement> TryAsync(string token, string name, object need) =>
        _desk.DoAsync(token, "saveNeed", "savedNeed { id }", new { name, need });

    Task<JsonElement> RemoveAsync(string token, string savedNeed) =>
        _desk.DoAsync(token, "removeSavedNeed", "", new { savedNeed });
}
