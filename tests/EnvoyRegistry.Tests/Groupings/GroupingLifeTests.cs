using System.Net;
using EnvoyRegistry.Tests.Pages;
using EnvoyRegistry.Tests.Situations;
using static EnvoyRegistry.Tests.Groupings.GroupingCalls;

namespace EnvoyRegistry.Tests.Groupings;

/// <summary>The whole life of groupings, with what is refused on the way; each office by its own token.</summary>
public sealed class GroupingLifeTests : IDisposable
{
    readonly CaseDesk _desk = new();
    readonly GroupingCalls _calls;

    public GroupingLifeTests() => _calls = new GroupingCalls(_desk);

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Friends_are_proposed_consulted_on_constituted_report_and_end_with_their_task()
    {
        var (situation, _) = await _desk.OpenAsync();

        // The seats of today, and who may take the third: A and B are from ASEAN, and neither has a seat by its term.
        var seats = (await _desk.AskAsync(_desk.Chair,
            "query($s: ID!) { friendsSeats(situation: $s) { seats { seat eligible { code } } warnings { kind } } }",
            new { s = situation })).GetProperty("data").GetProperty("friendsSeats");
        seats.GetProperty("seats").EnumerateArray().Take(3)
            .Select(s => s.GetProperty("eligible")[0].GetProperty("code").GetString()).ShouldBe(["PH", "SG", "MY"]);

        // Another than the terms give needs a note, and a party does; the third seat is never ASEAN's.
        CaseDesk.Errors(await _calls.ProposeFriendsAsync(situation,
            Seat("INCOMING_CHAIR", "ID"), Seat("PAST_CHAIR", "TH", "Both sides asked for it."),
            Seat("NON_ASEAN", "TL", "It is near."))).ShouldBe(
            ["R22: members.0.note", "R20: members.2.holder.participant"]);
        CaseDesk.Errors(await _calls.ProposeFriendsAsync(situation, Seat("PAST_CHAIR", "TH")))
            .ShouldBe(["R22: members.0.note"]);
        var (grouping, version) = Changed(await _calls.ProposeFriendsAsync(situation,
            Seat("INCOMING_CHAIR", "SG"), Seat("PAST_CHAIR", "TH", "Both sides asked for it."),
            Seat("NON_ASEAN", "JP")));
        (await _calls.AskAsync(_desk.Chair, grouping, "warnings { kind }")).GetProperty("warnings").ToString()
            .ShouldBe("""[{"kind":"HOLDER_IS_PARTY"}]""");

        // Proposed it is between the offices and those seated.
        foreach (var (token, sees) in ((string, bool)[])[
            (_desk.Unit, true), (_desk.SecretaryGeneral, true), (_desk.FocalPoint("JP"), true),
            (_desk.FocalPoint("KH"), false)])
            (await _calls.IsSeenAsync(token, grouping)).ShouldBe(sees);
        foreach (var token in (string[])[_desk.Unit, _desk.SecretaryGeneral, _desk.FocalPoint("JP")])
            (await _calls.RefusedAsync(token, "constituteGrouping", new { grouping, expectedVersion = version }))
                .ShouldBe("FORBIDDEN");

        // Nothing is constituted before all were consulted, nor while they are, nor against an objection.
        CaseDesk.Errors(await _calls.ConstituteAsync(grouping, version)).ShouldBe(["R22: grouping"]);
        var consultation = await _calls.ConsultAsync(grouping);
        (await _calls.IsSeenAsync(_desk.FocalPoint("KH"), grouping)).ShouldBeTrue();
        (await _calls.StatusAsync(grouping)).ShouldBe("CONSULTING");
        version = await _calls.VersionAsync(grouping);
        CaseDesk.Errors(await _calls.ConstituteAsync(grouping, version)).ShouldBe(["R22: grouping"]);
        CaseDesk.Errors(await _desk.DoAsync(_desk.FocalPoint("KH"), "answerConsultation", "consultation { id }", new
        {
            consultation,
            expectedVersion = 1,
            answer = "OBJECTION",
            text = "Not one of the parties.",
        })).ShouldBeEmpty();
        _desk.MoveBy(TimeSpan.FromHours(25));
        CaseDesk.Errors(await _calls.ConstituteAsync(grouping, version)).ShouldBe(["R18: grouping"]);
        CaseDesk.Errors(await _desk.DoAsync(_desk.FocalPoint("KH"), "withdrawObjection", "consultation { id }",
            new { consultation, expectedVersion = 2 })).ShouldBeEmpty();

        // Of two desks one constitutes it, and it is at work today.
        var constituted = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => _calls.ConstituteAsync(grouping, version)));
        constituted.Count(c => CaseDesk.Errors(c) is []).ShouldBe(1);
        (await _calls.StatusAsync(grouping)).ShouldBe("ACTIVE");
        CaseDesk.Errors(await _calls.ActAsync(
            _desk.Chair, "addGroupingMember", grouping, new { member = Seat("CHAIR", "PH") }))
            .ShouldBe(["R22: grouping"]);

        // Those who sit hand in what they found, for named readers; a recommendation is what it was called for.
        CaseDesk.Errors(await _calls.PaperAsync(_desk.FocalPoint("KH"), grouping, "FACT_NOTE"))
            .ShouldBe(["R23: grouping"]);
        CaseDesk.Errors(await _calls.PaperAsync(
            _desk.FocalPoint("JP"), grouping, "FACT_NOTE", new { participant = "SG" })).ShouldBeEmpty();
        (await _calls.StatusAsync(grouping)).ShouldBe("ACTIVE");
        (await _calls.PapersAsync(_desk.FocalPoint("SG"), grouping)).ShouldBe(["Shots were fired."]);
        (await _calls.PapersAsync(_desk.FocalPoint("TH"), grouping)).ShouldBeEmpty();
        CaseDesk.Errors(await _calls.PaperAsync(_desk.Chair, grouping, "RECOMMENDATION")).ShouldBeEmpty();
        (await _calls.StatusAsync(grouping)).ShouldBe("REPORTED");

        // The situation is not closed over it.
        var open = (await _desk.AskAsync(_desk.Chair, "query($s: ID!) { situation(id: $s) { version } }",
            new { s = situation })).GetProperty("data").GetProperty("situation").GetProperty("version").GetInt32();
        object close = new { situation, expectedVersion = open, outcome = "Settled." };
        CaseDesk.Errors(await _desk.DoAsync(_desk.Chair, "closeSituation", "situation { id }", close))
            .ShouldBe(["Conflict: situation"]);
        CaseDesk.Errors(await _calls.ActAsync(
            _desk.Chair, "dissolveGrouping", grouping, new { reason = "The task is done." })).ShouldBeEmpty();
        (await _calls.StatusAsync(grouping)).ShouldBe("DISSOLVED");
        CaseDesk.Errors(await _desk.DoAsync(_desk.Chair, "closeSituation", "situation { id }", close)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_expert_is_asked_and_says_yes_herself_with_her_ties_declared()
    {
        var (situation, _) = await _desk.OpenAsync();
        var free = await _desk.AddEnvoyAsync("Able Free", mail: "free@example.org");
        var tied = await _desk.AddEnvoyAsync("Able Tied", mail: "tied@example.org", nationalities: "TH");
        var silent = await _desk.AddEnvoyAsync("Able Undeclared", declares: false);

        // Whoever is a national of a party is asked with a note alone, which the Chair's office reads, and nobody else.
        CaseDesk.Errors(await _calls.ProposeTeamAsync(situation, (tied, null))).ShouldBe(["R16: members.0.note"]);
        var (team, _) = Changed(await _calls.ProposeTeamAsync(
            situation, (free, null), (tied, "Both sides trust her."), (silent, null)));
        (await _calls.AskAsync(_desk.Chair, team, "members { tieNote }")).ToString()
            .ShouldContain("Both sides trust her.");
        (await _calls.AskAsync(_desk.Unit, team, "members { seat }")).GetProperty("members").GetArrayLength()
            .ShouldBe(0);
        await _calls.ConsultAsync(team);
        _desk.MoveBy(TimeSpan.FromHours(25));

        // One answers by the letter, and once; one signed in, when she has declared; nobody for another.
        var link = await _desk.LinkAsync(
            "free@example.org", "You are asked to join a team of experts of the ASEAN Regional Forum");
        (await _desk.GetAsync(link)).ShouldContain("Advise on monitoring.");
        (await _desk.PostAsync(link, ("answer", "yes"))).ShouldBe(HttpStatusCode.OK);
        (await _desk.PostAsync(link, ("answer", "no"))).ShouldBe(HttpStatusCode.NotFound);
        CaseDesk.Errors(await _calls.AnswerAsync(_desk.Self(silent), team, "YES")).ShouldBe(["R16: answer"]);
        (await _calls.RefusedAsync(_desk.Chair, "answerSeat", new { grouping = team, answer = "YES" }))
            .ShouldBe("FORBIDDEN");
        var stranger = await _desk.AddEnvoyAsync("Able Stranger");
        CaseDesk.Errors(await _calls.AnswerAsync(_desk.Self(stranger), team, "YES")).ShouldBe(["NotFound: grouping"]);
        CaseDesk.Errors(await _calls.ConstituteAsync(team)).ShouldBe(
            ["R3: grouping", "R3: grouping", "R16: grouping", "R16: grouping"]);
        using var member = new Member(_desk, _desk.Self(tied));
        (await member.ReadAsync("/my-entry")).ShouldContain($"href=\"/my-entry/seats/{team}\"");
        (await member.ReadAsync($"/my-entry/seats/{team}")).ShouldContain("Advise on monitoring.");
        (await member.DoAsync($"/my-entry/seats/{team}", ("answer", "YES"))).ShouldContain("Thank you for your answer");

        // A no leaves no trace for others, and the seat is another's.
        CaseDesk.Errors(await _calls.AnswerAsync(_desk.Self(silent), team, "NO")).ShouldBeEmpty();
        (await _calls.IsSeenAsync(_desk.Self(silent), team)).ShouldBeFalse();
        (await _calls.AskAsync(_desk.FocalPoint("JP"), team, "members { person { fullName } }"))
            .GetProperty("members").GetArrayLength().ShouldBe(2);
        // Whoever is directly involved is not silent: that would be no objection, and no consent.
        CaseDesk.Errors(await _calls.ConstituteAsync(team)).ShouldBe(["R16: grouping", "R16: grouping"]);
        await _calls.AgreeAsync(await _calls.ConsultAsync(team));
        _desk.MoveBy(TimeSpan.FromHours(25));
        CaseDesk.Errors(await _calls.ConstituteAsync(team)).ShouldBeEmpty();
        CaseDesk.Errors(await _calls.PaperAsync(
            _desk.Self(free), team, "FACT_NOTE", new { person = tied })).ShouldBeEmpty();
        (await _calls.PapersAsync(_desk.Self(tied), team)).ShouldBe(["Shots were fired."]);
        (await _calls.PapersAsync(_desk.FocalPoint("TH"), team)).ShouldBeEmpty();
        CaseDesk.Errors(await _calls.PaperAsync(
            _desk.Self(free), team, "FACT_NOTE", new { person = "per_0000000000001" }, new { participant = "XX" }))
            .ShouldBe(["NotFound: readers.0.person", "NotFound: readers.1.participant"]);
    }

    [Fact]
    public async Task A_government_asks_for_a_team_by_its_focal_point_and_takes_that_back()
    {
        object Request(string kind, string? request, params object[] members) => new
        {
            kind,
            name = "Election observers",
            task = "Observe the vote.",
            request,
            members,
        };
        var japan = _desk.FocalPoint("JP");
        CaseDesk.Errors(await _desk.DoAsync(japan, "proposeGrouping", "grouping { id }",
            Request("ASEAN_TROIKA", " ", Seat("CHAIR", "PH")))).ShouldBe(
            ["R28: kind", "InvalidInput: members", "R26: request"]);
        CaseDesk.Errors(await _desk.DoAsync(_desk.Chair, "proposeGrouping", "grouping { id }",
            Request("EXPERT_TEAM", "For somebody else."))).ShouldBe(["InvalidInput: request"]);

        var asked = await _desk.DoAsync(japan, "proposeGrouping",
            "grouping { id version status request { reason requestedBy { code } } }",
            Request("EXPERT_TEAM", "We vote in May."));
        var (team, version) = Changed(asked);
        asked.GetProperty("grouping").GetProperty("request").ToString()
            .ShouldBe("""{"reason":"We vote in May.","requestedBy":{"code":"JP"}}""");
        (await _calls.AskAsync(_desk.Chair, team, "request { reason }")).ToString().ShouldContain("We vote in May.");
        (await _calls.IsSeenAsync(_desk.FocalPoint("TH"), team)).ShouldBeFalse();

        object back = new { grouping = team, expectedVersion = version, reason = "We have some." };
        CaseDesk.Errors(await _desk.DoAsync(_desk.FocalPoint("TH"), "dissolveGrouping", "grouping { id }", back))
            .ShouldBe(["NotFound: grouping"]);
        CaseDesk.Errors(await _desk.DoAsync(japan, "dissolveGrouping", "grouping { id }", back)).ShouldBeEmpty();
        (await _calls.StatusAsync(team)).ShouldBe("NOT_FORMED");
        (await _calls.IsSeenAsync(_desk.FocalPoint("TH"), team)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_consulted_on_is_what_is_constituted_and_its_members_stay_when_the_Chair_moves()
    {
        var (grouping, _) = Changed(await _calls.ProposeFriendsAsync(
            null, Seat("INCOMING_CHAIR", "SG"), Seat("PAST_CHAIR", "MY")));
        await _calls.ConsultAsync(grouping);
        CaseDesk.Errors(await _calls.ActAsync(
            _desk.Chair, "addGroupingMember", grouping, new { member = Seat("NON_ASEAN", "CA") })).ShouldBeEmpty();
        _desk.MoveBy(TimeSpan.FromHours(25));
        CaseDesk.Errors(await _calls.ConstituteAsync(grouping)).ShouldBe(["R22: grouping"]);
        await _calls.ConsultAsync(grouping);
        _desk.MoveBy(TimeSpan.FromHours(25));
        CaseDesk.Errors(await _calls.ConstituteAsync(grouping)).ShouldBeEmpty();

        _desk.MoveBy(TimeSpan.FromDays(100));

        (await _calls.AskAsync(_desk.FocalPoint("JP"), grouping, "status members { participant { code } }")).ToString()
            .ShouldBe("""{"status":"ACTIVE","members":[{"participant":{"code":"SG"}},""" +
                """{"participant":{"code":"MY"}},{"participant":{"code":"CA"}}]}""");
    }

    [Fact]
    public async Task A_Troika_is_of_all_three_Chairs_and_begins_on_its_first_day()
    {
        object Troika(params object[] members) => new
        {
            kind = "ASEAN_TROIKA",
            name = "The Troika on the incident",
            task = "Keep the matter in one hand.",
            from = "2026-10-20",
            members,
        };
        var (grouping, _) = Changed(await _desk.DoAsync(
            _desk.Chair, "proposeGrouping", "grouping { id version }",
            Troika(Seat("CHAIR", "PH"), Seat("INCOMING_CHAIR", "SG"))));
        CaseDesk.Errors(await _calls.ConstituteAsync(grouping)).ShouldBe(["R28: grouping", "R28: grouping"]);
        CaseDesk.Errors(await _calls.ActAsync(_desk.Chair, "addGroupingMember", grouping,
            new { member = Seat("PAST_CHAIR", "ID", "Nearer to both.") }))
            .ShouldBe(["R28: member.holder.participant"]);
        CaseDesk.Errors(await _calls.ActAsync(_desk.Chair, "addGroupingMember", grouping,
            new { member = Seat("ASEAN_BY_CONSENSUS", "ID", "The consensus of 1 October 2026.") })).ShouldBeEmpty();
        await _calls.ConsultAsync(grouping);
        _desk.MoveBy(TimeSpan.FromHours(25));
        CaseDesk.Errors(await _calls.ConstituteAsync(grouping)).ShouldBeEmpty();
        (await _calls.StatusAsync(grouping)).ShouldBe("CONSTITUTED");
        CaseDesk.Errors(await _calls.PaperAsync(_desk.Chair, grouping, "FACT_NOTE")).ShouldBe(["Conflict: grouping"]);

        _desk.MoveBy(new DateTime(2026, 10, 19, 17, 0, 0, DateTimeKind.Utc) - _desk.Now);

        (await _calls.StatusAsync(grouping)).ShouldBe("ACTIVE");
    }

    [Fact]
    public async Task A_seat_that_is_given_free_is_filled_again_and_never_twice()
    {
        var (grouping, _) = Changed(await _calls.ProposeFriendsAsync(null));
        CaseDesk.Errors(await _calls.ActAsync(_desk.Chair, "vacateSeat", grouping,
            new { holder = new { participant = "KR" } })).ShouldBe(["NotFound: holder.participant"]);
        CaseDesk.Errors(await _calls.ActAsync(_desk.Chair, "vacateSeat", grouping,
            new { holder = new { participant = "JP" } })).ShouldBeEmpty();

        var version = await _calls.VersionAsync(grouping);
        var filled = await Task.WhenAll(((string[])["CA", "AU", "NZ", "KR"]).Select(code => _calls.ActAsync(
            _desk.Chair, "addGroupingMember", grouping, new { member = Seat("NON_ASEAN", code) }, version)));

        filled.Count(f => CaseDesk.Errors(f) is []).ShouldBe(1);
        (await _calls.AskAsync(_desk.Unit, grouping, "members { seat }")).GetProperty("members").EnumerateArray()
            .Count(m => m.GetProperty("seat").GetString() == "NON_ASEAN").ShouldBe(1);
    }

    [Fact]
    public async Task An_exercise_is_listed_apart_and_its_letters_say_so()
    {
        var input = CaseDesk.Border(isExercise: true);
        input["exerciseMail"] = new[] { "drill@example.org" };
        var (situation, _) = await _desk.OpenAsync(input);
        var person = await _desk.AddEnvoyAsync("Able Free", mail: "free@example.org");

        Changed(await _calls.ProposeTeamAsync(situation, (person, null)));

        var lists = (await _desk.AskAsync(_desk.Chair, """
            { real: groupings(where: {status: PROPOSED}) { totalCount }
              drills: groupings(where: {isExercise: true}) { nodes { situation { id } isExercise } } }
            """)).GetProperty("data");
        lists.GetProperty("real").GetProperty("totalCount").GetInt32().ShouldBe(0);
        lists.GetProperty("drills").GetProperty("nodes")[0].GetProperty("situation").GetProperty("id").GetString()
            .ShouldBe(situation);
        (await _desk.LettersAsync()).Where(l => l.Contains("join", StringComparison.Ordinal)).ShouldBe(
        [
            "drill@example.org: EXERCISE: You are asked to join a team of experts of the ASEAN Regional Forum",
        ]);
    }
}
