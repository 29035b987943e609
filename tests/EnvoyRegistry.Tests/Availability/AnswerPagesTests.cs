using System.Net;
using System.Text.RegularExpressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Availability;
using EnvoyRegistry.News;
using Microsoft.Extensions.DependencyInjection;
using Parley.GraphQL.Binding;
using static EnvoyRegistry.Tests.Availability.CalendarRegistry;

namespace EnvoyRegistry.Tests.Availability;

public sealed class AnswerPagesTests : IDisposable
{
    readonly CalendarRegistry _registry = new();

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task Looking_changes_nothing_and_yes_confirms()
    {
        var links = await AskedAsync();
        _registry.Time.MoveTo("2026-10-05T05:00:00Z");

        var page = await GetAsync(links[0]);
        page.ShouldContain("30 November 2026");
        page.ShouldNotContain("<script");
        page.Length.ShouldBeLessThan(30_000);
        Confirmed().ShouldBe([1, 1, 1]);

        (await PostAsync(links[0])).ShouldContain("Thank you: it still holds");

        Confirmed().ShouldBe([5, 5, 5]);
        (await QuestionAsync(CallerRole.Chair)).ShouldBe("YES");
    }

    [Fact]
    public async Task No_takes_back_what_said_free_from_today_on_and_keeps_what_did_not()
    {
        var links = await AskedAsync();
        _registry.Time.MoveTo("2026-10-06T05:00:00Z"); // the 5th in Honolulu

        (await PostAsync(links[1])).ShouldContain("Thank you: it is taken back");

        _registry.Windows().ShouldBe(["10-01..10-04 Available Both 0", "12-24..12-26 Unavailable Both 0"]);
    }

    [Fact]
    public async Task Call_me_changes_nothing_and_tells_the_office()
    {
        using var registry = new CalendarRegistry { Office = "office@example.org" };
        var links = await AskedAsync(registry);
        var before = registry.Windows();

        (await PostAsync(links[2], registry: registry)).ShouldContain("you will be called");

        registry.Windows().ShouldBe(before);
        registry.Letters()
            .ShouldContain(l => l.To == "office@example.org"
                && l.Subject == "Somebody asks to be called about availability" && l.Text.Contains("Kartinah"));
        var waiting = (await registry.DataAsync(
            "{ callsAskedFor { totalCount nodes { answer answeredAt person { fullName } } } }"))
            .GetProperty("callsAskedFor");
        waiting.GetProperty("totalCount").GetInt32().ShouldBe(1);
        waiting.GetProperty("nodes")[0].GetProperty("person").GetProperty("fullName").GetString().ShouldBe("Kartinah");
        waiting.GetProperty("nodes")[0].GetProperty("answeredAt").GetDateTime().ShouldBe(registry.Now);
    }

    [Fact]
    public async Task One_answer_uses_all_three_links_up()
    {
        var links = await AskedAsync();
        await PostAsync(links[2]);
        var windows = _registry.Windows();

        var pages = new List<string>();
        foreach (var link in links)
        {
            pages.Add(await GetAsync(link, HttpStatusCode.NotFound));
            pages.Add(await PostAsync(link, HttpStatusCode.NotFound));
        }
        pages.Add(await GetAsync($"/availability/link_{new string('0', 64)}/yes", HttpStatusCode.NotFound));
        pages.Add(await PostAsync("/availability/nothing/no", HttpStatusCode.NotFound));

        pages.Distinct().ShouldHaveSingleItem().ShouldContain("This link cannot be used");
        _registry.Windows().ShouldBe(windows);
        (await QuestionAsync(CallerRole.Unit)).ShouldBe("CALL_ME");
    }

