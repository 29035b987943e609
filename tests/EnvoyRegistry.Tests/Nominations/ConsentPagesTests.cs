using System.Net;
using EnvoyRegistry.News;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Tests.Nominations;

public sealed class ConsentPagesTests : NominationTests
{
    [Fact]
    public async Task Somebody_new_reads_what_it_is_about_and_agrees_by_the_link()
    {
        var nomination = await AskedAsync();
        var link = Link();

        var page = await GetAsync(link);
        page.ShouldContain("Thailand would like to nominate you");
        page.ShouldContain("Ampai Suk");
        page.ShouldContain("Thirty years of quiet talks.");
        page.ShouldContain("<strong>Leaving.</strong>");
        page.Length.ShouldBeLessThan(30_000);
        page.ShouldNotContain("<script");
        (await SeenAsync(Unit, nomination.Id))!.Value.GetProperty("state").GetString().ShouldBe("CONSENT_ASKED");

        (await PostAsync(link, ("answer", "yes"), ("willing", "yes"))).ShouldContain("Thank you: you have agreed");

        var consented = (await SeenAsync(FocalPoint("TH"), nomination.Id))!.Value;
        consented.GetProperty("state").GetString().ShouldBe("CONSENTED");
        consented.GetProperty("consent").GetProperty("channel").GetString().ShouldBe("LINK");
        consented.GetProperty("history")[2].GetProperty("by").GetString().ShouldBe("NOMINEE");
        var submitted = await DoAsync(FocalPoint("TH"), "submitNomination",
            new { nomination = nomination.Id, expectedVersion = consented.GetProperty("version").GetInt32() });
        submitted.State.ShouldBe("REGISTERED");
        var person = Read(db => db.Set<Person>().Single(p => p.FullName == "Ampai Suk"));
        (person.Kind, person.WillingToServe, person.Biography, person.TimeZone)
            .ShouldBe((PersonKind.Eep, true, "Thirty years of quiet talks.", "Asia/Bangkok"));
    }

    [Fact]
    public async Task A_no_by_the_link_erases_what_the_nomination_told()
    {
        var nomination = await AskedAsync();

        (await PostAsync(Link(), ("answer", "no"))).ShouldContain("You will not be nominated");

        var refused = (await SeenAsync(FocalPoint("TH"), nomination.Id))!.Value;
        refused.GetProperty("state").GetString().ShouldBe("CONSENT_REFUSED");
        refused.GetProperty("fullName").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task A_link_answers_once()
    {
        await AskedAsync();
        var link = Link();
        await PostAsync(link, ("answer", "yes"));

        (await PostAsync(link, HttpStatusCode.NotFound, ("answer", "no"))).ShouldContain("This link cannot be used");
        await GetAsync(link, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_many_taps_at_once_one_counts()
    {
        var nomination = await AskedAsync();
        var link = Link();
        using var client = Registry.CreateClient();

        var statuses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            using var form = new FormUrlEncodedContent([new("answer", "yes")]);
            using var response = await client.PostAsync(link, form);
            return response.StatusCode;
        })));

        statuses.Count(s => s is HttpStatusCode.OK).ShouldBe(1);
        (await SeenAsync(Unit, nomination.Id))!.Value.GetProperty("history").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task A_link_is_void_when_it_expires_when_another_is_sent_and_when_the_entry_changes()
    {
        var asked = await AskedAsync();
        var first = Link();
        var again = await DoAsync(FocalPoint("TH"), "askConsent", asked.Next);
        await GetAsync(first, HttpStatusCode.NotFound);

        var second = Link();
        await GetAsync(second);
        Registry.Time.MoveTo("2026-10-31T05:00:00Z");
        await GetAsync(second, HttpStatusCode.NotFound);

        var third = await DoAsync(FocalPoint("TH"), "askConsent", again.Next);
        var last = Link();
        await GetAsync(last);
        (await DoAsync(FocalPoint("TH"), "editNomination", new
        {
            nomination = third.Id,
            expectedVersion = third.Version,
            nominee = new { biography = "Something else." },
        })).State.ShouldBe("DRAFT");
        (await PostAsync(last, HttpStatusCode.NotFound, ("answer", "yes"))).ShouldContain("This link cannot be used");
    }

    [Theory]
    [InlineData("/consent/nothing")]
    [InlineData("/consent/link_0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_guess_finds_nothing(string link) => await GetAsync(link, HttpStatusCode.NotFound);

    [Fact]
    public async Task What_a_nominator_writes_is_text_on_the_page()
    {
        await AskedAsync("""<img src=x onerror="alert(1)">""");

        (await GetAsync(Link())).ShouldNotContain("<img");
    }

    [Fact]
    public async Task Without_an_address_somebody_new_is_not_asked()
    {
        var nominee = Nominee();
        nominee.Remove("contact");
        var drafted = await DoAsync(FocalPoint("TH"), "draftNomination", new { nominee });

        (await DoAsync(FocalPoint("TH"), "askConsent", drafted.Next)).Errors.ShouldBe(["R6: nomination"]);
    }

    async Task<Answer> AskedAsync(string name = "Ampai Suk")
    {
        var drafted = await DoAsync(FocalPoint("TH"), "draftNomination", new { nominee = Nominee(name) });
        return await DoAsync(FocalPoint("TH"), "askConsent", drafted.Next);
    }

    /// <summary>The path of the link in the letter that was posted since the last call.</summary>
    string Link()
    {
        var letter = Read(db => db.Set<OutgoingMail>().ToList()).Single(m => _letters.Add(m.Id));
        letter.To.ShouldBe("ampai@example.org");
        return letter.Text![letter.Text!.IndexOf("/consent/link_", StringComparison.Ordinal)..].Split('\n')[0];
    }

    readonly HashSet<long> _letters = [];

    async Task<string> GetAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var client = Registry.CreateClient();
        using var response = await client.GetAsync(path);
        response.StatusCode.ShouldBe(status);
        return await response.Content.ReadAsStringAsync();
    }

    Task<string> PostAsync(string path, params (string, string)[] form) => PostAsync(path, HttpStatusCode.OK, form);

    async Task<string> PostAsync(string path, HttpStatusCode status, params (string, string)[] fields)
    {
        using var client = Registry.CreateClient();
        using var form = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2)));
        using var response = await client.PostAsync(path, form);
        response.StatusCode.ShouldBe(status);
        return await response.Content.ReadAsStringAsync();
    }
}
