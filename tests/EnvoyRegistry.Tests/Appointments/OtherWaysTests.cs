using System.Net;
using System.Text.Json;
using EnvoyRegistry.Tests.Situations;

namespace EnvoyRegistry.Tests.Appointments;

/// <summary>What goes otherwise on the way to an envoy, and what it comes to.</summary>
public sealed class OtherWaysTests : IDisposable
{
    readonly CaseDesk _desk = new();
    readonly CaseCalls _calls;

    public OtherWaysTests() => _calls = new CaseCalls(_desk);

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task An_offer_that_nobody_answers_lapses_at_its_deadline_and_the_days_are_free()
    {
        var person = await _desk.AddEnvoyAsync("Able Silent");
        var appointment = await _calls.ClearedAsync();
        CaseDesk.Errors(await _calls.OfferAsync(appointment, person)).ShouldBeEmpty();
        (await _calls.CommitmentsAsync(person)).ShouldBe(
            """[{"cause":"OFFER","from":"2026-10-05","until":"2026-10-20"}]""");

        _desk.MoveBy(TimeSpan.FromHours(25));

        CaseCalls.Status(await _calls.ReadAsync(appointment)).ShouldBe("CLEARED CHAIR offerAppointment R24");
        (await _calls.CommitmentsAsync(person)).ShouldBe("[]");
    }

    [Fact]
    public async Task Whoever_declared_nothing_or_is_not_free_is_not_offered_it()
    {
        var appointment = await _calls.ClearedAsync();
        var (undeclared, free) = (
            await _desk.AddEnvoyAsync("Able Undeclared", declares: false), await _desk.AddEnvoyAsync("Able Free"));

        CaseDesk.Errors(await _calls.OfferAsync(appointment, undeclared)).ShouldBe(["R16: offers.0.to.person"]);
        CaseDesk.Errors(await _calls.OfferAsync(appointment, free)).ShouldBeEmpty();
        CaseDesk.Errors(await _calls.OfferAsync(appointment, free)).ShouldBe(["Conflict: offers.0.to.person"]);
    }

    [Fact]
    public async Task A_sitting_minister_answers_by_the_link_of_the_letter_and_does_not_become_listed()
    {
        var appointment = await _calls.ClearedAsync("OFFICIAL");
        CaseDesk.Errors(await _calls.OfferToAsync(appointment, new
        {
            official = new { name = "Invented Minister", title = "Minister", email = "minister@example.org" },
        })).ShouldBeEmpty();

        var link = await _desk.LinkAsync("minister@example.org", "You are offered an appointment");
        (await _desk.PostAsync(link, ("answer", "yes"), ("version", "1"))).ShouldBe(HttpStatusCode.OK);
        await _calls.AgreeAndAppointAsync(appointment);

        var held = (await _desk.AskAsync(_desk.Unit,
            "query($id: ID!) { appointment(id: $id) { status officialName person { id } } people { totalCount } }",
            new { id = appointment })).GetProperty("data");
        held.GetProperty("appointment").ToString()
            .ShouldBe("""{"status":"APPOINTED","officialName":"Invented Minister","person":null}""");
    }

    [Fact]
    public async Task An_office_takes_it_when_its_participant_names_who_acts()
    {
        var appointment = await _calls.ClearedAsync("OFFICE");
        CaseDesk.Errors(await _calls.OfferToAsync(appointment, new { office = "SG" })).ShouldBeEmpty();
        var offer = (await _calls.ReadAsync(appointment)).GetProperty("offers")[0].GetProperty("id").GetString()!;

        CaseDesk.Errors(await _calls.AnswerAsync(_desk.FocalPoint("SG"), offer, "YES", 1)).ShouldBe(["R16: acting"]);
        CaseDesk.Errors(await _desk.DoAsync(_desk.FocalPoint("SG"), "answerOffer", "offer { end }", new
        {
            offer,
            answer = "YES",
            termsVersion = 1,
            acting = "Invented Director",
        })).ShouldBeEmpty();
        await _calls.AgreeAndAppointAsync(appointment);
        CaseCalls.Status(await _calls.ReadAsync(appointment)).ShouldBe("APPOINTED TIME");
    }

    [Fact]
    public async Task A_consent_that_is_not_given_again_ends_the_appointment_and_a_report_is_still_owed()
    {
        var person = await _desk.AddEnvoyAsync("Able Holder");
        var appointment = await _calls.ClearedAsync();
        CaseDesk.Errors(await _calls.OfferAsync(appointment, person)).ShouldBeEmpty();
        var offer = (await _calls.ReadAsync(appointment)).GetProperty("offers")[0].GetProperty("id").GetString()!;
        CaseDesk.Errors(await _calls.AnswerAsync(_desk.Self(person), offer, "YES", 1)).ShouldBeEmpty();
        await _calls.AgreeAndAppointAsync(appointment);
        CaseDesk.Errors(await _calls.ConsentAsync(_desk.FocalPoint("KH"), appointment, 1, answer: "WITHDRAWN"))
            .ShouldBeEmpty();
        CaseDesk.Errors(await ActAsync(_desk.Chair, "resumeAppointment", appointment)).ShouldBe(["R16: appointment"]);

        _desk.MoveBy(TimeSpan.FromDays(15));

        CaseCalls.Status(await _calls.ReadAsync(appointment)).ShouldBe("TERMINATED PERSON fileReport R10");
        CaseDesk.Errors(await ActAsync(_desk.Chair, "concludeAppointment", appointment))
            .ShouldBe(["R10: appointment"]);
        CaseDesk.Errors(await ReportAsync(_desk.FocalPoint("KH"), appointment)).ShouldBe(["R10: appointment"]);
        CaseDesk.Errors(await ReportAsync(_desk.Self(person), appointment)).ShouldBeEmpty();
        CaseDesk.Errors(await ActAsync(_desk.Chair, "concludeAppointment", appointment)).ShouldBeEmpty();
        (await _calls.CommitmentsAsync(person)).ShouldBe("[]");
    }

