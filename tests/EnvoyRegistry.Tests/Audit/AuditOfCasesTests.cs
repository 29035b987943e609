using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Tests.Situations;

namespace EnvoyRegistry.Tests.Audit;

/// <summary>What the audit tells of a case: who did what to it, what was refused, and who read in it.</summary>
public sealed class AuditOfCasesTests : IDisposable
{
    readonly CaseDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Each_step_of_an_appointment_names_actor_office_rule_and_time_a_refused_one_too()
    {
        var person = await _desk.AddEnvoyAsync("Able First");
        var (situation, _) = await _desk.OpenAsync();
        var appointment = await RequestAsync(situation);
        _desk.MoveBy(TimeSpan.FromHours(1));
        CaseDesk.Errors(await _desk.DoAsync(_desk.Chair, "offerAppointment", "appointment { id }", new
        {
            appointment,
            expectedVersion = 2,
            offers = new[] { new { to = new { person } } },
        })).ShouldContain("R16: appointment");
        CaseDesk.Errors(await ConsentAsync(_desk.FocalPoint("JP"), appointment))
            .ShouldBe(["NotFound: to.terms.appointment"]);
        _desk.MoveBy(TimeSpan.FromHours(1));
        CaseDesk.Errors(await _desk.DoAsync(_desk.Chair, "withdrawRequest", "appointment { id }",
            new { appointment, expectedVersion = 2, reason = "It is calm." })).ShouldBeEmpty();

        var told = await EntriesAsync(_desk.Chair, appointment, """
            operation outcome actorRole office { code } at errorCodes rules cases { id }
            """);
        told.Select(Steps).ShouldBe(
        [
            "withdrawRequest DONE CHAIR PH 2026-10-01T07:00:00Z ",
            "recordConsent REFUSED FOCAL_POINT JP 2026-10-01T06:00:00Z ",
            "offerAppointment REFUSED CHAIR PH 2026-10-01T06:00:00Z R17,R16,R14",
            "requestAppointment DONE CHAIR PH 2026-10-01T05:00:00Z ",
        ]);
        (await EntriesAsync(_desk.Chair, situation, "operation")).Select(e => e.GetProperty("operation").GetString())
            .ShouldBe(["requestAppointment", "nameParty", "nameParty", "openSituation"], ignoreOrder: false);

        static string Steps(JsonElement e) =>
            $"{e.GetProperty("operation")} {e.GetProperty("outcome")} {e.GetProperty("actorRole")} " +
            $"{e.GetProperty("office").GetProperty("code")} {e.GetProperty("at")} " +
            string.Join(',', e.GetProperty("rules").EnumerateArray());
    }

    [Fact]
    public async Task The_auditor_is_told_of_steps_and_of_no_party_person_or_title()
    {
        var person = await _desk.AddEnvoyAsync("Able First");
        var (situation, _) = await _desk.OpenAsync();
        var appointment = await RequestAsync(situation);
        await ConsentAsync(_desk.FocalPoint("TH"), appointment);
        CaseDesk.Errors(await _desk.DoAsync(_desk.Chair, "holdEnvoy", "hold { id }",
            new { situation, person, from = "2026-10-05", until = "2026-10-20" })).ShouldBeEmpty();

        var auditor = _desk.Token(CallerRole.Auditor);
        const string All = """
            operation outcome actor actorRole office { code } note cases { id coordinates }
            subjects { personId person { fullName } } changes { thing key field personId before after values }
            """;
        var told = await EntriesAsync(auditor, situation, All);
        told.ConvertAll(e => e.GetProperty("operation").GetString())
            .ShouldBe(["holdEnvoy", "requestAppointment", "nameParty", "nameParty", "openSituation"]);
        var refused = await EntriesAsync(auditor, appointment, All);
        refused[0].GetProperty("actor").GetString().ShouldBe("FOCAL_POINT");
        refused[0].GetProperty("office").ValueKind.ShouldBe(JsonValueKind.Null);
        var words = string.Join('\n', told.Concat(refused));
        foreach (var name in (string[])["temple", "border", "Thailand", "Cambodia", "\"TH\"", "\"KH\"", "Able", person])
            words.ShouldNotContain(name);
        (await EntriesAsync(auditor, $"person: [\"{person}\"]", All, isFilter: true)).ShouldBeEmpty();

        // Herself she finds as ever, and by no case; others find nothing at all.
        var own = _desk.Self(person);
        (await EntriesAsync(own, situation, "operation")).ShouldBeEmpty();
        (await EntriesAsync(own, "operation: [\"holdEnvoy\"]", "operation", isFilter: true))
            .ConvertAll(e => e.ToString()).ShouldBe(["""{"operation":"holdEnvoy"}"""]);
        (await _desk.AskAsync(_desk.Unit, "{ auditTrail { totalCount } }")).GetProperty("errors").GetArrayLength()
            .ShouldBe(1);
        (await _desk.AskAsync(auditor, "{ auditTrail(where: {case: [\"x\"]}) { totalCount } }"))
            .GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain("where.case.0");
    }

