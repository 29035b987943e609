using System.Net;

namespace EnvoyRegistry.Tests.Pages;

/// <summary>What a form keeps, tells and does once, whatever happens in between.</summary>
public sealed class DeskFormTests(StartedSample sample) : IClassFixture<StartedSample>
{
    readonly Uri _site = new(sample.Endpoint, "/");

    static (string, string)[] Opening(string title, string day = "14 March 2026") =>
    [
        ("title", title), ("area.name", "The strait"), ("area.kind", "SEA"), ("area.country", ""),
        ("area.namingNote", ""), ("scope", "INTER_STATE"), ("firstEvent.text", "Two ships met."),
        ("firstEvent.happenedAt", day), ("firstEvent.happenedAt.time", "06:30"), ("firstEvent.source", "A newspaper"),
        ("firstEvent.certainty", "REPORTED"), ("isExercise", "yes"),
    ];

    [Fact]
    public async Task All_that_is_missing_is_told_at_once_and_what_was_typed_stays()
    {
        using var chair = await Visitor.SignInAsync(_site, "CHAIR");

        using var answer = await chair.SendAsync("/situations/new", ("title", "Kept <as> typed"),
            ("firstEvent.happenedAt", "3/4/2026"), ("firstEvent.happenedAt.time", "25:00"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain("value=\"Kept <as> typed\"");
        foreach (var fault in (string[])
            [
                "Where: This is needed.", "Scope: Choose one.", "What happened: This is needed.",
                "When: 3/4/2026 can be read as 3 April 2026 or 4 March 2026. Write the month as a word.",
                "When: 25:00 is no time of the day. Write it like 17:00.", "How sure it is: Choose one.",
            ])
            page.ShouldContain($">{fault}</a>");
        page.ShouldContain("href=\"#f-area-name\"");
        page.ShouldContain("id=\"f-area-name\"");
    }

    [Fact]
    public async Task What_the_register_has_against_a_field_stands_at_it()
    {
        using var chair = await Visitor.SignInAsync(_site, "CHAIR");

        using var answer = await chair.SendAsync("/situations/new", Opening("Of tomorrow", "14 March 2926"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain("<a href=\"#f-firstEvent-happenedAt\">When: ");
        page.ShouldContain("value=\"Of tomorrow\"");
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_acts_once()
    {
        using var chair = await Visitor.SignInAsync(_site, "CHAIR");
        var hidden = Visitor.Hidden(await chair.ReadAsync("/situations/new")).ToList();

        using var first = await chair.PostAsync("/situations/new", [.. hidden, .. Opening("Sent twice")]);
        using var second = await chair.PostAsync("/situations/new", [.. hidden, .. Opening("Sent twice")]);
        using var other = await chair.PostAsync("/situations/new", [.. hidden, .. Opening("Sent otherwise")]);

        first.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        second.Headers.Location.ShouldBe(first.Headers.Location);
        (await chair.ReadAsync(first.Headers.Location!.OriginalString)).ShouldContain("its clock runs");
        other.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await other.Content.ReadAsStringAsync()).ShouldContain("This form was sent before.");
        var list = await chair.ReadAsync("/situations?exercises=yes");
        list.Split(">Sent twice<").Length.ShouldBe(2);
        list.ShouldNotContain("Sent otherwise");
    }

    [Fact]
    public async Task What_cannot_be_taken_back_is_asked_once_more()
    {
        using var chair = await Visitor.SignInAsync(_site, "CHAIR");
        var situation = await OpenAsync(chair, "To be closed");

        using var asked = await chair.SendAsync($"{situation}/close", ("outcome", "Solved"), ("findings", "Much"));
        var sure = await asked.Content.ReadAsStringAsync();
        sure.ShouldContain("A situation that is closed is not opened again.");
        (await chair.ReadAsync(situation)).ShouldContain($"href=\"{situation}/close\"");
        using var done = await chair.PostAsync(
            $"{situation}/close", [.. Visitor.Hidden(sure), ("sure", "yes")]);

        done.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await chair.ReadAsync(situation)).ShouldNotContain($"href=\"{situation}/close\"");
        using var again = await chair.GetAsync($"{situation}/close");
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_two_who_change_the_same_the_second_is_told_and_loses_nothing()
    {
        using var chair = await Visitor.SignInAsync(_site, "CHAIR");
        var situation = await OpenAsync(chair, "Changed twice");
        var hidden = Visitor.Hidden(await chair.ReadAsync($"{situation}/change")).ToList();
        (string, string)[] fields =
            [("area.name", "The strait"), ("area.kind", "SEA"), ("scope", "INTER_STATE"), ("isImminent", "")];
        using var first = await chair.SendAsync($"{situation}/change", [("title", "Changed first"), .. fields]);
        first.StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        using var late = await chair.PostAsync(
            $"{situation}/change", [.. hidden, ("title", "Changed later"), .. fields]);
        var page = await late.Content.ReadAsStringAsync();
        page.ShouldContain("It was changed meanwhile");
        page.ShouldContain("value=\"Changed later\"");
        using var again = await chair.PostAsync(
            $"{situation}/change", [.. Visitor.Hidden(page), ("title", "Changed later"), .. fields]);

        again.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await chair.ReadAsync(situation)).ShouldContain("<h1>Changed later</h1>");
    }

    [Fact]
    public async Task A_sign_in_that_ended_meanwhile_loses_nothing()
    {
        using var chair = await Visitor.SignInAsync(_site, "CHAIR");
        var hidden = Visitor.Hidden(await chair.ReadAsync("/situations/new")).ToList();
        using var out_ = await chair.PostAsync("/sign-out", []);

        using var answer = await chair.PostAsync("/situations/new", [.. hidden, .. Opening("Typed for an hour")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var kept = await answer.Content.ReadAsStringAsync();
        kept.ShouldContain("What you filled in is kept");
        using var later = await Visitor.SignInAsync(_site, "CHAIR");
        using var sent = await later.PostAsync("/situations/new", Visitor.Hidden(kept));
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await later.ReadAsync("/situations?exercises=yes")).ShouldContain("Typed for an hour");
    }

    [Fact]
    public async Task What_another_site_sends_is_not_done()
    {
        using var chair = await Visitor.SignInAsync(_site, "CHAIR");
        using var client = new HttpClient { BaseAddress = _site };
        client.DefaultRequestHeaders.Add("Cookie", chair.Cookie);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await client.PostAsync("/situations/new", new FormUrlEncodedContent(
            Opening("Forged").Select(field => KeyValuePair.Create(field.Item1, field.Item2))));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await chair.ReadAsync("/situations?exercises=yes")).ShouldNotContain("Forged");
    }

    [Theory]
    [InlineData("UNIT")]
    [InlineData("SECGEN")]
    [InlineData("FOCAL_POINT")]
    public async Task Forms_of_the_Chair_are_not_there_for_others(string role)
    {
        using var chair = await Visitor.SignInAsync(_site, "CHAIR");
        var situation = await OpenAsync(chair, $"Not for {role}");
        using var other = await Visitor.SignInAsync(_site, role);

        foreach (var path in (string[])["/situations/new", $"{situation}/event", $"{situation}/close"])
        {
            using var seen = await other.GetAsync(path);
            seen.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            using var sent = await other.PostAsync(path, Opening("By another"));
            sent.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    static async Task<string> OpenAsync(Visitor chair, string title)
    {
        using var opened = await chair.SendAsync("/situations/new", Opening(title));
        opened.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await opened.Content.ReadAsStringAsync());
        return opened.Headers.Location!.OriginalString.Split('?')[0];
    }
}
