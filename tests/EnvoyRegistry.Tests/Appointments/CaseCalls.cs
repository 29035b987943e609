using System.Text.Json;
using EnvoyRegistry.Tests.Situations;

namespace EnvoyRegistry.Tests.Appointments;

/// <summary>The calls that appointments are played by, each with what it takes unless a test says otherwise.</summary>
sealed class CaseCalls(CaseDesk desk)
{
    public const string Appointment = """
        appointment { id version status nextSteps { actor field rule { code } } consents { termsVersion state
            party { id name } } offers { id } timeToEnvoy { endedAt totalSeconds officeSeconds governmentsSeconds
            personsSeconds } }
        """;

    /// <summary>An appointment that is cleared, asked for in a situation that was opened for it.</summary>
    public async Task<string> ClearedAsync(
        string holder = "PERSON", string until = "2026-10-20", string mandate = "CHAIR_TERM")
    {
        var (situation, _) = await desk.OpenAsync();
        var (appointment, version) = Changed(await RequestAsync(situation, holder));
        Changed(await TermsAsync(appointment, version, until: until, mandate: mandate));
        CaseDesk.Errors(await ConsultAsync(appointment)).ShouldBeEmpty();
        foreach (var code in (string[])["TH", "KH"])
            CaseDesk.Errors(await ConsentAsync(desk.FocalPoint(code), appointment, 1)).ShouldBeEmpty();
        desk.MoveBy(TimeSpan.FromHours(24));
        Status(await ReadAsync(appointment)).ShouldBe("CLEARED CHAIR offerAppointment R24");
        return appointment;
    }

    public Task<JsonElement> RequestAsync(string situation, string holder = "PERSON") =>
        desk.DoAsync(desk.Chair, "requestAppointment", Appointment, new
        {
            situation,
            mission = "ENVOY",
            holder,
            screening = new { lawful = "At their request.", safe = "Escorted.", urgent = "Shots.", motive = "None." },
        });

    public Task<JsonElement> HoldAsync(string situation, string person) => desk.DoAsync(desk.Chair, "holdEnvoy",
        "hold { id expiresAt }", new { situation, person, from = "2026-10-05", until = "2026-10-20" });

    public Task<JsonElement> TermsAsync(
        string appointment, int version, string limits = "None", string? until = "2026-10-20", string payer = "A",
        string mandate = "CHAIR_TERM") =>
        desk.DoAsync(desk.Chair, "setTermsOfReference", Appointment, new
        {
            appointment,
            expectedVersion = version,
            aim = "A ceasefire",
            area = "The land around a temple",
            parties = "Both sides",
            limits,
            from = "2026-10-05",
            until,
            reportEveryDays = 7,
            payer,
            basis = "A4",
            mandate,
        });

    public Task<JsonElement> ConsultAsync(string appointment) => desk.DoAsync(desk.Chair, "openConsultation",
        "consultation { id }", new
        {
            about = new { matter = appointment },
            circular = "The Chair would send an envoy.",
            deadline = desk.Now.AddHours(24).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
        });

    public Task<JsonElement> ConsentAsync(
        string token, string appointment, int version, string answer = "GRANTED", string? condition = null,
        string? party = null) =>
        desk.DoAsync(token, "recordConsent", "consent { state }", new
        {
            to = new { terms = new { appointment, version, party } },
            answer,
            condition,
        });

    public Task<JsonElement> OfferAsync(string appointment, params string[] people) =>
        OfferToAsync(appointment, [.. people.Select(person => new { person })]);

    public async Task<JsonElement> OfferToAsync(string appointment, params object[] to) =>
        await desk.DoAsync(desk.Chair, "offerAppointment", Appointment, new
        {
            appointment,
            expectedVersion = await VersionAsync(appointment),
            offers = to.Select(whom => new { to = whom }),
        });

    /// <summary>Both parties agree to whoever accepted it, and the Chair signs.</summary>
    public async Task AgreeAndAppointAsync(string appointment)
    {
        foreach (var code in (string[])["TH", "KH"])
            CaseDesk.Errors(await desk.DoAsync(desk.FocalPoint(code), "recordConsent", "consent { state }",
                new { to = new { person = new { appointment } }, answer = "GRANTED" })).ShouldBeEmpty();
        CaseDesk.Errors(await AppointAsync(appointment)).ShouldBeEmpty();
    }

    public Task<JsonElement> AnswerAsync(string token, string offer, string answer, int? termsVersion = null) =>
        desk.DoAsync(token, "answerOffer", "offer { end }", new { offer, answer, termsVersion });

    public async Task<JsonElement> AppointAsync(string appointment, int? version = null) =>
        await desk.DoAsync(desk.Chair, "appointEnvoy", Appointment, new
        {
            appointment,
            expectedVersion = version ?? await VersionAsync(appointment),
        });

    public async Task<JsonElement> ReadAsync(string appointment) => (await desk.AskAsync(
        desk.Chair, $$"""query($id: ID!) { {{Appointment.Replace("appointment {", "appointment(id: $id) {")}} }""",
        new { id = appointment })).GetProperty("data").GetProperty("appointment");

    public async Task<int> VersionAsync(string appointment) =>
        (await ReadAsync(appointment)).GetProperty("version").GetInt32();

    public async Task<string> CommitmentsAsync(string person) => (await desk.AskAsync(desk.Chair,
        "query($id: ID!) { person(id: $id) { commitments { cause from until } } }", new { id = person }))
        .GetProperty("data").GetProperty("person").GetProperty("commitments").ToString();

    public static (string Id, int Version) Changed(JsonElement payload)
    {
        CaseDesk.Errors(payload).ShouldBeEmpty();
        var appointment = payload.GetProperty("appointment");
        return (appointment.GetProperty("id").GetString()!, appointment.GetProperty("version").GetInt32());
    }

    /// <summary>The status, and the first of the next steps.</summary>
    public static string Status(JsonElement of)
    {
        var appointment = of.TryGetProperty("appointment", out var inner) ? inner : of;
        var next = appointment.GetProperty("nextSteps")[0];
        string?[] words =
        [
            appointment.GetProperty("status").GetString(), next.GetProperty("actor").GetString(),
            next.GetProperty("field").GetString(),
            next.GetProperty("rule") is { ValueKind: JsonValueKind.Object } rule
                ? rule.GetProperty("code").GetString() : null,
        ];
        return string.Join(' ', words.OfType<string>());
    }
}