    [Fact]
    public async Task Who_reads_what_another_wrote_leaves_a_reading_and_its_author_does_not()
    {
        var (situation, _) = await _desk.OpenAsync();
        var appointment = await RequestAsync(situation);
        await _desk.AskAsync(_desk.Chair, "query Mine($id: ID!) { appointment(id: $id) { lawful safe } }",
            new { id = appointment });
        var note = (await _desk.DoAsync(_desk.Chair, "recordRiskNote", "riskNote { id assessment }", new
        {
            situation,
            crime = "WAR_CRIMES",
            assessment = "A village is threatened.",
            method = "UN Framework of Analysis for Atrocity Crimes, 2014",
            localSource = "A teacher of the village",
            reviewer = "JP",
            concerns = "KH",
        })).GetProperty("riskNote").GetProperty("id").GetString()!;
        (await ReadingsAsync(situation)).ShouldBeEmpty();

        const string Read = "query Looks($id: ID!) { node(id: $id) { ... on RiskNote { assessment review } } }";
        await _desk.AskAsync(_desk.FocalPoint("JP"), Read, new { id = note });
        await _desk.AskAsync(_desk.FocalPoint("TH"), Read, new { id = note });
        (await ReadingsAsync(situation)).ShouldBe(["Looks FOCAL_POINT JP RiskNote.assessment"]);

        CaseDesk.Errors(await _desk.DoAsync(_desk.FocalPoint("JP"), "reviewRiskNote", "riskNote { review }",
            new { riskNote = note, expectedVersion = 1, agrees = true, review = "So I find." })).ShouldBeEmpty();
        await _desk.AskAsync(_desk.Chair, Read, new { id = note });
        (await ReadingsAsync(situation)).ShouldBe(
            ["Looks CHAIR PH RiskNote.review", "Looks FOCAL_POINT JP RiskNote.assessment"]);
        (await ReadingsAsync(appointment)).ShouldBeEmpty();
    }

    async Task<string> RequestAsync(string situation) => (await _desk.DoAsync(
        _desk.Chair, "requestAppointment", "appointment { id }", new
        {
            situation,
            mission = "ENVOY",
            screening = new { lawful = "At their request.", safe = "Escorted.", urgent = "Shots.", motive = "None." },
        })).GetProperty("appointment").GetProperty("id").GetString()!;

    Task<JsonElement> ConsentAsync(string token, string appointment) => _desk.DoAsync(
        token, "recordConsent", "consent { state }", new
        {
            to = new { terms = new { appointment, version = 1 } },
            answer = "GRANTED",
        });

    async Task<List<string>> ReadingsAsync(string id) =>
    [
        .. (await EntriesAsync(_desk.Chair, $"case: [\"{id}\"], kind: [READING]",
                "operation actorRole office { code } cases { coordinates }", isFilter: true))
            .Select(e => $"{e.GetProperty("operation")} {e.GetProperty("actorRole")} " +
                $"{e.GetProperty("office").GetProperty("code")} " +
                string.Join(',', e.GetProperty("cases")[0].GetProperty("coordinates").EnumerateArray())),
    ];

    async Task<List<JsonElement>> EntriesAsync(string token, string asked, string fields, bool isFilter = false)
    {
        var where = isFilter ? asked : $"case: [\"{asked}\"]";
        var answer = await _desk.AskAsync(
            token, $$"""{ auditTrail(where: { {{where}} }, first: 50) { nodes { {{fields}} } } }""");
        return answer.TryGetProperty("errors", out var errors)
            ? throw new InvalidOperationException(errors.ToString())
            : [.. answer.GetProperty("data").GetProperty("auditTrail").GetProperty("nodes").EnumerateArray()];
    }
}
