using EnvoyRegistry.Consultations;

namespace EnvoyRegistry.Tests.Consultations;

public sealed class ConsultationStandingTests : IDisposable
{
    readonly ConsultationRegistry _registry = new();

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task Nobody_was_consulted_before_it_was_opened()
    {
        await _registry.OpenedAsync();

        (await StandingAsync("2026-10-01T04:59:59Z")).ShouldBeNull();
        (await StandingAsync("2026-10-01T05:00:00Z"))!.ClearSince.ShouldBeNull();
    }

    [Fact]
    public async Task It_is_clear_from_the_deadline_on_where_nobody_objects()
    {
        await _registry.OpenedAsync();

        (await StandingAsync("2026-10-02T04:59:59Z"))!.ClearSince.ShouldBeNull();
        var standing = (await StandingAsync("2026-10-05T00:00:00Z"))!;
        (standing.ObjectionStands, standing.ClearSince, standing.ClosesAt)
            .ShouldBe((false, At("2026-10-02T05:00:00Z"), At("2026-10-02T05:00:00Z")));
    }

    [Fact]
    public async Task Each_instant_knows_what_stood_then()
    {
        var id = await _registry.OpenedAsync();
        _registry.Time.MoveTo("2026-10-01T08:00:00Z");
        await _registry.AnswerAsync("TH", id, "OBJECTION", "Too early.");
        _registry.Time.MoveTo("2026-10-04T08:00:00Z");
        await _registry.WithdrawAsync("TH", id);

        (await StandingAsync("2026-10-01T07:59:59Z"))!.ObjectionStands.ShouldBeFalse();
        (await StandingAsync("2026-10-01T08:00:00Z"))!.ObjectionStands.ShouldBeTrue();
        (await StandingAsync("2026-10-03T00:00:00Z"))!.ClearSince.ShouldBeNull();
        var now = (await StandingAsync("2026-10-04T08:00:00Z"))!;
        (now.ObjectionStands, now.ClearSince).ShouldBe((false, At("2026-10-04T08:00:00Z")));
    }

    [Fact]
    public async Task An_objection_outlives_the_consultation_in_which_it_was_made()
    {
        var first = await _registry.OpenedAsync();
        await _registry.AnswerAsync("TH", first, "OBJECTION", "Too early.");
        _registry.Time.MoveTo("2026-10-02T05:00:00Z");
        var second = await _registry.OpenedAsync("2026-10-03T05:00:00Z");
        await _registry.AnswerAsync("TH", second, "NO_OBJECTION");
        _registry.Time.MoveTo("2026-10-04T05:00:00Z");

        var standing = (await StandingAsync("2026-10-04T05:00:00Z"))!;
        (standing.OpenedAt, standing.ObjectionStands, standing.ClearSince)
            .ShouldBe((At("2026-10-02T05:00:00Z"), true, null));

        await _registry.WithdrawAsync("TH", first);
        (await StandingAsync("2026-10-04T05:00:00Z"))!.ClearSince.ShouldBe(At("2026-10-04T05:00:00Z"));
    }

    async Task<ConsultationStanding?> StandingAsync(string at)
    {
        using var db = _registry.Register.Open();
        return await ConsultationStanding.FindAsync(db, 7, At(at), CancellationToken.None);
    }

    static DateTime At(string instant) => DateTimeOffset.Parse(instant).UtcDateTime;
}
