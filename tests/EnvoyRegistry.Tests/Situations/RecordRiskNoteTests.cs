using System.Text.Json;

namespace EnvoyRegistry.Tests.Situations;

public sealed class RecordRiskNoteTests : IDisposable
{
    readonly CaseDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task It_is_looked_at_by_another_participant_and_answered_by_the_state_concerned()
    {
        var (situation, _) = await _desk.OpenAsync();
        var note = (await RecordAsync(situation, "JP", "KH")).GetProperty("riskNote").GetProperty("id").GetString()!;
        (await ReadAsync(_desk.FocalPoint("KH"), note)).ShouldBe("null");

        CaseDesk.Errors(await _desk.DoAsync(_desk.FocalPoint("JP"), "reviewRiskNote", "riskNote { version }",
            new { riskNote = note, expectedVersion = 1, agrees = true, review = "So I find." })).ShouldBeEmpty();
        CaseDesk.Errors(await _desk.DoAsync(_desk.FocalPoint("KH"), "replyToRiskNote", "riskNote { version }",
            new { riskNote = note, expectedVersion = 2, reply = "We see it otherwise." })).ShouldBeEmpty();

        foreach (var reader in (string[])[_desk.Chair, _desk.FocalPoint("JP"), _desk.FocalPoint("KH")])
            (await ReadAsync(reader, note)).ShouldBe(
                """{"crime":"WAR_CRIMES","assessment":"A village is threatened.","reviewerAgrees":true""" +
                ""","review":"So I find.","reply":"We see it otherwise."}""");
        foreach (var other in (string[])[_desk.FocalPoint("TH"), _desk.Unit, _desk.SecretaryGeneral])
            (await ReadAsync(other, note)).ShouldBe("null");
        (await _desk.LettersAsync()).Where(l => l.Contains("note on risk")).ShouldBe(
        [
            "jp@example.org: The Chair asks for a second look at a note on risk",
            "kh@example.org: A note on risk concerns your country",
        ]);
    }

    [Theory]
    [InlineData("PH", "KH")]
    [InlineData("KH", "KH")]
    public async Task The_second_look_is_not_the_author_s_nor_the_concerned_state_s(string reviewer, string concerns)
    {
        var (situation, _) = await _desk.OpenAsync();

        CaseDesk.Errors(await RecordAsync(situation, reviewer, concerns)).ShouldBe(["InvalidInput: reviewer"]);
    }

    Task<JsonElement> RecordAsync(string situation, string reviewer, string concerns) =>
        _desk.DoAsync(_desk.Chair, "recordRiskNote", "riskNote { id }", new
        {
            situation,
            crime = "WAR_CRIMES",
            assessment = "A village is threatened.",
            method = "UN Framework of Analysis for Atrocity Crimes, 2014",
            localSource = "A teacher of the village",
            reviewer,
            concerns,
        });

    async Task<string> ReadAsync(string token, string note) => (await _desk.AskAsync(token, """
        query($note: ID!) { node(id: $note) { ... on RiskNote { crime assessment reviewerAgrees review reply } } }
        """, new { note })).GetProperty("data").GetProperty("node") is { ValueKind: not JsonValueKind.Null } read
            ? read.ToString() : "null";
}
