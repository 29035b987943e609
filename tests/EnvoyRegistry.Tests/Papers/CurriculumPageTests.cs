using System.Net;
using System.Text.RegularExpressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Tests.Papers;

public sealed partial class CurriculumPageTests(PapersRegistry registry) : IClassFixture<PapersRegistry>
{
    [Fact]
    public async Task It_shows_the_whole_entry_to_the_person()
    {
        var person = registry.AddPerson(but: p =>
        {
            p.Title = "Dr";
            p.NativeName = "สมชาย ใจดี";
            p.YearsOfExperience = 31;
            p.CountriesKnown = ["MM", "XK"];
            p.Biography = "Thirty years of *quiet* talks.\n\n# Before\n\nA teacher.";
            p.FormerOffices.Add(new FormerOffice { Kind = OfficeKind.Ambassador, Title = "Ambassador to Mongolia" });
            p.Languages.AddRange(
                [new PersonLanguage { Tag = "th", Level = LanguageLevel.C2 },
                    new PersonLanguage { Tag = "pt-TL", Level = LanguageLevel.B1 }]);
            p.Engagements.Add(Engagement("Observer of the talks at Ha Noi"));
        }, tag: "MED-PROCESS", evidence: "Chaired the talks of 2012.");

        var (status, html, response) = await registry.GetAsync($"{person}/cv", registry.TokenOf(person));

        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("<h1>Somchai Jaidee</h1>");
        html.ShouldContain("<p>Dr<br>");
        WebUtility.HtmlDecode(html).ShouldContain("<bdi lang=\"th\">สมชาย ใจดี</bdi>");
        html.ShouldContain("<dt>Nationality</dt><dd>Thailand</dd>");
        html.ShouldContain("<dd>Myanmar, XK</dd>");
        html.ShouldContain("<dd>31</dd>");
        html.ShouldContain("<em>quiet</em>");
        html.ShouldContain("<h3>Before</h3>");
        html.ShouldContain("Ambassador to Mongolia");
        html.ShouldContain("led it, 12 years, last in 2020</p><p>Chaired the talks of 2012.</p>");
        html.ShouldContain("Thai: C2");
        html.ShouldContain("Portuguese (pt-TL): B1");
        html.ShouldContain("<h3>Observer of the talks at Ha Noi</h3>");
        html.ShouldContain("2012-07 to 2013");
        html.ShouldContain("on\n1 October 2026, as a person on the register may see it");
        html.Length.ShouldBeLessThan(100 * 1024);
        var policy = response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldStartWith("default-src 'none'; ");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task It_prints_black_on_white_on_A4_and_breaks_no_entry()
    {
        var person = registry.AddPerson();

        var (_, html, _) = await registry.GetAsync($"{person}/cv", registry.TokenOf(person));

        using var anybody = registry.CreateClient();
        var style = await anybody.GetStringAsync(Addresses(html).First(address =>
            address.EndsWith(".css", StringComparison.Ordinal)));
        style.ShouldContain("size: A4;");
        var print = style[style.IndexOf("@media print", StringComparison.Ordinal)..];
        print.ShouldContain("--paper: #fff; --card: #fff; --ink: #000;");
        print.ShouldContain(".entry, tr, .steps li { break-inside: avoid; }");
        html.ShouldNotContain("<script");
    }

    [Fact]
    public async Task A_source_is_cited_and_leads_to_where_it_was_read()
    {
        var token = registry.Token(CallerRole.Unit);
        var people = await registry.DataAsync(
            "{ engagements(first: 50) { nodes { person { id } sources { citation url } } } }");
        var known = people.GetProperty("engagements").Items().First(e =>
            e.GetProperty("person").ValueKind is System.Text.Json.JsonValueKind.Object
            && e.GetProperty("sources").EnumerateArray().Any(s => s.GetProperty("url").GetString() is not null));
        var source = known.GetProperty("sources").EnumerateArray()
            .First(s => s.GetProperty("url").GetString() is not null);

        var (_, html, _) = await registry.GetAsync(
            known.GetProperty("person").GetProperty("id").GetString() + "/cv", token);

        var text = WebUtility.HtmlDecode(html);
        text.ShouldContain(
            $"<a href=\"{source.GetProperty("url").GetString()}\">{source.GetProperty("citation").GetString()}</a>");
    }

    [Fact]
    public async Task What_is_closed_to_the_reader_is_not_there()
    {
        var person = registry.AddPerson(but: p =>
        {
            p.Biography = "Hidden biography";
            p.YearsOfExperience = 31;
            p.CountriesKnown = ["KH"];
            p.OpenToParticipants = PersonFields.Listing | PersonFields.Languages;
            p.FormerOffices.Add(new FormerOffice { Kind = OfficeKind.Ambassador, Title = "Hidden office" });
            p.Languages.Add(new PersonLanguage { Tag = "th", Level = LanguageLevel.C2 });
            p.Engagements.Add(Engagement("Hidden engagement"));
        }, tag: "MED-PROCESS", evidence: "Hidden evidence");
        string[] closed = ["Hidden", "Cambodia", "31", "Fields of expertise", "Offices", "Engagements"];

        var (status, html, _) = await registry.GetAsync($"{person}/cv", registry.Token(CallerRole.FocalPoint));
        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("Somchai Jaidee");
        html.ShouldContain("Thai: C2");
        foreach (var word in closed)
            Body(html).ShouldNotContain(word);

        foreach (var token in (string[])[registry.Token(CallerRole.Chair), registry.Token(CallerRole.Unit),
            registry.TokenOf(person)])
        {
            (_, html, _) = await registry.GetAsync($"{person}/cv", token);
            foreach (var word in closed)
                Body(html).ShouldContain(word);
        }
    }

    [Fact]
    public async Task Whom_the_caller_may_not_see_nobody_and_nonsense_are_answered_alike()
    {
        var hidden = registry.AddPerson(but: p => p.OpenToParticipants = default);
        var token = registry.Token(CallerRole.FocalPoint);
        var (status, expected, _) = await registry.GetAsync("per_0000000000000/cv", token);
        status.ShouldBe(HttpStatusCode.NotFound);

        foreach (var path in (string[])[hidden, PapersRegistry.Id(EntityId.New()), "reg_0000000000001", "x", "per_"])
        {
            var (other, html, _) = await registry.GetAsync($"{path}/cv", token);
            other.ShouldBe(HttpStatusCode.NotFound);
            html.ShouldBe(expected);
        }
        foreach (var role in (CallerRole[])[CallerRole.Integrator, CallerRole.Member])
            (await registry.GetAsync($"{hidden}/cv", registry.Token(role))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await registry.GetAsync($"{hidden}/cv", registry.Token(CallerRole.Unit))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_told_how_to_be_whether_there_is_somebody_or_not()
    {
        var person = registry.AddPerson();

        var (status, html, response) = await registry.GetAsync($"{person}/cv", token: null);
        status.ShouldBe(HttpStatusCode.Unauthorized);
        html.ShouldContain("href=\"/sign-in\"");
        html.ShouldNotContain("Somchai");
        response.Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Bearer");

        (await registry.GetAsync("nobody/cv", token: null)).Html.ShouldBe(html);
    }

    [Fact]
    public async Task What_people_write_does_nothing_on_the_page()
    {
        const string attack = "<script>alert(1)</script><img src=x onerror=alert(2)>";
        var person = registry.AddPerson(but: p =>
        {
            p.Title = attack;
            p.NativeName = attack;
            p.Biography = attack +
                "\n\n<svg onload=alert(3)>\n\n[a](javascript:alert(4)) [b](JavaScript&colon;alert(5)) " +
                "![c](https://example.org/pixel.png) <javascript:alert(6)> [d](data:text/html,x) " +
                "[good](https://example.org/) [r]\n\n[r]: vbscript:x";
            p.FormerOffices.Add(new FormerOffice { Kind = OfficeKind.Other, Title = attack });
            p.Languages.Add(new PersonLanguage { Tag = "th\"><script>", Level = LanguageLevel.C2 });
            p.Engagements.Add(Engagement(attack));
        }, tag: "MED-PROCESS", evidence: attack);

        var (status, html, _) = await registry.GetAsync($"{person}/cv", registry.TokenOf(person));

        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldNotContain("<script");
        html.ShouldNotContain("<img");
        html.ShouldNotContain("<svg");
        foreach (var address in Addresses(Body(html)))
            address.ShouldBe("https://example.org/");
        Addresses(Body(html)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Prose_nested_beyond_reason_is_still_shown()
    {
        var person = registry.AddPerson(but: p => p.Biography = new string('>', 5000) + " deep");

        var (status, html, _) = await registry.GetAsync($"{person}/cv", registry.TokenOf(person));

        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("deep");
    }

    [Fact]
    public async Task A_front_end_finds_it_by_the_entry()
    {
        var person = registry.AddPerson();

        var data = await registry.DataAsync(
            "query($id: ID!) { person(id: $id) { curriculumUrl } }", new { id = person });

        var url = new Uri(data.GetProperty("person").GetProperty("curriculumUrl").GetString()!);
        url.AbsolutePath.ShouldBe($"/people/{person}/cv");
    }

    static Engagement Engagement(string title) => new()
    {
        Id = EntityId.New(),
        Title = title,
        Role = EngagementRole.Observer,
        From = "2012-07",
        Until = "2013",
        Summary = "Watched.",
        Certainty = Certainty.Certain,
    };

    // What the page is about, without the frame of all pages.
    static string Body(string html) => html.Split("<main")[1].Split("</main>")[0];

    static List<string> Addresses(string html) =>
        [.. Address().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups["address"].Value))];

    [GeneratedRegex(
        "(?:href|src)\\s*=\\s*\"(?<address>[^\"]*)\"", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
