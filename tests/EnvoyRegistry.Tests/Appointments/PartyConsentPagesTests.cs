using System.Net;
using EnvoyRegistry.Tests.Situations;

namespace EnvoyRegistry.Tests.Appointments;

/// <summary>The focal point of a party answers by the link in its letter.</summary>
public sealed class PartyConsentPagesTests : IDisposable
{
    const string ToTerms = "Your consent is asked to the terms of an appointment";

    readonly CaseDesk _desk = new();
    readonly CaseCalls _calls;

    public PartyConsentPagesTests() => _calls = new CaseCalls(_desk);

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_party_reads_the_terms_and_answers_and_takes_it_back()
    {
        var appointment = await AskedAsync();
        var link = await _desk.LinkAsync("th@example.org", ToTerms);

        var page = await _desk.GetAsync(link);
        page.ShouldContain("Thailand is asked for its consent");
        page.ShouldContain("A ceasefire");
        page.ShouldNotContain("Cambodia");
        (await _desk.PostAsync(link, ("answer", "yes"), ("stands", "Pending"))).ShouldBe(HttpStatusCode.OK);
        (await StatesAsync(appointment)).ShouldBe("Cambodia PENDING, Thailand GRANTED");
        // The page that a colleague had open shows what does not stand any more.
        (await _desk.PostAsync(link, ("answer", "no"), ("stands", "Pending"))).ShouldBe(HttpStatusCode.Conflict);
        (await StatesAsync(appointment)).ShouldBe("Cambodia PENDING, Thailand GRANTED");
        (await _desk.GetAsync(link)).ShouldContain("Withdraw the consent");
        (await _desk.PostAsync(link, ("answer", "withdraw"), ("stands", "Granted"))).ShouldBe(HttpStatusCode.OK);
        (await StatesAsync(appointment)).ShouldBe("Cambodia PENDING, Thailand WITHDRAWN");
    }

    [Fact]
    public async Task A_condition_is_kept_as_a_no_and_shown_to_whoever_set_it()
    {
        var appointment = await AskedAsync();
        var link = await _desk.LinkAsync("kh@example.org", ToTerms);

        (await _desk.PostAsync(link, ("answer", "yes"), ("stands", "Pending"), ("condition", "After withdrawal.")))
            .ShouldBe(HttpStatusCode.OK);

        (await StatesAsync(appointment)).ShouldBe("Cambodia WITHHELD, Thailand PENDING");
        (await _desk.GetAsync(link)).ShouldContain("After withdrawal.");
    }

    [Fact]
    public async Task A_link_serves_for_the_terms_that_it_was_sent_for_and_no_others()
    {
        var appointment = await AskedAsync();
        var old = await _desk.LinkAsync("th@example.org", ToTerms);
        _desk.MoveBy(TimeSpan.FromMinutes(1));
        CaseCalls.Changed(await _calls.TermsAsync(appointment, await _calls.VersionAsync(appointment), "Others."));

        (await _desk.PostAsync(old, ("answer", "yes"), ("stands", "Pending"))).ShouldBe(HttpStatusCode.NotFound);
        (await _desk.PostAsync(old[..^4] + "abcd", ("answer", "yes"), ("stands", "Pending")))
            .ShouldBe(HttpStatusCode.NotFound);
        (await StatesAsync(appointment)).ShouldBe("Cambodia PENDING, Thailand PENDING");
        (await _desk.GetAsync(await _desk.LinkAsync("th@example.org", ToTerms)))
            .ShouldContain("<td>None</td><td>Others.</td>");
    }

    [Fact]
    public async Task A_party_is_shown_the_person_who_accepted_and_agrees_to_her()
    {
        var person = await _desk.AddEnvoyAsync("Able Holder");
        var appointment = await _calls.ClearedAsync();
        CaseDesk.Errors(await _calls.OfferAsync(appointment, person)).ShouldBeEmpty();
        var offer = (await _calls.ReadAsync(appointment)).GetProperty("offers")[0].GetProperty("id").GetString()!;
        CaseDesk.Errors(await _calls.AnswerAsync(_desk.Self(person), offer, "YES", 1)).ShouldBeEmpty();

        foreach (var code in (string[])["th", "kh"])
        {
            var link = await _desk.LinkAsync(
                $"{code}@example.org", "Your consent is asked to the person of an appointment");
            (await _desk.GetAsync(link)).ShouldContain("Able Holder");
            (await _desk.PostAsync(link, ("answer", "yes"), ("stands", "Pending"))).ShouldBe(HttpStatusCode.OK);
        }
        CaseDesk.Errors(await _calls.AppointAsync(appointment)).ShouldBeEmpty();
    }

    async Task<string> AskedAsync()
    {
        var (situation, _) = await _desk.OpenAsync();
        var (appointment, version) = CaseCalls.Changed(await _calls.RequestAsync(situation));
        CaseCalls.Changed(await _calls.TermsAsync(appointment, version));
        CaseDesk.Errors(await _calls.ConsultAsync(appointment)).ShouldBeEmpty();
        return appointment;
    }

    async Task<string> StatesAsync(string appointment)
    {
        var consents = (await _calls.ReadAsync(appointment)).GetProperty("consents").EnumerateArray().ToList();
        var latest = consents.Max(c => c.GetProperty("termsVersion").GetInt32());
        return string.Join(", ", consents.Where(c => c.GetProperty("termsVersion").GetInt32() == latest)
            .Select(c => $"{c.GetProperty("party").GetProperty("name")} {c.GetProperty("state")}").Order());
    }
}
