using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Chairing;
using EnvoyRegistry.News;
using EnvoyRegistry.Tests.Appointments;
using EnvoyRegistry.Tests.Groupings;
using EnvoyRegistry.Tests.Situations;
using Microsoft.Extensions.DependencyInjection;

namespace EnvoyRegistry.Tests.Chairing;

/// <summary>
/// The day on which the Chair moves from the Philippines to Singapore, 1 January 2027 in Jakarta, as both offices live
/// it.
/// </summary>
public sealed class HandOverTests : IDisposable
{
    const string Case = """
        kind record decision reason consentsCarryOver appointment { id status } grouping { id status }
        consultation { id } nextAppointment { id status } nextGrouping { id status members { participant { code } } }
        nextConsultation { id deadline }
        """;

    static readonly DateTime s_midnight = new(2026, 12, 31, 17, 0, 0, DateTimeKind.Utc);

    readonly CaseDesk _desk = new();
    readonly CaseCalls _appointments;
    readonly GroupingCalls _groupings;

    public HandOverTests() =>
        (_appointments, _groupings) = (new CaseCalls(_desk), new GroupingCalls(_desk));

    public void Dispose() => _desk.Dispose();

    string Next => _desk.Token(CallerRole.ParticipantOffice);

    [Fact]
    public async Task At_midnight_the_rights_move_and_every_live_case_asks_the_new_office_and_runs_on()
    {
        var appointment = await _appointments.ClearedAsync(until: "2027-03-01");
        var grouping = await _groupings.ActiveFriendsAsync();
        MoveTo(s_midnight.AddHours(-12));
        var consultation = await OpenAsync("Something to share.");
        MoveTo(s_midnight.AddSeconds(-1));

        // A second before, the old office decides nothing and has every right; the new one reads the note alone.
        (await RefusedAsync(Next, appointment)).ShouldBe("FORBIDDEN");
        CaseDesk.Errors(await DecideAsync(_desk.Chair, appointment, "CONTINUE")).ShouldBe(["NotFound: subject"]);
        foreach (var token in (string[])[_desk.Chair, Next])
        {
            var before = await HandOverAsync(token);
            (before.GetProperty("daysLeft").GetInt32(), before.GetProperty("cases").GetArrayLength()).ShouldBe((1, 3));
            before.GetProperty("note").GetString()!.ShouldContain("An incident at a border");
        }
        (await HandOverAsync(_desk.FocalPoint("SG"))).ValueKind.ShouldBe(JsonValueKind.Null);
        (await AskedOnHomeAsync(_desk.Chair)).ShouldBe(0);

        MoveTo(s_midnight);

        (await RefusedAsync(_desk.Chair, appointment)).ShouldBe("FORBIDDEN");
        var after = await HandOverAsync(Next);
        after.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("kind").GetString())
            .ShouldBe(["APPOINTMENT", "GROUPING", "CONSULTATION"]);
        after.GetProperty("cases").EnumerateArray()
            .ShouldAllBe(c => c.GetProperty("decision").ValueKind == JsonValueKind.Null);
        (await AskedOnHomeAsync(Next)).ShouldBe(3);
        (await StatusAsync(Next, appointment)).ShouldBe("CLEARED");
        (await AskAsync(Next, grouping, "grouping", "status members { participant { code } }")).ToString().ShouldBe(
            """{"status":"ACTIVE","members":[{"participant":{"code":"SG"}},{"participant":{"code":"MY"}},""" +
            """{"participant":{"code":"JP"}}]}""");
        (await AskAsync(Next, consultation, "consultation", "state")).ToString().ShouldBe("""{"state":"OPEN"}""");

        // Of each the first step is to decide.
        (string Type, string Id, string[] Steps)[] live =
        [
            ("appointment", appointment, ["decideHandOver", "offerAppointment"]),
            ("grouping", grouping, ["decideHandOver", "recordGroupingPaper"]),
            ("consultation", consultation, ["decideHandOver", "answerConsultation"]),
        ];
        foreach (var (type, id, steps) in live)
            (await StepsAsync(Next, id, type)).ShouldBe(steps);

