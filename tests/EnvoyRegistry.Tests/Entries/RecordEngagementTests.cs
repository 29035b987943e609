using System.Text.Json;
using EnvoyRegistry.Access;

namespace EnvoyRegistry.Tests.Entries;

public sealed class RecordEngagementTests : EntryTests
{
    const string Select =
        "engagements { nodes { id title from until certainty grade citation sources { code } participant { code } } }";

    [Fact]
    public async Task The_Unit_puts_down_what_a_source_tells_and_the_person_what_she_says_herself()
    {
        var known = Nodes(Changed(await ChangeAsync(Unit, "recordEngagement", new
        {
            engagement = new
            {
                role = "OBSERVER",
                title = "Observer of an election",
                summary = "Watched it in two districts.",
                certainty = "CERTAIN",
                grade = "PRESS",
                from = "2012-07",
                until = "2012-07",
                participant = "TH",
                sources = new[] { "B1" },
                countries = new[] { "TL" },
            },
        }, Select))).Single();
        known.GetProperty("grade").GetString().ShouldBe("PRESS");
        known.GetProperty("sources")[0].GetProperty("code").GetString().ShouldBe("B1");
        known.GetProperty("participant").GetProperty("code").GetString().ShouldBe("TH");

        var own = Nodes(Changed(await ChangeAsync(Self, "recordEngagement", new
        {
            engagement = Own("Adviser to a truce commission", citation: "A letter of thanks of 2019"),
        }, Select)));
        own.Count.ShouldBe(2);
        var mine = own.Single(e => e.GetProperty("grade").ValueKind is JsonValueKind.Null);
        mine.GetProperty("citation").GetString().ShouldBe("A letter of thanks of 2019");

        (await ChangeAsync(Self, "recordEngagement", new
        {
            engagement = Own("Something else"),
            replaces = known.GetProperty("id").GetString(),
        })).Errors.ShouldBe(["Conflict: replaces"]);
        Nodes(Changed(await ChangeAsync(Self, "recordEngagement", new
        {
            engagement = Own("Chair of a truce commission"),
            replaces = mine.GetProperty("id").GetString(),
        }, Select))).Select(e => e.GetProperty("title").GetString())
            .ShouldBe(["Chair of a truce commission", "Observer of an election"], ignoreOrder: true);
        Nodes(Changed(await ChangeAsync(
            Self, "removeEngagement", new { engagement = mine.GetProperty("id").GetString() }, Select)))
            .Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_once()
    {
        (await ChangeAsync(Unit, "recordEngagement", new
        {
            engagement = new
            {
                role = "ENVOY",
                title = " ",
                summary = "x",
                certainty = "EXPECTED",
                from = "2020-13",
                until = "2031",
                participant = "XX",
                sources = new[] { "NONE" },
            },
        })).Errors.ShouldBe(
        [
            "InvalidInput: engagement.title", "InvalidInput: engagement.certainty", "InvalidInput: engagement.from",
            "InvalidInput: engagement.until", "NotFound: engagement.sources.0", "NotFound: engagement.participant",
            "InvalidInput: engagement.grade",
        ], ignoreOrder: true);
        (await ChangeAsync(Self, "recordEngagement", new
        {
            engagement = new
            {
                role = "ENVOY",
                title = "Envoy",
                summary = "x",
                certainty = "CERTAIN",
                grade = "SEEN",
                from = "2020",
                until = "2019-12",
            },
        })).Errors.ShouldBe(["InvalidInput: engagement.until", "InvalidInput: engagement.grade"], ignoreOrder: true);
    }

    [Fact]
    public async Task Nobody_else_keeps_it()
    {
        foreach (var caller in (Grant[])[Nominator, Chair, FocalPoint("SG")])
            (await ChangeAsync(caller, "recordEngagement", new { engagement = Own("Theirs") }))
                .Errors.ShouldBe(["R1: person"]);
    }

    static object Own(string title, string? citation = null) => new
    {
        role = "ADVISER",
        title,
        summary = "For three months.",
        certainty = "UNCERTAIN",
        from = "2019",
        citation,
    };

    static List<JsonElement> Nodes(JsonElement person) =>
        [.. person.GetProperty("engagements").GetProperty("nodes").EnumerateArray()];
}
