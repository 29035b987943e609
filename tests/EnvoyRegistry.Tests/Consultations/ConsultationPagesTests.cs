using System.Net;
using System.Text.RegularExpressions;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Consultations;
using Microsoft.EntityFrameworkCore;
using static EnvoyRegistry.Tests.Consultations.ConsultationRegistry;

namespace EnvoyRegistry.Tests.Consultations;

public sealed partial class ConsultationPagesTests : IDisposable
{
    readonly ConsultationRegistry _registry = new();

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task Looking_changes_nothing_and_one_tap_answers()
    {
        var (id, link) = await AskedAsync();

        var page = await GetAsync(link);
        page.ShouldContain("Thailand is consulted");
        page.ShouldContain("May an envoy be named?");
        page.ShouldContain("2 October 2026, 05:00 UTC");
        page.ShouldNotContain("<script");
        (await LineAsync(id)).ShouldBe("WAITING");

        (await TapAsync(link, page, "no-objection")).ShouldContain("Thank you: it is recorded");

        (await LineAsync(id)).ShouldBe("NO_OBJECTION");
        _registry.Read(db => db.Set<AuditEntry>().Where(e => e.Operation == "answerConsultation")
            .Select(e => e.ActorName).ToList()).ShouldBe(["link in a letter"]);
    }

    [Theory]
    [InlineData("objection", "OBJECTION")]
    [InlineData("comment", "COMMENT")]
    public async Task An_objection_and_a_comment_come_with_a_text(string word, string state)
    {
        var (id, link) = await AskedAsync();
        var page = await GetAsync(link);

        (await TapAsync(link, page, word, "", HttpStatusCode.BadRequest)).ShouldContain("Your answer was not taken");
        (await LineAsync(id)).ShouldBe("WAITING");
        (await TapAsync(link, page, word, "Not <b>yet</b>.")).ShouldContain("Not &lt;b&gt;yet&lt;/b&gt;.");

        (await LineAsync(id)).ShouldBe(state);
    }

    [Fact]
    public async Task What_was_written_is_not_lost_when_the_wrong_button_was_tapped()
    {
        var (id, link) = await AskedAsync();

        var page = await TapAsync(link, await GetAsync(link), "no-objection", "If it is after June.",
            HttpStatusCode.BadRequest);

        page.ShouldContain("If it is after June.</textarea>");
        (await LineAsync(id)).ShouldBe("WAITING");
    }

    [Fact]
    public async Task The_answer_can_be_changed_by_the_same_link_and_not_by_a_page_that_is_out_of_date()
    {
        var (id, link) = await AskedAsync();
        var first = await GetAsync(link);
        var second = await TapAsync(link, first, "objection", "Too early.");

        (await TapAsync(link, first, "no-objection", "", HttpStatusCode.Conflict)).ShouldContain("answered meanwhile");
        (await LineAsync(id)).ShouldBe("OBJECTION");
        await TapAsync(link, second, "no-objection");
        (await LineAsync(id)).ShouldBe("NO_OBJECTION");
    }

    [Fact]
    public async Task Of_many_taps_at_once_one_counts()
    {
        var (id, link) = await AskedAsync();
        var page = await GetAsync(link);

        var codes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            using var response = await SendAsync(link, page, "comment", "Seen.");
            return response.StatusCode;
        })));

        codes.Count(c => c is HttpStatusCode.OK).ShouldBe(1);
        (await _registry.RepliesAsync(ChairOffice, id))["TH"].GetProperty("version").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task After_the_deadline_it_tells_how_it_ended_and_takes_nothing_but_a_withdrawal()
    {
        var (id, link) = await AskedAsync();
        var page = await TapAsync(link, await GetAsync(link), "objection", "Too early.");
        await _registry.DoAsync(ChairOffice, "answerObjection",
            new { consultation = id, participant = "TH", expectedVersion = 2, text = "It is not." });
        _registry.Time.MoveTo("2026-10-02T05:00:00Z");

        var closed = await GetAsync(link);
        closed.ShouldContain("It ended with objection.");
        closed.ShouldContain("It is not.");
        closed.ShouldNotContain("No objection</button>");
        (await TapAsync(link, closed, "no-objection", "", HttpStatusCode.Conflict))
            .ShouldContain("it takes no answers");
        (await TapAsync(link, closed, "withdraw")).ShouldContain("It ended without objection.");

        (await _registry.StandingAsync(Unit, id)).ShouldBe("CLOSED NO_OBJECTION");
        (await GetAsync(link)).ShouldNotContain("<button");
    }

    [Fact]
    public async Task A_link_answers_for_its_own_participant_in_its_own_consultation()
    {
        var (id, link) = await AskedAsync();
        var another = await _registry.OpenedAsync(about: new { matter = Matter.Another });

        await TapAsync(link, await GetAsync(link), "no-objection");

        _registry.Read(db => db.Set<ConsultationReply>().Include(r => r.Participant).Include(r => r.Consultation)
            .Where(r => r.Answer != null).ToList()).ConvertAll(r => (r.Participant.Code, r.Consultation.MatterId))
            .ShouldBe([("TH", 7L)]);
        (await _registry.StandingAsync(ChairOffice, another)).ShouldBe("OPEN -");
    }

    [Theory]
    [InlineData("/consultation/nothing")]
    [InlineData("/consultation/link_0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_guess_finds_nothing(string link) => await GetAsync(link, HttpStatusCode.NotFound);

    async Task<(string Id, string Link)> AskedAsync()
    {
        var id = await _registry.OpenedAsync();
        var letter = _registry.Letters().Single(l => l.To == "thailand@example.org");
        return (id, Link().Match(letter.Text).Value);
    }

    async Task<string> LineAsync(string id) =>
        (await _registry.RepliesAsync(ChairOffice, id))["TH"].GetProperty("state").GetString()!;

    async Task<string> GetAsync(string link, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var client = _registry.CreateClient();
        using var response = await client.GetAsync(link);
        response.StatusCode.ShouldBe(expected);
        return await response.Content.ReadAsStringAsync();
    }

    async Task<string> TapAsync(
        string link, string page, string answer, string text = "", HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await SendAsync(link, page, answer, text);
        var told = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(expected, told);
        return told;
    }

    async Task<HttpResponseMessage> SendAsync(string link, string page, string answer, string text)
    {
        using var client = _registry.CreateClient();
        using var form = new FormUrlEncodedContent(
            [new("answer", answer), new("text", text), new("version", Version().Match(page).Value)]);
        return await client.PostAsync(link, form);
    }

    [GeneratedRegex("/consultation/link_[0-9a-f]{64}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex("(?<=name=\"version\" value=\")[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Version();
}