        // Each is decided once, with a reason; whether consents carry over is said.
        CaseDesk.Errors(await DecideAsync(Next, appointment, "CONTINUE", " ")).ShouldBe(["InvalidInput: reason"]);
        CaseDesk.Errors(await DecideAsync(Next, appointment, "CONTINUE")).ShouldBe(["R16: consentsCarryOver"]);
        CaseDesk.Errors(await DecideAsync(Next, appointment, "CONTINUE", carry: true))
            .ShouldBe(["R16: consentsCarryOver"]);
        CaseDesk.Errors(await DecideAsync(Next, appointment, "CONTINUE", carry: false)).ShouldBeEmpty();
        CaseDesk.Errors(await DecideAsync(Next, appointment, "CONCLUDE")).ShouldBe(["Conflict: subject"]);
        (await StatusAsync(Next, appointment)).ShouldBe("CONSULTING");
        (await StepsAsync(Next, appointment, "appointment")).ShouldBe(["recordConsent", "recordConsent"]);
        var races = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => DecideAsync(Next, grouping, "CONTINUE")));
        races.Count(r => CaseDesk.Errors(r) is []).ShouldBe(1);
        (await AskedOnHomeAsync(Next)).ShouldBe(1);

        (await _desk.LettersAsync()).Count(l => l == "sg@example.org: Cases wait for your decision, as you chair now")
            .ShouldBe(1);

        // The former office reads the cases as they stood, and no decision.
        var former = await HandOverAsync(_desk.Chair);
        former.GetProperty("cases").GetArrayLength().ShouldBe(3);
        former.GetProperty("cases")[0].GetProperty("record").GetString()!.ShouldContain("It is cleared.");
        former.GetProperty("cases").EnumerateArray()
            .ShouldAllBe(c => c.GetProperty("decision").ValueKind == JsonValueKind.Null);
        CaseDesk.Errors(await _desk.DoAsync(Next, "dissolveGrouping", "grouping { id }", new
        {
            grouping,
            expectedVersion = (await AskAsync(Next, grouping, "grouping", "version")).GetProperty("version").GetInt32(),
            reason = "Done.",
        })).ShouldBeEmpty();
        (await HandOverAsync(_desk.Chair)).GetProperty("cases").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task The_note_has_open_situations_in_which_nothing_is_alive_as_they_stood_then()
    {
        var quiet = (await _desk.OpenAsync(new(CaseDesk.Border()) { ["title"] = "A quiet strait" })).Id;
        await _desk.OpenAsync(new(CaseDesk.Border()) { ["title"] = "A busy strait" });
        MoveTo(s_midnight.AddSeconds(-1));
        (await HandOverAsync(_desk.Chair)).GetProperty("note").GetString()!
            .ShouldContain("## A situation: A quiet strait");

        MoveTo(s_midnight.AddHours(1));

        foreach (var token in (string[])[Next, _desk.Chair])
        {
            var note = (await HandOverAsync(token)).GetProperty("note").GetString()!;
            note.ShouldContain("## A situation: A quiet strait\n\n- Situation: A quiet strait, opened on 2026-10-01.");
            note.ShouldContain("- Directly involved: Cambodia.\n- Directly involved: Thailand.\n"
                + "- No appointment, grouping or consultation is alive in it.");
            note.ShouldContain("A busy strait");
        }
        var version = (await AskAsync(Next, quiet, "situation", "version")).GetProperty("version").GetInt32();
        CaseDesk.Errors(await _desk.DoAsync(Next, "closeSituation", "situation { id }",
            new { situation = quiet, expectedVersion = version, outcome = "Calm." })).ShouldBeEmpty();
        (await HandOverAsync(Next)).GetProperty("note").GetString()!.ShouldContain("A quiet strait");
        (await HandOverAsync(_desk.Chair)).GetProperty("note").GetString()!.ShouldNotContain("A quiet strait");
    }

    [Fact]
    public async Task What_is_handed_over_is_asked_for_anew_in_the_name_of_the_new_office()
    {
        var appointment = await _appointments.ClearedAsync("OFFICE", "2027-03-01", "FIXED_TERM");
        CaseDesk.Errors(await _appointments.OfferToAsync(appointment, new { office = "SG" })).ShouldBeEmpty();
        var offer = (await _appointments.ReadAsync(appointment)).GetProperty("offers")[0].GetProperty("id").GetString();
        CaseDesk.Errors(await _desk.DoAsync(_desk.FocalPoint("SG"), "answerOffer", "offer { end }",
            new { offer, answer = "YES", termsVersion = 1, acting = "Invented Director" })).ShouldBeEmpty();
        await _appointments.AgreeAndAppointAsync(appointment);
        var grouping = await _groupings.ActiveFriendsAsync();
        MoveTo(s_midnight.AddHours(-12));
        var consultation = await OpenAsync("Something to share.");
        MoveTo(s_midnight.AddHours(1));

        var next = (await DecideAsync(Next, grouping, "HAND_OVER")).GetProperty("handOver").GetProperty("nextGrouping");
        next.GetProperty("status").GetString().ShouldBe("PROPOSED");
        next.GetProperty("members").EnumerateArray()
            .Select(m => m.GetProperty("participant").GetProperty("code").GetString())
            .ShouldBe(["SG", "PH", "JP"]);
        (await StatusAsync(Next, grouping, "grouping")).ShouldBe("ACTIVE");

        var asked = (await DecideAsync(Next, appointment, "HAND_OVER")).GetProperty("handOver");
        asked.GetProperty("appointment").GetProperty("status").GetString().ShouldBe("REPORTING");
        asked.GetProperty("nextAppointment").GetProperty("status").GetString().ShouldBe("REQUESTED");

        var again = (await DecideAsync(Next, consultation, "HAND_OVER")).GetProperty("handOver")
            .GetProperty("nextConsultation");
        again.GetProperty("deadline").GetString().ShouldBe("2027-01-01T18:00:00Z");
        (await AskAsync(Next, consultation, "consultation", "state outcome")).ToString()
            .ShouldBe("""{"state":"CLOSED","outcome":null}""");
    }

    [Fact]
    public async Task Consents_to_a_fixed_term_carry_over_and_silence_is_not_cut_short_into_agreement()
    {
        var appointment = await _appointments.ClearedAsync(until: "2027-03-01", mandate: "FIXED_TERM");
        MoveTo(s_midnight.AddHours(-2));
        var (grouping, _) = GroupingCalls.Changed(await _groupings.ProposeFriendsAsync(null));
        var consultation = await _groupings.ConsultAsync(grouping);
        MoveTo(s_midnight.AddMinutes(1));

        (await AskAsync(Next, appointment, "appointment", "consents { carriesOver }")).ToString()
            .ShouldBe("""{"consents":[{"carriesOver":true},{"carriesOver":true}]}""");
        CaseDesk.Errors(await DecideAsync(Next, appointment, "CONTINUE", carry: true)).ShouldBeEmpty();
        (await StatusAsync(Next, appointment)).ShouldBe("CLEARED");
        CaseDesk.Errors(await DecideAsync(Next, consultation, "CONCLUDE")).ShouldBeEmpty();

        MoveTo(s_midnight.AddDays(3));

        CaseDesk.Errors(await _desk.DoAsync(Next, "constituteGrouping", "grouping { id }", new
        {
            grouping,
            expectedVersion = (await AskAsync(Next, grouping, "grouping", "version")).GetProperty("version").GetInt32(),
        })).ShouldContain("R22: grouping");
        CaseDesk.Errors(await DecideAsync(Next, grouping, "CONCLUDE")).ShouldBeEmpty();
        (await StatusAsync(Next, grouping, "grouping")).ShouldBe("NOT_FORMED");
    }

    [Fact]
    public async Task Both_offices_are_written_to_60_30_14_and_1_days_before_and_once_each()
    {
        string[] days = ["2026-11-01", "2026-11-02", "2026-11-20", "2026-12-02", "2026-12-18", "2026-12-31"];
        foreach (var day in days)
        {
            MoveTo(DateTime.Parse($"{day}T05:00:00Z").ToUniversalTime());
            for (var i = 0; i < 2; i++)
                foreach (var round in _desk.Services.GetServices<IDailyRound>().OfType<HandOverCountdown>())
                    await round.PostAsync(CancellationToken.None);
        }

        (await _desk.LettersAsync()).Where(l => l.Contains("The Chair moves", StringComparison.Ordinal)).ShouldBe(
        [
            "sg@example.org: The Chair moves in 1 day",
            "sg@example.org: The Chair moves in 14 days",
            "sg@example.org: The Chair moves in 30 days",
            "sg@example.org: The Chair moves in 60 days",
        ]);
    }

    async Task<string> OpenAsync(string circular) => (await _desk.DoAsync(
        _desk.Chair, "openConsultation", "consultation { id }", new
        {
            about = new { outsideBody = new { name = "The UN", shared = "The list" } },
            circular,
            deadline = _desk.Now.AddHours(24).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
        })).GetProperty("consultation").GetProperty("id").GetString()!;

    void MoveTo(DateTime instant) => _desk.MoveBy(instant - _desk.Now);

    Task<JsonElement> DecideAsync(
        string token, string subject, string decision, string reason = "The work goes well.", bool? carry = null) =>
        _desk.DoAsync(token, "decideHandOver", $"handOver {{ {Case} }}",
            new { subject, decision, reason, consentsCarryOver = carry });

    Task<string?> RefusedAsync(string token, string subject) => _groupings.RefusedAsync(
        token, "decideHandOver", new { subject, decision = "CONTINUE", reason = "It goes well." });

    async Task<int> AskedOnHomeAsync(string token)
    {
        using var client = _desk.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var home = await client.GetStringAsync("/");
        home.ShouldContain("<h2>Yours to do</h2>");
        return home.Split("Decide what becomes of it").Length - 1;
    }

    async Task<JsonElement> HandOverAsync(string token) => (await _desk.AskAsync(
        token, $$"""{ handOver { day daysLeft note cases { {{Case}} } } }""")).GetProperty("data")
        .GetProperty("handOver");

    async Task<JsonElement> AskAsync(string token, string id, string type, string fields) => (await _desk.AskAsync(
        token, $$"""query($id: ID!) { {{type}}(id: $id) { {{fields}} } }""", new { id })).GetProperty("data")
        .GetProperty(type);

    async Task<string?[]> StepsAsync(string token, string id, string type) =>
    [
        .. (await AskAsync(token, id, type, "nextSteps { field }")).GetProperty("nextSteps").EnumerateArray()
            .Select(step => step.GetProperty("field").GetString()),
    ];

    async Task<string?> StatusAsync(string token, string id, string type = "appointment") =>
        (await AskAsync(token, id, type, "status")).GetProperty("status").GetString();
}