    [Fact]
    public async Task Within_one_state_nothing_is_asked_before_that_state_agrees()
    {
        var input = CaseDesk.Border();
        input["scope"] = "INTRA_STATE";
        var (situation, version) = CaseDesk.Changed(
            await _desk.DoAsync(_desk.Chair, "openSituation", "situation { id version }", input));
        CaseDesk.Changed(await _desk.NameAsync(situation, version, new { participant = "TH" }, isHost: true));

        CaseDesk.Errors(await _calls.RequestAsync(situation)).ShouldBe(["R16: situation"]);
        CaseDesk.Errors(await _desk.DoAsync(_desk.FocalPoint("TH"), "recordConsent", "situation { id }", new
        {
            to = new { takingUp = new { situation } },
            answer = "GRANTED",
        })).ShouldBeEmpty();
        CaseDesk.Errors(await _calls.RequestAsync(situation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_participant_that_proposes_states_the_case_and_alone_takes_it_back()
    {
        object Proposal(object? statement) => new
        {
            mission = "FACT_FINDING",
            screening = new { lawful = "At their request.", safe = "Escorted.", urgent = "Shots.", motive = "None." },
            statement,
        };
        CaseDesk.Errors(await _desk.DoAsync(
            _desk.FocalPoint("JP"), "requestAppointment", "appointment { id }", Proposal(null)))
            .ShouldBe(["R16: statement.scope", "R16: statement.parties"]);
        var proposed = await _desk.DoAsync(_desk.FocalPoint("JP"), "requestAppointment", "appointment { id version }",
            Proposal(new { scope = "At a border.", parties = "Both sides of it." }));
        var (appointment, version) = CaseCalls.Changed(proposed);
        CaseCalls.Status(await _calls.ReadAsync(appointment)).ShouldBe("REQUESTED CHAIR attachSituation R16");

        object back = new { appointment, expectedVersion = version, reason = "It was settled." };
        CaseDesk.Errors(await _desk.DoAsync(_desk.FocalPoint("TH"), "withdrawRequest", "appointment { status }", back))
            .ShouldBe(["NotFound: appointment"]);
        CaseDesk.Errors(await _desk.DoAsync(_desk.Chair, "withdrawRequest", "appointment { status }", back))
            .ShouldBe(["R1: appointment"]);
        CaseDesk.Errors(await _desk.DoAsync(_desk.FocalPoint("JP"), "withdrawRequest", "appointment { status }", back))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Offices_read_a_case_as_it_stood_at_an_instant()
    {
        _desk.BeginHistory();
        var (situation, _) = await _desk.OpenAsync();
        _desk.MoveBy(TimeSpan.FromMinutes(10));
        var opened = _desk.Now;
        _desk.MoveBy(TimeSpan.FromHours(1));
        var (appointment, version) = CaseCalls.Changed(await _calls.RequestAsync(situation));
        _desk.MoveBy(TimeSpan.FromMinutes(10));
        var requested = _desk.Now;
        _desk.MoveBy(TimeSpan.FromHours(1));
        CaseCalls.Changed(await _calls.TermsAsync(appointment, version));
        CaseDesk.Errors(await _calls.ConsultAsync(appointment)).ShouldBeEmpty();
        CaseDesk.Errors(await _calls.ConsentAsync(_desk.FocalPoint("TH"), appointment, 1)).ShouldBeEmpty();
        _desk.MoveBy(TimeSpan.FromMinutes(10));

        async Task<string> AsOfAsync(string token, DateTime? asOf) => (await _desk.AskAsync(token, """
            query($s: ID!, $a: ID!, $at: DateTime) {
              situation(id: $s, asOf: $at) { parties { name } appointments { nodes { status } } }
              appointment(id: $a, asOf: $at) {
                status terms { version } consents { state } steps { status } lawful
                nextSteps { field } }
            }
            """, new { s = situation, a = appointment, at = asOf?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'") }))
            .GetProperty("data").ToString();

        (await AsOfAsync(_desk.Chair, opened)).ShouldBe(
            """{"situation":{"parties":[{"name":"Cambodia"},{"name":"Thailand"}],"appointments":{"nodes":[]}},""" +
            "\"appointment\":null}");
        (await AsOfAsync(_desk.Chair, requested)).ShouldBe(
            """{"situation":{"parties":[{"name":"Cambodia"},{"name":"Thailand"}],""" +
            "\"appointments\":{\"nodes\":[{\"status\":\"REQUESTED\"}]}}," +
            "\"appointment\":{\"status\":\"REQUESTED\",\"terms\":null,\"consents\":[]," +
            "\"steps\":[{\"status\":\"REQUESTED\"}],\"lawful\":null,\"nextSteps\":null}}");
        (await AsOfAsync(_desk.Chair, null)).ShouldContain(
            "\"terms\":{\"version\":1},\"consents\":[{\"state\":\"PENDING\"},{\"state\":\"GRANTED\"}],");
        (await AsOfAsync(_desk.FocalPoint("TH"), _desk.Now)).ShouldBe("""{"situation":null,"appointment":null}""");
    }

    async Task<JsonElement> ActAsync(string token, string mutation, string appointment) =>
        await _desk.DoAsync(token, mutation, "appointment { status }", new
        {
            appointment,
            expectedVersion = await _calls.VersionAsync(appointment),
        });

    Task<JsonElement> ReportAsync(string token, string appointment) => _desk.DoAsync(
        token, "fileReport", "report { isBinding }", new { appointment, kind = "FINAL", text = "It ended early." });
}
