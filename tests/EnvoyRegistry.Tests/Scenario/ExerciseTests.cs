using System.Text.Json;
using EnvoyRegistry.Tests.Appointments;
using EnvoyRegistry.Tests.Situations;

namespace EnvoyRegistry.Tests.Scenario;

/// <summary>
/// An exercise, played as the offices would play it: a border incident, modelled on that of 2011. A is Thailand, B is
/// Cambodia, the Chair is the Philippines, and nobody of them ever said any of it. Each step tells who does what, what
/// is due, and what is refused and by which rule.
/// </summary>
public sealed class ExerciseTests : IDisposable
{
    const string A = "TH", B = "KH", Another = "JP";

    readonly CaseDesk _desk = new();
    readonly CaseCalls _calls;

    public ExerciseTests() => _calls = new CaseCalls(_desk);

    public void Dispose() => _desk.Dispose();

    static Dictionary<string, object?> Incident => new(CaseDesk.Border(isExercise: true))
    {
        ["exerciseMail"] = (string[])["exercise@example.org"],
    };

    [Fact]
    public async Task From_a_crisis_to_an_envoy_at_work_inside_72_hours()
    {
        _desk.BeginHistory();
        // E1 is free and fits; E2 has a family tie to A; E3 is a national of A and of a third state.
        var e1 = await _desk.AddEnvoyAsync("Able First", mail: "first@example.org", nationalities: "SG");
        var e2 = await _desk.AddEnvoyAsync("Able Second", mail: "second@example.org", nationalities: "JP");
        var e3 = await _desk.AddEnvoyAsync("Dual Third", nationalities: ["TH", "SG"]);
        await DeclareTieAsync(e2, A);

        // 1. The Chair's office opens the situation; nobody else can, and for others there is none.
        await IsForbiddenAsync(_desk.FocalPoint(Another), "openSituation", Incident);
        await IsRefusedAsync(_desk.Chair, "openSituation",
            With(Incident, "area", new { kind = "REGION", name = "Land", isContested = true, country = "TH" }),
            "InvalidInput: area.country", "InvalidInput: area.namingNote");
        var (situation, version) = CaseDesk.Changed(
            await _desk.DoAsync(_desk.Chair, "openSituation", "situation { id version }", Incident));
        (await _desk.LettersAsync()).ShouldBe(
            ["exercise@example.org: EXERCISE: A situation was opened in which danger is imminent"]);
        (await SeenByAsync(_desk.FocalPoint(Another), situation)).ShouldBe("null");
        (await SeenByAsync(_desk.FocalPoint(Another), "sit_aaaaaaaaaaaaa")).ShouldBe("null");

        // 2. It decides who the parties are, each time with a reason; a party strikes nobody off.
        CaseDesk.Errors(await _desk.NameAsync(situation, version, new { participant = A }, reason: " "))
            .ShouldBe(["R16: reason"]);
        foreach (var who in (object[])[new { participant = A }, new { participant = B }])
            (situation, version) = CaseDesk.Changed(await _desk.NameAsync(situation, version, who));
        (situation, version) = CaseDesk.Changed(await _desk.DoAsync(
            _desk.Chair, "nameParty", "situation { id version }", new
            {
                situation,
                expectedVersion = version,
                who = new { name = "An armed group (invented)" },
                reason = "It holds a road.",
                isDirectlyInvolved = false,
            }));
        await IsForbiddenAsync(_desk.FocalPoint(A), "removeParty",
            new { situation, expectedVersion = version, party = "pty_aaaaaaaaaaaaa", reason = "We are none." });

        // 3. Who could go: E3 is left out and counted, E2's tie is told to the Chair alone.
        (await MatchesAsync(_desk.Chair, situation)).ShouldBe(
            "Able First: ; Able Second: DECLARED_TIE; left out by nationality: 1");

        // 5. It keeps the days of E1 and E2; a second desk is refused, without being told by whom.
        foreach (var person in (string[])[e1, e2])
            CaseDesk.Errors(await _calls.HoldAsync(situation, person)).ShouldBeEmpty();
        CaseDesk.Errors(await _calls.HoldAsync(situation, e1)).ShouldBe(["Conflict: person"]);
        CaseDesk.Errors(await _calls.HoldAsync(situation, e3)).ShouldBe(["R16: note"]);

        // 6. It asks for an envoy. Each step tells who does what next.
        _desk.MoveBy(TimeSpan.FromHours(1));
        var requested = await _calls.RequestAsync(situation);
        var (appointment, at) = CaseCalls.Changed(requested);
        CaseCalls.Status(requested).ShouldBe("REQUESTED CHAIR setTermsOfReference R17");

        // 7. Terms: without an end, a payer and a basis there are none; all that is missing is told at once.
        CaseDesk.Errors(await _calls.TermsAsync(appointment, at, until: null, payer: " "))
            .ShouldBe(["R17: payer", "R17: until"]);
        (appointment, at) = CaseCalls.Changed(await _calls.TermsAsync(appointment, at));

        // 8. All are consulted, for a day and no less than that can be answered in; both parties are asked.
        var asked = await _calls.ConsultAsync(appointment);
        CaseDesk.Errors(asked).ShouldBeEmpty();
        var consultation = asked.GetProperty("consultation").GetProperty("id").GetString()!;
        (await LinesAsync(_desk.Chair, consultation)).Count.ShouldBe(27);
        (await LinesAsync(_desk.FocalPoint(Another), consultation)).ShouldBe(["Japan WAITING"]);

        // 9. A grants. B agrees on a condition, and that is no consent. Nobody consents for another.
        _desk.MoveBy(TimeSpan.FromHours(2));
        CaseDesk.Errors(await _calls.ConsentAsync(_desk.FocalPoint(A), appointment, 1)).ShouldBeEmpty();
        (await _calls.ConsentAsync(_desk.FocalPoint(B), appointment, 1, condition: "After withdrawal."))
            .GetProperty("consent").GetProperty("state").GetString().ShouldBe("WITHHELD");
        CaseDesk.Errors(await _calls.ConsentAsync(_desk.FocalPoint(Another), appointment, 1))
            .ShouldBe(["NotFound: to.terms.appointment"]);
        CaseDesk.Errors(await _calls.ConsentAsync(_desk.FocalPoint(A), appointment, 0))
            .ShouldBe(["Conflict: to.terms.version"]);

        // 10. One objects, and that blocks. The Chair answers in writing beside it; the objector alone withdraws it.
        CaseDesk.Errors(await AnswerAsync(Another, consultation, 1, "OBJECTION", "Not now.")).ShouldBeEmpty();
        await IsForbiddenAsync(_desk.Chair, "withdrawObjection", new { consultation, expectedVersion = 2 });
        CaseDesk.Errors(await _desk.DoAsync(_desk.Chair, "answerObjection", "consultation { id }", new
        {
            consultation,
            participant = Another,
            expectedVersion = 2,
            text = "The dates can move.",
        })).ShouldBeEmpty();
        CaseDesk.Errors(await _calls.OfferAsync(appointment, e1))
            .ShouldBe(["R16: appointment", "R14: appointment", "R18: appointment"]);

        // 11. Other terms ask both anew, and show in what they differ.
        (appointment, _) = CaseCalls.Changed(
            await _calls.TermsAsync(appointment, await _calls.VersionAsync(appointment), "In the order agreed."));
        (await ReadAsync(_desk.FocalPoint(B), appointment, "terms { version changes { field before after } }"))
            .ShouldBe("""{"terms":{"version":2,"changes":[{"field":"limits","before":"None",""" +
                "\"after\":\"In the order agreed.\"}]}}");

        // 12. Both grant, the objector withdraws; the deadline passes, silence is shown as silence, and it is cleared.
        foreach (var party in (string[])[A, B])
            CaseDesk.Errors(await _calls.ConsentAsync(_desk.FocalPoint(party), appointment, 2)).ShouldBeEmpty();
        CaseDesk.Errors(await _desk.DoAsync(_desk.FocalPoint(Another), "withdrawObjection", "consultation { id }",
            new { consultation, expectedVersion = 3 })).ShouldBeEmpty();
        _desk.MoveBy(TimeSpan.FromHours(23));
        CaseCalls.Status(await _calls.ReadAsync(appointment)).ShouldBe("CLEARED CHAIR offerAppointment R24");
        (await LinesAsync(_desk.Chair, consultation)).Count(line => line.EndsWith("SILENT", StringComparison.Ordinal))
            .ShouldBe(26);
        var cleared = _desk.Now;

        // 14. E1 and E2 are asked, in this order.
        _desk.MoveBy(TimeSpan.FromMinutes(10));
        CaseDesk.Errors(await _calls.OfferAsync(appointment, e1, e2)).ShouldBeEmpty();
        var offers = (await _calls.ReadAsync(appointment)).GetProperty("offers").EnumerateArray()
            .Select(o => o.GetProperty("id").GetString()!).ToList();

        // 15. E1 says no, owing no reason, and her days are free. E2 says yes to the terms that lie before her.
        await IsForbiddenAsync(_desk.Chair, "answerOffer", new { offer = offers[1], answer = "YES", termsVersion = 2 });
        CaseDesk.Errors(await _calls.AnswerAsync(_desk.Self(e2), offers[0], "NO")).ShouldBe(["NotFound: offer"]);
        CaseDesk.Errors(await _calls.AnswerAsync(_desk.Self(e1), offers[0], "NO")).ShouldBeEmpty();
        CaseDesk.Errors(await _calls.AnswerAsync(_desk.Self(e1), offers[0], "NO")).ShouldNotBeEmpty();
        (await _calls.CommitmentsAsync(e1)).ShouldBe("[]");
        (await ReadAsync(_desk.Self(e1), appointment, "status")).ShouldBe("null");
        (await ReadAsync(_desk.Unit, appointment, "offers { end }")).ShouldBe("""{"offers":[]}""");
        _desk.MoveBy(TimeSpan.FromHours(2));
        CaseDesk.Errors(await _calls.AnswerAsync(_desk.Self(e2), offers[1], "YES", 1))
            .ShouldBe(["Conflict: termsVersion"]);
        CaseDesk.Errors(await _calls.AnswerAsync(_desk.Self(e2), offers[1], "YES", 2)).ShouldBeEmpty();

        // 16. Both parties agree to the person before anybody signs.
        CaseDesk.Errors(await _calls.AppointAsync(appointment)).ShouldBe(["R16: appointment", "R16: appointment"]);
        foreach (var party in (string[])[A, B])
            CaseDesk.Errors(await _desk.DoAsync(_desk.FocalPoint(party), "recordConsent", "consent { state }",
                new { to = new { person = new { appointment } }, answer = "GRANTED" })).ShouldBeEmpty();

        // 17. Of twenty signatures one is taken, and E2's days are taken with it.
        foreach (var other in (string[])[_desk.Unit, _desk.SecretaryGeneral, _desk.FocalPoint(A)])
            await IsForbiddenAsync(other, "appointEnvoy", new { appointment, expectedVersion = 1 });
        at = await _calls.VersionAsync(appointment);
        (await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _calls.AppointAsync(appointment, at))))
            .Count(signed => CaseDesk.Errors(signed) is []).ShouldBe(1);
        (await MatchesAsync(_desk.Chair, situation)).ShouldBe("Able First: ; left out by nationality: 1");

        // 21. The first day begins, and she is at work. Whose time it took adds up.
        _desk.MoveBy(TimeSpan.FromHours(56));
        var active = await _calls.ReadAsync(appointment);
        CaseCalls.Status(active).ShouldBe("ACTIVE PERSON fileReport R10");
        var time = active.GetProperty("timeToEnvoy");
        int Seconds(string whose) => time.GetProperty($"{whose}Seconds").GetInt32();
        (Seconds("office") + Seconds("governments") + Seconds("persons")).ShouldBe(Seconds("total"));

        // 22. She reports to the Chair, and nobody who is not named reads it.
        CaseDesk.Errors(await _desk.DoAsync(_desk.Self(e2), "fileReport", "report { isBinding }",
            new { appointment, kind = "NOTE", text = "Both sides were seen." })).ShouldBeEmpty();
        (await ReadAsync(_desk.FocalPoint(A), appointment, "reports { nodes { text } }"))
            .ShouldBe("""{"reports":{"nodes":[]}}""");
        (await ReadAsync(_desk.Chair, appointment, "reports { nodes { text isBinding } }"))
            .ShouldBe("""{"reports":{"nodes":[{"text":"Both sides were seen.","isBinding":false}]}}""");

        // What was known when it was cleared, and who did what, by which rule.
        (await ReadAsync(_desk.Chair, appointment, "status person { fullName } offers { end }", cleared))
            .ShouldBe("""{"status":"CLEARED","person":null,"offers":[]}""");
        (await TrailAsync(appointment)).ShouldContain("appointEnvoy DONE CHAIR Philippines");
        (await TrailAsync(appointment)).ShouldContain("recordConsent DONE FOCAL_POINT Cambodia");

        // None of it was ever among what is real.
        (await _desk.AskAsync(_desk.Chair, """
            { situations { totalCount } appointments { totalCount } consultations { totalCount } }
            """)).GetProperty("data").ToString().ShouldBe(
            """{"situations":{"totalCount":0},"appointments":{"totalCount":0},"consultations":{"totalCount":0}}""");
        (await _desk.LettersAsync()).ShouldAllBe(letter => letter.Contains("@example.org: EXERCISE"));
    }

    [Fact]
    public async Task A_consent_withdrawn_at_work_suspends_in_the_same_second_and_who_is_at_work_is_told()
    {
        var (appointment, holder) = await AtWorkAsync("holder@example.org");

        CaseDesk.Errors(await _calls.ConsentAsync(_desk.FocalPoint(B), appointment, 1, answer: "WITHDRAWN"))
            .ShouldBeEmpty();

        (await ReadAsync(_desk.Chair, appointment, "status consents { state }")).ShouldBe(
            """{"status":"SUSPENDED","consents":[{"state":"WITHDRAWN"},{"state":"GRANTED"},""" +
            "{\"state\":\"GRANTED\"},{\"state\":\"GRANTED\"}]}");
        (await ReadAsync(_desk.Self(holder), appointment, "status")).ShouldBe("""{"status":"SUSPENDED"}""");
        var letters = await _desk.LettersAsync();
        letters.ShouldContain("holder@example.org: Your appointment is suspended");
        letters.ShouldContain("sg@example.org: An appointment is suspended");
    }

    [Fact]
    public async Task A_report_is_read_by_the_Chair_its_author_and_whom_it_names_and_by_nobody_else()
    {
        var (appointment, holder) = await AtWorkAsync();
        var filed = await _desk.DoAsync(_desk.Self(holder), "fileReport", "report { id }",
            new { appointment, kind = "NOTE", text = "Both sides were seen.", readers = (string[])[B, Another] });
        CaseDesk.Errors(filed).ShouldBeEmpty();
        var report = filed.GetProperty("report").GetProperty("id").GetString();

        async Task<string> TextAsync(string token) => (await _desk.AskAsync(
            token, "query($id: ID!) { node(id: $id) { ... on Report { text } } }", new { id = report }))
            .GetProperty("data").GetProperty("node").GetRawText();
        // Another is no party, and sees no such appointment.
        (await ReadAsync(_desk.FocalPoint(Another), appointment, "status")).ShouldBe("null");
        foreach (var reader in (string[])
            [_desk.Chair, _desk.Self(holder), _desk.FocalPoint(B), _desk.FocalPoint(Another)])
            (await TextAsync(reader)).ShouldBe("""{"text":"Both sides were seen."}""");
        foreach (var other in (string[])
            [_desk.FocalPoint(A), _desk.FocalPoint("SG"), _desk.Unit, _desk.SecretaryGeneral])
            (await TextAsync(other)).ShouldBe("null");
    }

    [Fact]
    public async Task Whoever_leaves_the_register_while_held_gives_the_days_back_and_while_at_work_is_asked_about()
    {
        var held = await _desk.AddEnvoyAsync("Able Held");
        var (situation, _) = await _desk.OpenAsync();
        CaseDesk.Errors(await _calls.HoldAsync(situation, held)).ShouldBeEmpty();
        await LeaveAsync(held);
        (await _desk.AskAsync(
            _desk.Chair, "query($id: ID!) { situation(id: $id) { holds { id } } }", new { id = situation }))
            .GetProperty("data").GetProperty("situation").ToString().ShouldBe("""{"holds":[]}""");

        var (appointment, holder) = await AtWorkAsync();
        await LeaveAsync(holder);
        (await NextAsync(appointment)).ShouldBe(["PERSON fileReport", "CHAIR terminateAppointment"]);
    }

    async Task<List<string>> NextAsync(string appointment) =>
    [
        .. (await _calls.ReadAsync(appointment)).GetProperty("nextSteps").EnumerateArray()
            .Select(step => $"{step.GetProperty("actor")} {step.GetProperty("field")}"),
    ];

    async Task<(string Appointment, string Person)> AtWorkAsync(string? mail = null)
    {
        var person = await _desk.AddEnvoyAsync("Able Holder", mail);
        var appointment = await _calls.ClearedAsync();
        CaseDesk.Errors(await _calls.OfferAsync(appointment, person)).ShouldBeEmpty();
        var offer = (await _calls.ReadAsync(appointment)).GetProperty("offers")[0].GetProperty("id").GetString()!;
        CaseDesk.Errors(await _calls.AnswerAsync(_desk.Self(person), offer, "YES", 1)).ShouldBeEmpty();
        await _calls.AgreeAndAppointAsync(appointment);
        _desk.MoveBy(TimeSpan.FromDays(4));
        (await NextAsync(appointment)).ShouldBe(["PERSON fileReport"]);
        return (appointment, person);
    }

    async Task LeaveAsync(string person) => CaseDesk.Errors(await _desk.DoAsync(
        _desk.Self(person), "leaveRegister", "person { id }",
        new { person, expectedVersion = await PersonVersionAsync(person), confirm = true })).ShouldBeEmpty();

    async Task DeclareTieAsync(string person, string country) => CaseDesk.Errors(await _desk.DoAsync(
        _desk.Self(person), "declareConflictOfInterest", "person { id }", new
        {
            person,
            expectedVersion = await PersonVersionAsync(person),
            kind = "FAMILY",
            text = "Family there.",
            countries = (string[])[country],
        })).ShouldBeEmpty();

    async Task<int> PersonVersionAsync(string person) => (await _desk.AskAsync(
        _desk.Self(person), "query($id: ID!) { person(id: $id) { version } }", new { id = person }))
        .GetProperty("data").GetProperty("person").GetProperty("version").GetInt32();

    async Task IsForbiddenAsync(string token, string mutation, object input)
    {
        var type = $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input";
        (await _desk.AskAsync(token,
            $$"""mutation($input: {{type}}!) { {{mutation}}(input: $input) { errors { message } } }""", new { input }))
            .GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()
            .ShouldBe("FORBIDDEN", mutation);
    }

    async Task IsRefusedAsync(string token, string mutation, object input, params string[] errors) =>
        CaseDesk.Errors(await _desk.DoAsync(token, mutation, "__typename", input)).ShouldBe(errors);

    static Dictionary<string, object?> With(Dictionary<string, object?> input, string field, object value) =>
        new(input) { [field] = value };

    async Task<string> SeenByAsync(string token, string situation) => (await _desk.AskAsync(
        token, "query($id: ID!) { situation(id: $id) { title } }", new { id = situation }))
        .GetProperty("data").GetProperty("situation").GetRawText();

    async Task<string> ReadAsync(string token, string appointment, string fields, DateTime? asOf = null) =>
        (await _desk.AskAsync(token,
            $$"""query($id: ID!, $asOf: DateTime) { appointment(id: $id, asOf: $asOf) { {{fields}} } }""",
            new { id = appointment, asOf = asOf?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'") }))
        .GetProperty("data").GetProperty("appointment").GetRawText();

    /// <summary>Who could go, each with concerns about declared ties; and how many a nationality leaves out.</summary>
    async Task<string> MatchesAsync(string token, string situation)
    {
        var found = (await _desk.AskAsync(token, """
            query($situation: ID!) {
              availableEnvoys(need: { from: "2026-10-05", until: "2026-10-20", situation: $situation }) {
                leftOut { nationality }
                nodes { person { fullName } concerns { kind } }
              }
            }
            """, new { situation })).GetProperty("data").GetProperty("availableEnvoys");
        var people = found.GetProperty("nodes").EnumerateArray().Select(match =>
            $"{match.GetProperty("person").GetProperty("fullName")}: " + string.Join(' ', match.GetProperty("concerns")
                .EnumerateArray().Select(c => c.GetProperty("kind").GetString()).Where(k => k is "DECLARED_TIE")));
        return string.Join("; ", people.Order())
            + $"; left out by nationality: {found.GetProperty("leftOut").GetProperty("nationality")}";
    }

    /// <summary>The lines of a consultation that somebody sees, each with who and what.</summary>
    async Task<List<string>> LinesAsync(string token, string consultation) =>
    [
        .. (await _desk.AskAsync(token,
            "query($id: ID!) { consultation(id: $id) { replies { participant { name } state } } }",
            new { id = consultation })).GetProperty("data").GetProperty("consultation").GetProperty("replies")
            .EnumerateArray().Select(line =>
                $"{line.GetProperty("participant").GetProperty("name")} {line.GetProperty("state")}"),
    ];

    Task<JsonElement> AnswerAsync(
        string participant, string consultation, int version, string answer, string? text = null) => _desk.DoAsync(
        _desk.FocalPoint(participant), "answerConsultation", "consultation { id }",
        new { consultation, expectedVersion = version, answer, text });

    async Task<List<string>> TrailAsync(string appointment) =>
    [
        .. (await _desk.AskAsync(_desk.Chair, """
            query($id: [ID!]) { auditTrail(first: 100, where: { case: $id }) {
              nodes { operation outcome actorRole office { name } } } }
            """, new { id = appointment })).GetProperty("data").GetProperty("auditTrail").GetProperty("nodes")
            .EnumerateArray().Select(e => $"{e.GetProperty("operation")} {e.GetProperty("outcome")} "
                + $"{e.GetProperty("actorRole")} {(e.GetProperty("office") is { ValueKind: JsonValueKind.Object } office
                    ? office.GetProperty("name") : "")}"),
    ];
}
