using System.Text.Json;
using EnvoyRegistry.Tests.Situations;
using static EnvoyRegistry.Tests.Groupings.GroupingCalls;

namespace EnvoyRegistry.Tests.Groupings;

/// <summary>At each point of a grouping's way: who must do what, by when, and by which rule.</summary>
public sealed class GroupingStepsTests : IDisposable
{
    readonly CaseDesk _desk = new();
    readonly GroupingCalls _calls;

    public GroupingStepsTests() => _calls = new GroupingCalls(_desk);

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Friends_are_led_from_an_empty_seat_to_their_end()
    {
        var (situation, _) = await _desk.OpenAsync();
        var (grouping, version) = Changed(await _calls.ProposeFriendsAsync(
            situation, Seat("INCOMING_CHAIR", "SG"), Seat("PAST_CHAIR", "MY")));
        (await StepsAsync(grouping)).ShouldBe(["CHAIR addGroupingMember R20", "CHAIR openConsultation R22"]);
        (await WhatAsync(grouping)).ShouldContain("Fill the seat from outside ASEAN, which nobody has.");
        // What is told is what the next step is refused for.
        CaseDesk.Errors(await _calls.ConstituteAsync(grouping, version)).ShouldBe(["R20: grouping", "R22: grouping"]);

        CaseDesk.Errors(await _calls.ActAsync(
            _desk.Chair, "addGroupingMember", grouping, new { member = Seat("NON_ASEAN", "JP") })).ShouldBeEmpty();
        var consultation = await _calls.ConsultAsync(grouping);
        (await StepsAsync(grouping)).ShouldBe(["PARTICIPANTS answerConsultation R22 by 2026-10-02T05:00:00Z"]);

        CaseDesk.Errors(await _desk.DoAsync(_desk.FocalPoint("KH"), "answerConsultation", "consultation { id }",
            new { consultation, expectedVersion = 1, answer = "OBJECTION", text = "Not now." })).ShouldBeEmpty();
        _desk.MoveBy(TimeSpan.FromHours(25));
        string[] objected = ["CHAIR answerObjection R18", "PARTICIPANTS withdrawObjection R18"];
        (await StepsAsync(grouping)).ShouldBe(objected);
        (await StepsAsync(consultation, "consultation")).ShouldBe(objected);
        CaseDesk.Errors(await _desk.DoAsync(_desk.Chair, "answerObjection", "consultation { id }",
            new { consultation, participant = "KH", expectedVersion = 2, text = "Soon." })).ShouldBeEmpty();
        (await StepsAsync(grouping)).ShouldBe(objected[1..]);
        CaseDesk.Errors(await _desk.DoAsync(_desk.FocalPoint("KH"), "withdrawObjection", "consultation { id }",
            new { consultation, expectedVersion = 3 })).ShouldBeEmpty();
        (await StepsAsync(consultation, "consultation")).ShouldBeEmpty();

        (await StepsAsync(grouping)).ShouldBe(["CHAIR constituteGrouping R22"]);
        CaseDesk.Errors(await _calls.ConstituteAsync(grouping)).ShouldBeEmpty();
        (await StepsAsync(grouping)).ShouldBe(["MEMBERS recordGroupingPaper R23"]);
        CaseDesk.Errors(await _calls.PaperAsync(_desk.Chair, grouping, "RECOMMENDATION")).ShouldBeEmpty();
        (await StepsAsync(grouping)).ShouldBe(["CHAIR dissolveGrouping R21"]);
        CaseDesk.Errors(await _calls.ActAsync(
            _desk.Chair, "dissolveGrouping", grouping, new { reason = "Done." })).ShouldBeEmpty();
        (await StepsAsync(grouping)).ShouldBeEmpty();

        // For the Chair's office alone; of the public record nothing is asked.
        (await _desk.AskAsync(_desk.Unit, "query($g: ID!) { grouping(id: $g) { nextSteps { what } } }",
            new { g = grouping })).GetProperty("data").ToString().ShouldBe("""{"grouping":{"nextSteps":null}}""");
    }

