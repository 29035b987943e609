using EnvoyRegistry.Access;
using static EnvoyRegistry.Tests.Consultations.ConsultationRegistry;

namespace EnvoyRegistry.Tests.Consultations;

public sealed class WithdrawObjectionTests : IDisposable
{
    readonly ConsultationRegistry _registry = new();

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task An_objection_stands_after_the_deadline_until_the_last_objector_withdraws_it()
    {
        var id = await _registry.OpenedAsync();
        await _registry.AnswerAsync("TH", id, "OBJECTION", "Too early.");
        await _registry.AnswerAsync("JP", id, "OBJECTION", "Too late.");
        _registry.Time.MoveTo("2026-10-03T05:00:00Z");
        (await _registry.StandingAsync(FocalPoint("SG"), id)).ShouldBe("CLOSED OBJECTION");

        (await _registry.WithdrawAsync("TH", id)).Errors.ShouldBeEmpty();
        (await _registry.StandingAsync(FocalPoint("SG"), id)).ShouldBe("CLOSED OBJECTION");
        (await _registry.WithdrawAsync("JP", id)).Errors.ShouldBeEmpty();

        (await _registry.StandingAsync(FocalPoint("SG"), id)).ShouldBe("CLOSED NO_OBJECTION");
        var line = (await _registry.RepliesAsync(ChairOffice, id))["TH"];
        (line.GetProperty("state").GetString(), line.GetProperty("text").GetString(),
            line.GetProperty("withdrawnAt").GetString())
            .ShouldBe(("OBJECTION", "Too early.", "2026-10-03T05:00:00Z"));
    }

    [Fact]
    public async Task There_is_one_to_withdraw_and_it_is_ones_own()
    {
        var id = await _registry.OpenedAsync();
        await _registry.AnswerAsync("TH", id, "OBJECTION", "Too early.");

        (await _registry.WithdrawAsync("JP", id, version: 1)).Errors.ShouldBe(["Conflict: consultation"]);
        (await _registry.WithdrawAsync("TH", id, version: 1)).Errors.ShouldBe(["StaleVersion: expectedVersion"]);
        (await _registry.WithdrawAsync("TH", id)).Errors.ShouldBeEmpty();
        (await _registry.WithdrawAsync("TH", id, version: 3)).Errors.ShouldBe(["Conflict: consultation"]);
    }

    [Fact]
    public async Task The_Chairs_office_cannot_close_it()
    {
        var id = await _registry.OpenedAsync();
        await _registry.AnswerAsync("PH", id, "OBJECTION", "Our own country objects.");

        var answer = await _registry.AskAsync(ChairOffice,
            "mutation($input: WithdrawObjectionInput!) { withdrawObjection(input: $input) { errors { message } } }",
            new { input = new { consultation = id, expectedVersion = 2 } });

        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()
            .ShouldBe("FORBIDDEN");
        _registry.Time.MoveTo("2026-10-03T05:00:00Z");
        (await _registry.StandingAsync(ChairOffice, id)).ShouldBe("CLOSED OBJECTION");
    }

    [Fact]
    public async Task Whoever_withdrew_while_it_is_open_can_object_again()
    {
        var id = await _registry.OpenedAsync();
        await _registry.AnswerAsync("TH", id, "OBJECTION", "Too early.");
        await _registry.WithdrawAsync("TH", id);

        (await _registry.AnswerAsync("TH", id, "OBJECTION", "Still too early.", version: 3)).Errors.ShouldBeEmpty();

        _registry.Time.MoveTo("2026-10-03T05:00:00Z");
        (await _registry.StandingAsync(new Grant(CallerRole.Secgen), id)).ShouldBe("CLOSED OBJECTION");
    }
}
