namespace EnvoyRegistry.Tests.Situations;

public sealed class NamePartyTests : IDisposable
{
    readonly CaseDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Each_decision_stays_on_record_with_its_reason()
    {
        var (id, version) = await _desk.OpenAsync();
        (_, version) = CaseDesk.Changed(await _desk.NameAsync(id, version, new { name = "A movement" }, "It fights."));
        var party = (await _desk.AskAsync(_desk.Chair, Parties, new { id })).GetProperty("data")
            .GetProperty("situation").GetProperty("parties").EnumerateArray()
            .Single(p => p.GetProperty("name").GetString() == "A movement");

        CaseDesk.Changed(await _desk.DoAsync(_desk.Chair, "removeParty", "situation { id version }", new
        {
            situation = id,
            expectedVersion = version,
            party = party.GetProperty("id").GetString(),
            reason = "It laid down its arms.",
        }));

        var now = (await _desk.AskAsync(_desk.Chair, Parties, new { id })).GetProperty("data").GetProperty("situation");
        now.GetProperty("parties").EnumerateArray().Select(p => p.GetProperty("name").GetString())
            .ShouldBe(["Cambodia", "Thailand"]);
        now.GetProperty("partyDecisions").EnumerateArray().Select(d =>
                $"{d.GetProperty("version")} {d.GetProperty("kind")} {d.GetProperty("party").GetProperty("name")}: " +
                d.GetProperty("reason"))
            .ShouldBe(
            [
                "1 NAMED Thailand: It is at its border.", "2 NAMED Cambodia: It is at its border.",
                "3 NAMED A movement: It fights.", "4 REMOVED A movement: It laid down its arms.",
            ]);
    }

    [Fact]
    public async Task No_party_is_named_without_a_reason()
    {
        var (id, version) = await _desk.OpenAsync();

        CaseDesk.Errors(await _desk.NameAsync(id, version, new { participant = "XX" }, reason: " "))
            .ShouldBe(["R16: reason", "NotFound: who.participant"]);
    }

    [Fact]
    public async Task Within_one_state_that_state_is_asked_first_and_sees_what_it_is_asked_about()
    {
        var input = CaseDesk.Border();
        input["scope"] = "INTRA_STATE";
        var (id, version) = CaseDesk.Changed(
            await _desk.DoAsync(_desk.Chair, "openSituation", "situation { id version }", input));

        var named = await _desk.NameAsync(id, version, new { country = "TH" }, isHost: true);

        named.GetProperty("party").GetProperty("takingUp").GetString().ShouldBe("PENDING");
        (await _desk.LettersAsync()).ShouldContain("th@example.org: The Chair asks whether a matter may be taken up");
        const string Asked = """
            query($id: ID!) { situation(id: $id) { title parties { name takingUp } partyDecisions { reason }
                events { nodes { text } } partiesVersion } }
            """;
        (await _desk.AskAsync(_desk.FocalPoint("TH"), Asked, new { id })).GetProperty("data").ToString().ShouldBe(
            """{"situation":{"title":"An incident at a border","parties":[{"name":"Thailand","takingUp":"PENDING"}]""" +
            ""","partyDecisions":[],"events":{"nodes":[]},"partiesVersion":null}}""");
        (await _desk.AskAsync(_desk.FocalPoint("KH"), Asked, new { id })).GetProperty("data").ToString()
            .ShouldBe("""{"situation":null}""");
    }

    const string Parties = """
        query($id: ID!) { situation(id: $id) { parties { id name } partyDecisions {
            version kind reason party { name } } } }
        """;
}
