using System.Text.Json;
using EnvoyRegistry.Access;
using static EnvoyRegistry.Tests.Consultations.ConsultationRegistry;

namespace EnvoyRegistry.Tests.Consultations;

public sealed class AnswerObjectionTests : IDisposable
{
    readonly ConsultationRegistry _registry = new();

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task The_answer_stands_beside_the_objection_which_goes_on_standing()
    {
        var id = await _registry.OpenedAsync();
        await _registry.AnswerAsync("TH", id, "OBJECTION", "Too early.");
        _registry.Time.MoveTo("2026-10-03T05:00:00Z");

        (await AnswerAsync(id, "TH", 2, "It is late enough.")).Errors.ShouldBeEmpty();

        (await _registry.StandingAsync(ChairOffice, id)).ShouldBe("CLOSED OBJECTION");
        foreach (var caller in (Grant[])[ChairOffice, FocalPoint("TH")])
        {
            var line = (await _registry.RepliesAsync(caller, id))["TH"];
            (line.GetProperty("chairAnswer").GetString(), line.GetProperty("chairAnsweredAt").GetString())
                .ShouldBe(("It is late enough.", "2026-10-03T05:00:00Z"));
        }
        (await AnswerAsync(id, "TH", 3, "It is.")).Errors.ShouldBeEmpty();
        (await _registry.RepliesAsync(ChairOffice, id))["TH"].GetProperty("chairAnswer").GetString().ShouldBe("It is.");
    }

    [Fact]
    public async Task What_it_answered_goes_with_it_when_the_participant_answers_anew()
    {
        var id = await _registry.OpenedAsync();
        await _registry.AnswerAsync("TH", id, "OBJECTION", "Too early.");
        await AnswerAsync(id, "TH", 2, "It is late enough.");

        await _registry.AnswerAsync("TH", id, "OBJECTION", "The wrong person.", version: 3);

        (await _registry.RepliesAsync(ChairOffice, id))["TH"].GetProperty("chairAnswer").ValueKind
            .ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Only_an_objection_that_stands_is_answered()
    {
        var id = await _registry.OpenedAsync();
        await _registry.AnswerAsync("TH", id, "COMMENT", "A comment.");
        await _registry.AnswerAsync("JP", id, "OBJECTION", "Too early.");
        await _registry.WithdrawAsync("JP", id);

        (await AnswerAsync(id, "TH", 2, "Thank you.")).Errors.ShouldBe(["Conflict: participant"]);
        (await AnswerAsync(id, "JP", 3, "Thank you.")).Errors.ShouldBe(["Conflict: participant"]);
        (await AnswerAsync(id, "XX", 1, "Thank you.")).Errors.ShouldBe(["NotFound: participant"]);
        (await AnswerAsync(id, "JP", 2, "Thank you.")).Errors.ShouldBe(["StaleVersion: expectedVersion"]);
        (await AnswerAsync(id, "JP", 3, " ")).Errors.ShouldBe(["InvalidInput: text"]);
        (await AnswerAsync("cns_000000000000z", "JP", 1, "?")).Errors.ShouldBe(["NotFound: consultation"]);
    }

    Task<Told> AnswerAsync(string consultation, string participant, int version, string text) => _registry.DoAsync(
        ChairOffice, "answerObjection", new { consultation, participant, expectedVersion = version, text });
}
