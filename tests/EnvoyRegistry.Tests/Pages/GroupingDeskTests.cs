using System.Net;

namespace EnvoyRegistry.Tests.Pages;

/// <summary>How groupings are called, filled and ended in a browser.</summary>
public sealed class GroupingDeskTests(StartedSample sample) : IClassFixture<StartedSample>
{
    readonly Uri _site = new(sample.Endpoint, "/");

    [Fact]
    public async Task The_office_calls_Friends_of_the_Chair_and_ends_them()
    {
        using var chair = await Visitor.SignInAsync(_site, "CHAIR");
        (string, string)[] friends =
        [
            ("kind", "FRIENDS_OF_THE_CHAIR"), ("name", "Friends on a river (invented)"),
            ("task", "To find out what happened."), ("situation", ""),
        ];
        using var unbalanced = await chair.SendAsync("/groupings/new", friends);
        unbalanced.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = WebUtility.HtmlDecode(await unbalanced.Content.ReadAsStringAsync());
        page.ShouldContain("<a href=\"#f-balanceNote\">");
        page.ShouldContain("value=\"Friends on a river (invented)\"");

        var grouping = Visitor.Place(await chair.SendAsync(
            "/groupings/new", [.. friends, ("balanceNote", "One from each side of the Forum.")]));
        (await chair.ReadAsync(grouping)).ShouldContain($"href=\"{grouping}/seat\"");
        using var wrong = await chair.SendAsync($"{grouping}/seat",
            ("member.seat", "NON_ASEAN"), ("member.holder.participant", "Thailand"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("<a href=\"#f-member-");
        Visitor.Place(await chair.SendAsync($"{grouping}/seat",
            ("member.seat", "NON_ASEAN"), ("member.holder.participant", "Japan"))).ShouldBe(grouping);
        (await chair.ReadAsync(grouping)).ShouldContain("The minister of Japan");

        // What is missing is told at once.
        using var asked = await chair.SendAsync($"{grouping}/constitute");
        using var early = await chair.PostAsync($"{grouping}/constitute",
            [.. Visitor.Hidden(await asked.Content.ReadAsStringAsync()), ("sure", "yes")]);
        early.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await early.Content.ReadAsStringAsync()).ShouldContain("All participants are consulted first");

        await chair.SureAsync($"{grouping}/vacate?participant=JP");
        (await chair.ReadAsync(grouping)).ShouldNotContain("The minister of Japan");
        await chair.SureAsync($"{grouping}/consult", ("circular", "The Chair would call its Friends."),
            ("deadline", $"{DateTime.UtcNow.AddDays(2):d MMMM yyyy}"), ("deadline.time", "17:00"));
        (await chair.ReadAsync(grouping)).ShouldContain("Open, closes");
        await chair.SureAsync($"{grouping}/dissolve", ("reason", "It was settled."));

        (await chair.ReadAsync(grouping)).ShouldContain("It was settled.");
        using var again = await chair.GetAsync($"{grouping}/seat");
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_focal_point_asks_for_a_team_and_the_office_seats_somebody()
    {
        using var chair = await Visitor.SignInAsync(_site, "CHAIR");
        using var office = await Visitor.SignInAsync(_site, "FOCAL_POINT");
        (string, string)[] team = [("name", "Experts on a river (invented)"), ("task", "To advise on a ceasefire.")];
        using var mute = await office.SendAsync("/groupings/new", team);
        (await mute.Content.ReadAsStringAsync()).ShouldContain("<a href=\"#f-request\">");
        var grouping = Visitor.Place(await office.SendAsync(
            "/groupings/new", [.. team, ("request", "We cannot do it alone.")]));
        (await chair.ReadAsync(grouping)).ShouldContain("We cannot do it alone.");

        var person = (await chair.ReadAsync("/people?kind=EEP&status=REGISTERED")).Split("href=\"/people/")[1]
            .Split('"')[0];
        (await chair.ReadAsync($"/people/{person}")).ShouldContain($"href=\"/people/{person}/seat\"");
        var choice = (await chair.ReadAsync($"/people/{person}/seat")).Split("<option value=\"")
            .Select(part => part.Split('"')[0])
            .First(value => value.StartsWith(grouping.Split('/')[^1], StringComparison.Ordinal));
        Visitor.Place(await chair.SendAsync($"/people/{person}/seat", ("grouping", choice))).ShouldBe(grouping);
        (await chair.ReadAsync(grouping)).ShouldContain(", asked and not answered yet");

        await office.SureAsync($"{grouping}/dissolve", ("reason", "Others help."));
        (await chair.ReadAsync(grouping)).ShouldContain("Others help.");
    }

    [Theory]
    [InlineData("UNIT")]
    [InlineData("SECGEN")]
    [InlineData("FOCAL_POINT")]
    public async Task Forms_of_a_grouping_are_not_there_for_others(string role)
    {
        using var chair = await Visitor.SignInAsync(_site, "CHAIR");
        using var other = await Visitor.SignInAsync(_site, role);
        var grouping = Visitor.Place(await chair.SendAsync("/groupings/new", ("kind", "EXPERT_TEAM"),
            ("name", $"Not {role}'s (invented)"), ("task", "To advise."), ("situation", "")));

        foreach (var act in (string[])["seat", "vacate", "consult", "constitute", "paper", "dissolve", "hand-over"])
        {
            using var seen = await other.GetAsync($"{grouping}/{act}");
            seen.StatusCode.ShouldBe(HttpStatusCode.NotFound, act);
            using var sent = await other.PostAsync($"{grouping}/{act}", [("reason", "By another")]);
            sent.StatusCode.ShouldBe(HttpStatusCode.NotFound, act);
        }
    }
}
