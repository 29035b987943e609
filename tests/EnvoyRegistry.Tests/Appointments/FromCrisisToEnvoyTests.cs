using System.Net;
using EnvoyRegistry.Tests.Situations;

namespace EnvoyRegistry.Tests.Appointments;

/// <summary>
/// The way from a crisis to an envoy at work, step by step, with what is refused on it; each office by its own token.
/// </summary>
public sealed class FromCrisisToEnvoyTests : IDisposable
{
    readonly CaseDesk _desk = new();
    readonly CaseCalls _calls;

    public FromCrisisToEnvoyTests() => _calls = new CaseCalls(_desk);

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task The_Chair_asks_all_the_parties_agree_the_person_says_yes_and_the_work_begins()
    {
        var (first, second) = (
            await _desk.AddEnvoyAsync("Able First", mail: "first@example.org"),
            await _desk.AddEnvoyAsync("Able Second"));

        // The office opens a situation, names the parties, and keeps the days of two people.
        var (situation, _) = await _desk.OpenAsync();
        _desk.MoveBy(TimeSpan.FromHours(1));
        foreach (var person in (string[])[first, second])
            CaseDesk.Errors(await _calls.HoldAsync(situation, person)).ShouldBeEmpty();
        CaseDesk.Errors(await _calls.HoldAsync(situation, first)).ShouldBe(["Conflict: person"]);

        // It asks for an envoy, and is told what to do next.
        var requested = await _calls.RequestAsync(situation);
        var (appointment, version) = CaseCalls.Changed(requested);
        CaseCalls.Status(requested).ShouldBe("REQUESTED CHAIR setTermsOfReference R17");

        // No terms, no consultation; no end and no payer, no terms.
        CaseDesk.Errors(await _calls.ConsultAsync(appointment)).ShouldBe(["R17: about.matter"]);
        CaseDesk.Errors(await _calls.TermsAsync(appointment, version, until: null, payer: " "))
            .ShouldBe(["R17: payer", "R17: until"]);
        var scoped = await _calls.TermsAsync(appointment, version);
        (appointment, version) = CaseCalls.Changed(scoped);
        CaseCalls.Status(scoped).ShouldBe("SCOPED CHAIR openConsultation R14");

        // All participants are consulted, and both parties asked for their consent.
        var consulted = await _calls.ConsultAsync(appointment);
        CaseDesk.Errors(consulted).ShouldBeEmpty();
        var consultation = consulted.GetProperty("consultation").GetProperty("id").GetString()!;
        (await _desk.LettersAsync()).Where(l => l.Contains("consent is asked")).ShouldBe(
        [
            "kh@example.org: Your consent is asked to the terms of an appointment",
            "th@example.org: Your consent is asked to the terms of an appointment",
        ]);

        // A grants it. B sets a condition, and a condition is no consent. Nobody consents for another.
        _desk.MoveBy(TimeSpan.FromHours(2));
        CaseDesk.Errors(await _calls.ConsentAsync(_desk.FocalPoint("TH"), appointment, 1)).ShouldBeEmpty();
        var conditional = await _calls.ConsentAsync(
            _desk.FocalPoint("KH"), appointment, 1, condition: "After withdrawal.");
        conditional.GetProperty("consent").GetProperty("state").GetString().ShouldBe("WITHHELD");
        CaseDesk.Errors(await _calls.ConsentAsync(_desk.FocalPoint("JP"), appointment, 1))
            .ShouldBe(["NotFound: to.terms.appointment"]);
        var party = (await _calls.ReadAsync(appointment)).GetProperty("consents")[0].GetProperty("party")
            .GetProperty("id");
        CaseDesk.Errors(await _calls.ConsentAsync(_desk.Chair, appointment, 1, party: party.GetString()))
            .ShouldBe(["R16: to.terms.party"]);

        // Nothing is offered meanwhile; all that is missing is told at once.
        CaseDesk.Errors(await _calls.OfferAsync(appointment, first)).ShouldBe(["R16: appointment", "R14: appointment"]);

        // New terms ask both anew.
        (_, version) = CaseCalls.Changed(
            await _calls.TermsAsync(appointment, await _calls.VersionAsync(appointment), "In the order agreed."));
        (await _calls.ReadAsync(appointment)).GetProperty("consents").EnumerateArray()
            .Where(c => c.GetProperty("termsVersion").GetInt32() == 2).Select(c => c.GetProperty("state").GetString())
            .ShouldBe(["PENDING", "PENDING"]);
        (await _desk.AskAsync(_desk.FocalPoint("TH"), """
            query($id: ID!) { appointment(id: $id) { allTerms { version changes { field before after } } } }
            """, new { id = appointment })).GetProperty("data").GetProperty("appointment").GetProperty("allTerms")
            .ToString().ShouldBe(
                """[{"version":1,"changes":[]},{"version":2,"changes":[""" +
                """{"field":"limits","before":"None","after":"In the order agreed."}]}]""");
        CaseDesk.Errors(await _calls.ConsentAsync(_desk.FocalPoint("TH"), appointment, 1))
            .ShouldBe(["Conflict: to.terms.version"]);
        foreach (var code in (string[])["TH", "KH"])
            CaseDesk.Errors(await _calls.ConsentAsync(_desk.FocalPoint(code), appointment, 2)).ShouldBeEmpty();
        CaseCalls.Status(await _calls.ReadAsync(appointment))
            .ShouldBe("CONSULTING PARTICIPANTS answerConsultation R14");

        // The deadline passes; silence is no objection there, and it is cleared at that very instant.
        _desk.MoveBy(TimeSpan.FromHours(24));
        CaseCalls.Status(await _calls.ReadAsync(appointment)).ShouldBe("CLEARED CHAIR offerAppointment R24");

        // Two are asked in an order. The first says no, without a reason, and her days are free.
        CaseDesk.Errors(await _calls.OfferAsync(appointment, first, second)).ShouldBeEmpty();
        var offers = (await _calls.ReadAsync(appointment)).GetProperty("offers").EnumerateArray()
            .Select(o => o.GetProperty("id").GetString()!).ToList();
        _desk.MoveBy(TimeSpan.FromHours(1));
        CaseDesk.Errors(await _calls.AnswerAsync(_desk.Self(second), offers[0], "YES", 2))
            .ShouldBe(["NotFound: offer"]);
        var forbidden = await _desk.AskAsync(
            _desk.Chair, "mutation($o: ID!) { answerOffer(input: {offer: $o, answer: YES}) { offer { id } } }",
            new { o = offers[0] });
        forbidden.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()
            .ShouldBe("FORBIDDEN");
        var link = await _desk.LinkAsync("first@example.org", "You are offered an appointment");
        (await _desk.GetAsync(link)).ShouldContain("In the order agreed.");
        (await _desk.PostAsync(link, ("answer", "no"))).ShouldBe(HttpStatusCode.OK);
        (await _desk.PostAsync(link, ("answer", "yes"), ("version", "2"))).ShouldBe(HttpStatusCode.NotFound);
        CaseDesk.Errors(await _calls.AnswerAsync(_desk.Self(second), offers[1], "YES", 1))
            .ShouldBe(["Conflict: termsVersion"]);
        CaseDesk.Errors(await _calls.AnswerAsync(_desk.Self(second), offers[1], "YES", 2)).ShouldBeEmpty();
        (await _calls.CommitmentsAsync(first)).ShouldBe("[]");

        // The parties agree to the person before she is appointed.
        CaseDesk.Errors(await _calls.AppointAsync(appointment)).ShouldBe(["R16: appointment", "R16: appointment"]);
        foreach (var code in (string[])["TH", "KH"])
            CaseDesk.Errors(await _desk.DoAsync(
                _desk.FocalPoint(code), "recordConsent", "consent { proposedName state }",
                new { to = new { person = new { appointment } }, answer = "GRANTED" })).ShouldBeEmpty();

        // Of two desks one signs.
        version = await _calls.VersionAsync(appointment);
        var signed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _calls.AppointAsync(appointment, version)));
        signed.Count(s => CaseDesk.Errors(s) is []).ShouldBe(1);
        CaseCalls.Status(await _calls.ReadAsync(appointment)).ShouldBe("APPOINTED TIME");
        (await _calls.CommitmentsAsync(second)).ShouldBe(
            """[{"cause":"APPOINTMENT","from":"2026-10-05","until":"2026-10-20"}]""");

        // On the first day the work begins, and the clock shows whose time it was.
        _desk.MoveBy(TimeSpan.FromDays(3));
        var active = await _calls.ReadAsync(appointment);
        CaseCalls.Status(active).ShouldBe("ACTIVE PERSON fileReport R10");
        active.GetProperty("timeToEnvoy").ToString().ShouldBe(
            """{"endedAt":"2026-10-04T17:00:00Z","totalSeconds":302400,"officeSeconds":212400,""" +
            """ "governmentsSeconds":86400,"personsSeconds":3600}""".TrimStart());

        // A consent withdrawn suspends it in the same second.
        CaseDesk.Errors(await _calls.ConsentAsync(_desk.FocalPoint("KH"), appointment, 2, answer: "WITHDRAWN"))
            .ShouldBeEmpty();
        (await _calls.ReadAsync(appointment)).GetProperty("status").GetString().ShouldBe("SUSPENDED");
    }
}
