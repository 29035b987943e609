using System.Net;
using EnvoyRegistry.Tests.Situations;

namespace EnvoyRegistry.Tests.Appointments;

/// <summary>The state within which a matter lies says by the link in its letter whether it may be taken up.</summary>
public sealed class TakingUpPagesTests : IDisposable
{
    readonly CaseDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_host_agrees_and_takes_it_back_without_a_token()
    {
        var (situation, link) = await AskedAsync();

        var page = await _desk.GetAsync(link);
        page.ShouldContain("Thailand is asked whether a matter may be taken up");
        page.ShouldContain("An incident at a border");
        page.ShouldContain("Named after the temple alone");
        page.ShouldNotContain("Shots were heard");
        (await RequestAsync(situation)).ShouldBe(["R16: situation"]);
        (await _desk.PostAsync(link, ("answer", "yes"), ("stands", "Pending"))).ShouldBe(HttpStatusCode.OK);
        (await StateAsync(situation)).ShouldBe("GRANTED");
        (await RequestAsync(situation)).ShouldBeEmpty();

        // The page that a colleague had open shows what does not stand any more.
        (await _desk.PostAsync(link, ("answer", "no"), ("stands", "Pending"))).ShouldBe(HttpStatusCode.Conflict);
        (await _desk.GetAsync(link)).ShouldContain("Withdraw the consent");
        (await _desk.PostAsync(link, ("answer", "withdraw"), ("stands", "Granted"))).ShouldBe(HttpStatusCode.OK);
        (await StateAsync(situation)).ShouldBe("WITHDRAWN");
        // What was asked for meanwhile waits for the host first.
        (await _desk.AskAsync(_desk.Chair, """
            query($id: ID!) { situation(id: $id) {
              appointments { nodes { nextSteps { actor field party { name } } } } } }
            """, new { id = situation })).GetProperty("data").ToString()
            .ShouldContain("""[{"actor":"PARTY","field":"recordConsent","party":{"name":"Thailand"}},""");
    }

    [Fact]
    public async Task A_condition_is_kept_as_a_no_and_the_link_ends_with_the_question()
    {
        var (situation, link) = await AskedAsync();

        (await _desk.PostAsync(link, ("answer", "yes"), ("stands", "Pending"), ("condition", "Quietly.")))
            .ShouldBe(HttpStatusCode.OK);
        (await StateAsync(situation)).ShouldBe("WITHHELD");
        (await _desk.GetAsync(link)).ShouldContain("Quietly.");
        (await _desk.PostAsync(link[..^4] + "abcd", ("answer", "yes"), ("stands", "Withheld")))
            .ShouldBe(HttpStatusCode.NotFound);

        var version = (await _desk.AskAsync(_desk.Chair, "query($id: ID!) { situation(id: $id) { version } }",
            new { id = situation })).GetProperty("data").GetProperty("situation").GetProperty("version").GetInt32();
        CaseDesk.Errors(await _desk.DoAsync(_desk.Chair, "closeSituation", "situation { id }",
            new { situation, expectedVersion = version, outcome = "It is theirs." })).ShouldBeEmpty();
        (await _desk.PostAsync(link, ("answer", "yes"), ("stands", "Withheld"))).ShouldBe(HttpStatusCode.NotFound);
    }

    async Task<(string Situation, string Link)> AskedAsync()
    {
        var (situation, version) = CaseDesk.Changed(await _desk.DoAsync(
            _desk.Chair, "openSituation", "situation { id version }",
            new Dictionary<string, object?>(CaseDesk.Border()) { ["scope"] = "INTRA_STATE" }));
        CaseDesk.Errors(await _desk.NameAsync(situation, version, new { participant = "TH" }, isHost: true))
            .ShouldBeEmpty();
        return (situation, await _desk.LinkAsync("th@example.org", "The Chair asks whether a matter may be taken up"));
    }

    async Task<List<string>> RequestAsync(string situation) =>
        CaseDesk.Errors(await new CaseCalls(_desk).RequestAsync(situation));

    async Task<string?> StateAsync(string situation) => (await _desk.AskAsync(
        _desk.Chair, "query($id: ID!) { situation(id: $id) { parties { takingUp } } }", new { id = situation }))
        .GetProperty("data").GetProperty("situation").GetProperty("parties")[0].GetProperty("takingUp").GetString();
}
