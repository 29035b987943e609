using EnvoyRegistry.News;
using Microsoft.Extensions.DependencyInjection;
using static EnvoyRegistry.Tests.Consultations.ConsultationRegistry;

namespace EnvoyRegistry.Tests.Consultations;

public sealed class ConsultationLettersTests : IDisposable
{
    readonly ConsultationRegistry _registry = new();

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task Each_office_that_has_an_address_is_sent_one_letter_with_a_link_of_its_own()
    {
        await _registry.OpenedAsync();

        var letters = _registry.Letters();
        letters.ConvertAll(l => l.To).ShouldBe(["japan@example.org", "thailand@example.org"]);
        letters.ShouldAllBe(l =>
            l.Subject == "Consultation of all participants: please answer by 2 October 2026, 05:00 UTC");
        letters.ShouldAllBe(l => l.Text.Contains("Naming an envoy for the test")
            && l.Text.Contains("May an envoy be named?") && l.Text.Contains("/consultation/link_"));
        letters[0].Text.ShouldNotBe(letters[1].Text);
    }

    [Fact]
    public async Task Letters_of_an_exercise_say_so_and_go_to_the_addresses_named_for_it_alone()
    {
        _registry.Asked.Exercise = ["players@example.org", "umpire@example.org"];
        var id = await _registry.OpenedAsync();

        var letters = _registry.Letters();
        letters.ConvertAll(l => l.To).Distinct().ShouldBe(["players@example.org", "umpire@example.org"]);
        letters.Count.ShouldBe(2 * 27);
        letters.ShouldAllBe(l => l.Subject.StartsWith("EXERCISE: ") && l.Text.StartsWith("This is an EXERCISE."));
        (await _registry.DataAsync(Unit, "query($id: ID!) { consultation(id: $id) { isExercise } }", new { id }))
            .GetProperty("consultation").GetProperty("isExercise").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task The_Chairs_office_sees_which_letters_went_out()
    {
        var id = await _registry.OpenedAsync();

        var replies = (await _registry.DataAsync(ChairOffice, """
            query($id: ID!) { consultation(id: $id) { replies { participant { code } letter { state } } } }
            """, new { id })).GetProperty("consultation").GetProperty("replies").EnumerateArray()
            .Where(r => r.GetProperty("letter").ValueKind is not System.Text.Json.JsonValueKind.Null)
            .Select(r => $"{r.GetProperty("participant").GetProperty("code")} " +
                r.GetProperty("letter").GetProperty("state"));
        replies.ShouldBe(["JP WAITING", "TH WAITING"]);
    }

    [Fact]
    public async Task Those_who_are_silent_are_reminded_once_a_day_before_the_end()
    {
        await _registry.OpenedAsync("2026-10-05T05:00:00Z");
        var id = await _registry.OpenedAsync("2026-10-05T05:00:00Z", new { matter = Matter.Another });
        await _registry.AnswerAsync("TH", id, "NO_OBJECTION");
        _registry.Offices["VN"] = "vietnam@example.org"; // known only after the letters went out

        _registry.Time.MoveTo("2026-10-04T04:59:59Z");
        (await RemindedAsync()).ShouldBeEmpty();
        _registry.Time.MoveTo("2026-10-04T05:00:00Z");
        (await RemindedAsync()).ShouldBe(
            ["japan@example.org", "japan@example.org", "thailand@example.org", "vietnam@example.org",
                "vietnam@example.org"]);
        (await RemindedAsync()).Count.ShouldBe(5);
        _registry.Letters().ShouldContain(l =>
            l.Subject == "Reminder: a consultation of all participants closes on 5 October 2026, 05:00 UTC");
    }

    [Theory]
    [InlineData("2026-10-03T05:00:00Z", "2026-10-02T05:00:00Z")] // not longer than two days
    [InlineData("2026-10-05T05:00:00Z", "2026-10-05T05:00:00Z")] // over
    public async Task A_short_one_and_one_that_is_over_remind_nobody(string deadline, string now)
    {
        await _registry.OpenedAsync(deadline);
        _registry.Time.MoveTo(now);

        (await RemindedAsync()).ShouldBeEmpty();
    }

    async Task<List<string>> RemindedAsync()
    {
        foreach (var round in _registry.Services.GetServices<IDailyRound>()
            .Where(r => r.GetType().Namespace!.EndsWith("Consultations", StringComparison.Ordinal)))
            await round.PostAsync(CancellationToken.None);
        return [.. _registry.Letters()
            .Where(l => l.Subject.StartsWith("Reminder: ", StringComparison.Ordinal)).Select(l => l.To)];
    }
}
