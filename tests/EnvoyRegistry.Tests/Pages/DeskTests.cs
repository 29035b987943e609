using System.Net;
using System.Net.Http.Headers;

namespace EnvoyRegistry.Tests.Pages;

/// <summary>The pages for offices, as a browser is served them over the sample.</summary>
public sealed class DeskTests(StartedSample sample) : IClassFixture<StartedSample>
{
    const int LargestPage = 60_000;

    readonly Uri _site = new(sample.Endpoint, "/");

    static string Day(int days) => DateTime.UtcNow.Date.AddDays(days).ToString("yyyy-MM-dd");

    static string Need => $"/who-could-go?from={Day(30)}&until={Day(43)}&language=en.B2&exclude=TH&exclude=KH";

    [Fact]
    public async Task A_role_signs_in_by_one_click_and_out_for_good()
    {
        using var chair = await Visitor.SignInAsync(_site, "CHAIR");
        var cookie = chair.Cookie;
        (await chair.ReadAsync("/")).ShouldContain("What waits for you");

        using var answer = await chair.PostAsync("/sign-out", []);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var thief = new HttpClient { BaseAddress = _site };
        thief.DefaultRequestHeaders.Add("Accept", "text/html");
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        (await thief.GetStringAsync("/")).ShouldNotContain("What waits for you");
    }

    [Fact]
    public async Task The_desk_finds_and_rings_an_envoy()
    {
        using var chair = await Visitor.SignInAsync(_site, "CHAIR");
        using var sent = await chair.GetAsync(
            $"/who-could-go?from={Day(30)}&until={Day(43)}&mode=&expertise0=&expertise0Level=STUDIED" +
            "&language0=English&language0Level=B2&exclude0=thailand&exclude1=KH&situation=");

        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        sent.Headers.Location!.OriginalString.ShouldBe(Need);
        var page = WebUtility.HtmlDecode(await chair.ReadAsync(Need));
        page.ShouldContain("could go</h2>");
        page.ShouldContain("of 100</strong>");
        page.ShouldContain("href=\"tel:+");
        page.ShouldContain("people for a nationality");
        page.ShouldContain("value=\"Thailand\"", customMessage: "the form has the need again");
    }