    [Fact]
    public async Task Of_many_taps_at_once_one_counts()
    {
        var links = await AskedAsync();
        using var client = _registry.CreateClient();

        var statuses = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            using var response = await client.PostAsync(links[i % 3], null);
            return response.StatusCode;
        })));

        statuses.Count(s => s is HttpStatusCode.OK).ShouldBe(1);
    }

    [Fact]
    public async Task A_link_expires_and_gives_way_to_a_later_letter()
    {
        var first = await AskedAsync();
        _registry.Time.MoveTo("2026-10-05T05:00:00Z");
        var second = await AskAsync(_registry);
        await GetAsync(first[0], HttpStatusCode.NotFound);
        await GetAsync(second[0]);

        _registry.Time.MoveTo("2026-10-19T05:00:00Z");
        await PostAsync(second[0], HttpStatusCode.NotFound);
        Confirmed().ShouldBe([1, 1, 1]);
    }

    [Fact]
    public async Task Asking_says_what_came_of_it_for_each()
    {
        await _registry.StateAsync(Period("2026-11-01", "2026-11-30"));
        (await OutcomesAsync(Kartinah, Somchai)).ShouldBe(["NO_ADDRESS", "NOTHING_TO_CONFIRM"]);
        await _registry.ReachAsync(1, "kartinah@example.org");
        (await OutcomesAsync(Kartinah)).ShouldBe(["ASKED"]);
        (await OutcomesAsync(Kartinah)).ShouldBe(["ALREADY_ASKED"]);
        _registry.Letters().Count.ShouldBe(1);
        Told(await _registry.DoAsync(
            "askAvailability", new { persons = new[] { Kartinah, new NodeId("per", 77).ToString() } },
            new(CallerRole.Unit)))
            .ShouldBe(["NOT_FOUND persons/1"]);
    }

    [Fact]
    public async Task Whoever_asked_is_told_what_became_of_the_letter_and_may_ask_again_once_it_was_given_up()
    {
        await AskedAsync();
        (await LetterAsync()).ShouldBe("WAITING");

        Fail(left: 1);
        (await LetterAsync()).ShouldBe("WAITING RECIPIENT_REFUSED");
        (await OutcomesAsync(Kartinah)).ShouldBe(["ALREADY_ASKED"]);
        Fail(left: 0);
        (await LetterAsync()).ShouldBe("GIVEN_UP RECIPIENT_REFUSED");
        (await OutcomesAsync(Kartinah)).ShouldBe(["ASKED"]);
        (await LetterAsync()).ShouldBe("WAITING");

        void Fail(int left)
        {
            using var db = _registry.Register.Open();
            var letter = db.Set<OutgoingMail>().Single();
            letter.TryLater(MailFault.RecipientRefused, _registry.Now,
                Enumerable.Repeat(TimeSpan.Zero, left + letter.Attempts).ToList());
            db.SaveChanges();
        }

        async Task<string> LetterAsync()
        {
            var letter = (await _registry.DataAsync(
                "query($id: ID!) { person(id: $id) { availabilityQuestion { letter { state fault } } } }",
                new { id = Kartinah }, CallerRole.Chair))
                .GetProperty("person").GetProperty("availabilityQuestion").GetProperty("letter");
            return $"{letter.GetProperty("state")} {letter.GetProperty("fault")}".TrimEnd();
        }
    }

    [Fact]
    public async Task The_register_asks_by_itself_when_a_statement_grew_old_and_once_of_that()
    {
        await _registry.ReachAsync(1, "kartinah@example.org");
        await _registry.StateAsync(Period("2026-10-01", "2027-06-30"));
        var round = _registry.Services.GetServices<IDailyRound>().OfType<AvailabilityRound>().Single();

        _registry.Time.MoveTo("2026-12-29T12:00:00Z"); // 89 days
        await round.PostAsync(CancellationToken.None);
        Asked().ShouldBe(0);
        _registry.Time.MoveTo("2026-12-30T12:00:00Z");
        await round.PostAsync(CancellationToken.None);
        await round.PostAsync(CancellationToken.None);
        Asked().ShouldBe(1);
        _registry.Time.MoveTo("2027-01-20T12:00:00Z");
        await round.PostAsync(CancellationToken.None);
        Asked().ShouldBe(1);

        Told(await _registry.DoAsync("confirmAvailability", new { person = Kartinah })).ShouldBeEmpty();
        _registry.Time.MoveTo("2027-04-20T12:00:00Z");
        await round.PostAsync(CancellationToken.None);
        Asked().ShouldBe(2);

        int Asked() => _registry.Letters().Count(l => l.To == "kartinah@example.org");
    }

    Task<List<string>> AskedAsync() => AskedAsync(_registry);

    static async Task<List<string>> AskedAsync(CalendarRegistry registry)
    {
        await registry.ReachAsync(1, "kartinah@example.org");
        await registry.StateAsync(
            Period("2026-10-01", "2026-10-10"), Period("2026-11-01", "2026-11-30", "LIMITED"),
            Period("2026-12-24", "2026-12-26", "UNAVAILABLE"));
        return await AskAsync(registry);
    }

    /// <summary>The links for yes, no and "call me".</summary>
    static async Task<List<string>> AskAsync(CalendarRegistry registry)
    {
        var payload = await registry.DoAsync(
            "askAvailability", new { persons = new[] { Kartinah } }, new(CallerRole.Unit), "results { outcome }");
        payload.GetProperty("results")[0].GetProperty("outcome").GetString().ShouldBe("ASKED");
        return
        [
            .. Regex.Matches(
                    registry.Letters().Last(l => l.To == "kartinah@example.org").Text,
                    "/availability/link_[0-9a-f]+/[a-z-]+", RegexOptions.None, TimeSpan.FromSeconds(1))
                .Select(m => m.Value),
        ];
    }

    async Task<List<string?>> OutcomesAsync(params string[] persons) =>
    [
        .. (await _registry.DoAsync("askAvailability", new { persons }, new(CallerRole.Unit), "results { outcome }"))
            .GetProperty("results").EnumerateArray().Select(r => r.GetProperty("outcome").GetString()),
    ];

    async Task<string?> QuestionAsync(CallerRole role) => (await _registry.DataAsync(
        "query($id: ID!) { person(id: $id) { availabilityQuestion { answer } } }", new { id = Kartinah }, role))
        .GetProperty("person").GetProperty("availabilityQuestion").GetProperty("answer").GetString();

    List<int> Confirmed() => _registry.Read(db =>
        db.Set<AvailabilityWindow>().OrderBy(w => w.From).ToList().ConvertAll(w => w.ConfirmedAt.Day));

    async Task<string> GetAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var client = _registry.CreateClient();
        using var response = await client.GetAsync(path);
        response.StatusCode.ShouldBe(status);
        return await response.Content.ReadAsStringAsync();
    }

    async Task<string> PostAsync(
        string path, HttpStatusCode status = HttpStatusCode.OK, CalendarRegistry? registry = null)
    {
        using var client = (registry ?? _registry).CreateClient();
        using var response = await client.PostAsync(path, null);
        response.StatusCode.ShouldBe(status);
        return await response.Content.ReadAsStringAsync();
    }
}