    [Fact]
    public async Task Of_experts_each_is_named_who_has_not_said_yes_or_not_declared()
    {
        var (situation, _) = await _desk.OpenAsync();
        var (empty, _) = Changed(await _calls.ProposeTeamAsync(situation));
        (await StepsAsync(empty)).ShouldBe(["CHAIR addGroupingMember R26", "CHAIR openConsultation R14"]);

        var one = await _desk.AddEnvoyAsync("Able One");
        var other = await _desk.AddEnvoyAsync("Able Other");
        var (team, _) = Changed(await _calls.ProposeTeamAsync(situation, (one, null), (other, null)));
        CaseDesk.Errors(await _calls.AnswerAsync(_desk.Self(one), team, "YES")).ShouldBeEmpty();
        (await StepsAsync(team)).ShouldBe(["PERSON answerSeat R3", "CHAIR openConsultation R14"]);
        (await WhatAsync(team)).ShouldContain("Able Other");
        await _calls.ConsultAsync(team);
        _desk.MoveBy(TimeSpan.FromHours(25));
        CaseDesk.Errors(await _calls.AnswerAsync(_desk.Self(other), team, "NO")).ShouldBeEmpty();
        (await StepsAsync(team)).ShouldBe(["CHAIR openConsultation R16", "CHAIR openConsultation R16"]);
        await _calls.AgreeAsync(await _calls.ConsultAsync(team));
        _desk.MoveBy(TimeSpan.FromHours(25));
        (await StepsAsync(team)).ShouldBe(["CHAIR constituteGrouping R14"]);
        CaseDesk.Errors(await _calls.ConstituteAsync(team)).ShouldBeEmpty();
        CaseDesk.Errors(await _calls.ActAsync(_desk.Chair, "addGroupingMember", team,
            new { member = new { seat = "EXPERT", holder = new { person = other } } })).ShouldBeEmpty();
        (await StepsAsync(team)).ShouldBe(["PERSON answerSeat R3", "MEMBERS recordGroupingPaper R23"]);
    }

    [Fact]
    public async Task A_grouping_is_read_as_it_stood_then()
    {
        var person = await _desk.AddEnvoyAsync("Able One");
        _desk.BeginHistory();
        var (situation, _) = await _desk.OpenAsync();
        _desk.MoveBy(TimeSpan.FromMinutes(10));
        var before = _desk.Now;
        _desk.MoveBy(TimeSpan.FromMinutes(10));
        var (team, _) = Changed(await _calls.ProposeTeamAsync(situation, (person, "Both sides trust her.")));
        _desk.MoveBy(TimeSpan.FromMinutes(10));
        var proposed = _desk.Now;
        _desk.MoveBy(TimeSpan.FromMinutes(10));
        await _calls.AgreeAsync(await _calls.ConsultAsync(team));
        _desk.MoveBy(TimeSpan.FromHours(25));
        CaseDesk.Errors(await _calls.AnswerAsync(_desk.Self(person), team, "YES")).ShouldBeEmpty();
        CaseDesk.Errors(await _calls.ConstituteAsync(team)).ShouldBeEmpty();
        CaseDesk.Errors(await _calls.PaperAsync(_desk.Self(person), team, "FACT_NOTE", new { participant = "JP" }))
            .ShouldBeEmpty();
        _desk.MoveBy(TimeSpan.FromMinutes(10));

        async Task<string> AsOfAsync(string token, DateTime? asOf) => (await _desk.AskAsync(token, """
            query($g: ID!, $at: DateTime) {
              grouping(id: $g, asOf: $at) {
                status members { answer tieNote } consultation { deadline } papers { kind text }
                warnings { kind } nextSteps { field } } }
            """, new { g = team, at = asOf?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'") }))
            .GetProperty("data").GetProperty("grouping").GetRawText();

        (await AsOfAsync(_desk.Chair, before)).ShouldBe("null");
        (await AsOfAsync(_desk.Chair, proposed)).ShouldBe(
            """{"status":"PROPOSED","members":[{"answer":null,"tieNote":null}],"consultation":null,"papers":[],""" +
            "\"warnings\":null,\"nextSteps\":null}");
        (await AsOfAsync(_desk.Chair, _desk.Now)).ShouldStartWith(
            """{"status":"ACTIVE","members":[{"answer":"YES","tieNote":null}],"consultation":{"deadline":""");
        (await AsOfAsync(_desk.Chair, null)).ShouldContain("Both sides trust her.");
        // Whoever sees it today sees nothing of when it was between the offices.
        var stranger = _desk.FocalPoint("JP");
        (await AsOfAsync(stranger, null)).ShouldContain("\"text\":\"Shots were fired.\"");
        (await AsOfAsync(stranger, proposed)).ShouldBe("null");
        (await AsOfAsync(_desk.Self(person), proposed)).ShouldContain("PROPOSED");
    }

    async Task<List<string>> StepsAsync(string id, string type = "grouping") =>
    [
        .. (await _desk.AskAsync(_desk.Chair,
            $$"""query($id: ID!) { {{type}}(id: $id) { nextSteps { actor field by rule { code } } } }""", new { id }))
            .GetProperty("data").GetProperty(type).GetProperty("nextSteps").EnumerateArray().Select(step =>
                $"{step.GetProperty("actor")} {step.GetProperty("field")} {Rule(step)}{By(step.GetProperty("by"))}"),
    ];

    static JsonElement Rule(JsonElement step) => step.GetProperty("rule").GetProperty("code");

    static string By(JsonElement by) => by.ValueKind is JsonValueKind.String ? $" by {by}" : "";

    async Task<string> WhatAsync(string grouping) =>
        (await _calls.AskAsync(_desk.Chair, grouping, "nextSteps { what }")).ToString();
}