    [Fact]
    public async Task A_need_is_kept_under_a_name_found_again_and_removed()
    {
        using var chair = await Visitor.SignInAsync(_site, "CHAIR");
        var keep = Need.Replace("/who-could-go?", "/who-could-go/save?", StringComparison.Ordinal);
        WebUtility.HtmlDecode(await chair.ReadAsync(Need)).ShouldContain($"href=\"{keep}\"");

        using var nameless = await chair.SendAsync(keep, ("name", " "));
        using var kept = await chair.SendAsync(keep, ("name", "For a fortnight"));

        nameless.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        kept.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        kept.Headers.Location!.OriginalString.ShouldBe($"{Need}&done=who-could-go-save");
        var page = await chair.ReadAsync("/who-could-go");
        page.ShouldContain(">For a fortnight</a>");
        var place = page.Split('"').Single(part => part.EndsWith("/remove", StringComparison.Ordinal));
        var saved = place[..^"/remove".Length];
        using (var found = await chair.GetAsync(saved))
            found.Headers.Location!.OriginalString.ShouldBe(Need);
        using (var unit = await Visitor.SignInAsync(_site, "UNIT"))
        using (var absent = await unit.GetAsync(saved))
            absent.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var removed = await chair.SendAsync(place);
        removed.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await chair.ReadAsync("/who-could-go")).ShouldNotContain("For a fortnight");
    }

    [Theory]
    [InlineData("from=31%20February%202027&until=1%20March%202027", "31 February 2027 is no day that can be read")]
    [InlineData("from=3/4/2027&until=1%20May%202027", "can be read as 3 April 2027 or 4 March 2027")]
    [InlineData("from=2027-03-01&until=2027-03-05&language=Klingonese", "There is no “Klingonese” in the list.")]
    [InlineData("until=2027-03-05", "This is needed.")]
    [InlineData("from=2020-03-01&until=2020-03-05", "past")]
    [InlineData("from=2027-03-01&until=2027-03-05&expertise=SEC-NOTHING.LED", "There is no “SEC-NOTHING” in the list.")]
    public async Task What_is_wrong_with_a_need_stands_at_its_field_and_what_was_typed_stays(string need, string fault)
    {
        using var chair = await Visitor.SignInAsync(_site, "CHAIR");

        using var answer = await chair.GetAsync($"/who-could-go?{need}");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain("There is a problem");
        page.ShouldContain(fault);
        page.ShouldNotContain("Variable");
        page.ShouldNotContain("GraphQL");
        foreach (var typed in need.Split('&').Select(part => part.Split('=')[1]).Where(t => t.Contains("20%",
            StringComparison.Ordinal)))
            page.ShouldContain($"value=\"{Uri.UnescapeDataString(typed)}\"");
    }

    [Fact]
    public async Task The_desk_composes_a_team_and_is_told_what_stands_in_the_way_of_one()
    {
        using var chair = await Visitor.SignInAsync(_site, "CHAIR");
        using var sent = await chair.GetAsync(
            $"/team?size=2&from={Day(30)}&until={Day(34)}&mode=&expertise0=&expertise0Level=STUDIED" +
            "&language0=English&language0Level=B2&situation=&women=1&men=");
        var need = $"/team?from={Day(30)}&until={Day(34)}&language=en.B2&size=2&women=1";
        sent.Headers.Location!.OriginalString.ShouldBe(need);

        var page = await chair.ReadAsync(need);
        page.ShouldContain("The best team</h2>");
        page.ShouldContain("Who covers what</h3>");
        page.ShouldContain("<svg");
        var none = await chair.ReadAsync($"{need}&men=2");
        none.ShouldContain("No team meets all of it.");
        none.ShouldContain("What would help</h2>");
    }

    [Fact]
    public async Task A_team_is_shown_with_who_was_asked_to_join_and_has_not_answered()
    {
        using var unit = new StartedClient(sample.Endpoint, sample.Token);
        var teams = await unit.AskAsync(
            "{ groupings(where: { isExercise: true, kind: [EXPERT_TEAM] }, first: 1) { nodes { id } } }");
        using var chair = await Visitor.SignInAsync(_site, "CHAIR");

        var page = await chair.ReadAsync(
            $"/groupings/{teams.GetProperty("groupings").GetProperty("nodes")[0].GetProperty("id").GetString()}");

        // Of the three in the sample one was asked and has not answered.
        page.Split(", asked and not answered yet").Length.ShouldBe(2);
        page.Split("href=\"/people/per_").Length.ShouldBe(4);
    }

    [Theory]
    [InlineData("CHAIR",
        "/who-could-go /team /situations /people /groupings /coverage /guidance /audit /rules /search?q=thai", "")]
    [InlineData("UNIT", "/who-could-go /situations /people /groupings /coverage /guidance /rules /search?q=thai",
        "/audit")]
    [InlineData("SECGEN", "/ /situations /people /groupings /guidance /search?q=thai",
        "/who-could-go /team /coverage /audit")]
    [InlineData("FOCAL_POINT", "/ /situations /people /groupings /coverage /guidance", "/who-could-go /audit")]
    [InlineData("AUDITOR", "/ /people /groupings /guidance /audit", "/who-could-go /situations /coverage")]
    public async Task Each_reader_has_the_pages_that_show_something(string role, string there, string absent)
    {
        using var reader = await Visitor.SignInAsync(_site, role);

        foreach (var path in there.Split(' '))
        {
            using var answer = await reader.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{role} {path}");
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("style-src 'self'");
            var page = await answer.Content.ReadAsStringAsync();
            page.ShouldNotContain("<script");
            page.ShouldNotContain(" style=");
        }
        foreach (var path in absent.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            using var answer = await reader.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{role} {path}");
            (await reader.ReadAsync("/")).ShouldNotContain($"href=\"{path}\"");
        }
    }

    [Theory]
    [InlineData("/people/per_00000000000aa")]
    [InlineData("/people/nonsense")]
    [InlineData("/situations/sit_00000000000aa")]
    [InlineData("/appointments/sit_00000000000aa")]
    [InlineData("/guidance/gui_00000000000aa")]
    public async Task What_is_not_there_is_told_as_what_one_may_not_see(string path)
    {
        using var chair = await Visitor.SignInAsync(_site, "CHAIR");

        using var answer = await chair.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("or it is not for you to see");
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_there_from_what_is_for_the_signed_in_alone()
    {
        using var unknown = Visitor.Unknown(_site);

        using var answer = await unknown.GetAsync("/situations");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe("/sign-in?to=%2Fsituations");
        (await unknown.ReadAsync("/guidance")).ShouldContain("Guidance for envoys");
    }

    [Fact]
    public async Task A_page_is_light()
    {
        using var chair = await Visitor.SignInAsync(_site, "CHAIR");
        using var client = new HttpClient { BaseAddress = _site };
        client.DefaultRequestHeaders.Add("Cookie", chair.Cookie);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));

        foreach (var path in (string[])["/", Need, "/people", "/coverage", "/guidance", "/audit", "/rules", "/gallery"])
        {
            using var answer = await client.GetAsync(path);
            answer.Content.Headers.ContentEncoding.ShouldBe(["gzip"], path);
            (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThan(LargestPage, path);
        }
    }
}
