using System.Text.Json;
using EnvoyRegistry.Tests.People.Sample;

namespace EnvoyRegistry.Tests.Groupings;

public sealed class GroupingsResolversTests(SampleRegistry registry) : IClassFixture<SampleRegistry>
{
    [Fact]
    public async Task The_troika_on_Myanmar_is_on_record_with_its_sources_and_its_doubts()
    {
        var data = await registry.DataAsync("""
            {
              groupings(where: { kind: ASEAN_TROIKA }) {
                totalCount
                nodes {
                  status task from until certainty grade note sources { code }
                  members { seat participant { code } person { id } seatedOn }
                }
              }
            }
            """);

        data.GetProperty("groupings").GetProperty("totalCount").GetInt32().ShouldBe(4);
        var troika = data.GetProperty("groupings").GetProperty("nodes")[0];
        troika.GetProperty("members").ToString().ShouldBe(
            """[{"seat":"CHAIR","participant":{"code":"PH"},"person":null,"seatedOn":"2026-01-01"},""" +
            """{"seat":"INCOMING_CHAIR","participant":{"code":"SG"},"person":null,"seatedOn":"2026-01-01"},""" +
            """{"seat":"PAST_CHAIR","participant":{"code":"MY"},"person":null,"seatedOn":"2026-01-01"}]""");
        (troika.GetProperty("from").GetString(), troika.GetProperty("certainty").GetString(),
            troika.GetProperty("grade").GetString())
            .ShouldBe(("2026-01-01", "UNCERTAIN", "PRESS"));
        troika.GetProperty("sources").ToString().ShouldBe("""[{"code":"E10"},{"code":"E4"},{"code":"E5"}]""");
        troika.GetProperty("until").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    // The sample of 1 October 2026 and the six of the record, read off by hand.
    [Theory]
    [InlineData("{}", "strait highlands Troika Troika Troika Troika Experts observers border archipelago river")]
    [InlineData("{ kind: EXPERT_TEAM }", "Experts observers border")]
    [InlineData("{ status: ACTIVE }", "highlands Troika Experts")]
    [InlineData("{ status: NOT_FORMED }", "river border")]
    [InlineData("{ activeOn: \"2026-10-01\" }", "highlands Troika Experts")]
    [InlineData("{ activeOn: \"2026-08-22\" }", "highlands Troika")]
    [InlineData("{ activeOn: \"2026-08-21\" }", "Troika")]
    [InlineData("{ activeOn: \"2025-11-05\" }", "Troika archipelago")]
    [InlineData("{ activeOn: \"2025-11-06\" }", "Troika")]
    [InlineData("{ activeOn: \"2024-06-01\" }", "Troika")]
    [InlineData("{ activeOn: \"2023-12-31\" }", "Troika")]
    [InlineData("{ activeOn: \"2023-09-04\" }", "")]
    [InlineData("{ participant: \"LA\" }", "Troika Troika Troika archipelago")]
    [InlineData("{ participant: \"NZ\" }", "strait")]
    [InlineData(
        "{ kind: FRIENDS_OF_THE_CHAIR, status: ACTIVE, participant: \"CA\", activeOn: \"2026-09-01\" }", "highlands")]
    [InlineData("{ kind: FRIENDS_OF_THE_CHAIR, status: ACTIVE, participant: \"NZ\" }", "")]
    public async Task Groupings_are_found_by_all_that_is_asked_of_them(string where, string expected)
    {
        var data = await registry.DataAsync($$"""{ groupings(where: {{where}}) { nodes { name } } }""");

        string[] words = ["strait", "highlands", "Troika", "Experts", "observers", "border", "archipelago", "river"];
        var marks = (string[])["Meridan Strait", "Tavoro Highlands", "Troika", "Experts on", "election observers",
            "Observers at the border", "Karuvai", "Selan River"];
        var names = data.GetProperty("groupings").GetProperty("nodes").EnumerateArray()
            .Select(n => n.GetProperty("name").GetString()!);
        names.Select(name => words[Array.FindIndex(marks, mark => name.Contains(mark, StringComparison.Ordinal))])
            .Order()
            .ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order());
    }

    [Fact]
    public async Task Pages_run_through_all_of_them_once_those_under_way_first()
    {
        var seen = new List<string>();
        for (string? after = null; ;)
        {
            var page = (await registry.DataAsync(
                "query($after: String) { groupings(first: 2, after: $after) { nodes { status name } pageInfo { " +
                "hasNextPage endCursor } } }",
                new { after })).GetProperty("groupings");
            seen.AddRange(page.GetProperty("nodes").EnumerateArray()
                .Select(n => $"{n.GetProperty("status")} {n.GetProperty("name")}"));
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
                break;
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }

        seen.Count.ShouldBe(11);
        seen.ShouldBeUnique();
        seen.Select(s => s[..s.IndexOf(' ', StringComparison.Ordinal)]).Distinct()
            .ShouldBe(["CONSULTING", "ACTIVE", "DISSOLVED", "NOT_FORMED"]);
    }

    [Fact]
    public async Task A_participant_tells_its_groupings_the_latest_first()
    {
        var data = await registry.DataAsync("""{ participant(code: "MY") { groupings { nodes { from } } } }""");

        var days = data.GetProperty("participant").GetProperty("groupings").GetProperty("nodes")
            .EnumerateArray()
            .Select(g => g.GetProperty("from").GetString()).ToList();
        days.Count.ShouldBeGreaterThan(2);
        days.ShouldBe(days.OrderDescending());
    }

    [Fact]
    public async Task An_expert_tells_her_groupings_and_a_grouping_its_experts()
    {
        var data = await registry.DataAsync(
            "{ groupings(where: { kind: EXPERT_TEAM, status: ACTIVE }) { nodes { id members { seat participant { id " +
            "} person { groupings { nodes { id } } } } } } }");

        var team = data.GetProperty("groupings").GetProperty("nodes").EnumerateArray().ShouldHaveSingleItem();
        team.GetProperty("members").GetArrayLength().ShouldBe(3);
        foreach (var member in team.GetProperty("members").EnumerateArray())
            member.GetProperty("person").GetProperty("groupings").GetProperty("nodes").EnumerateArray()
                .Select(g => g.GetProperty("id").GetString()).ShouldContain(team.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_grouping_is_found_again_by_its_id()
    {
        var id = (await registry.DataAsync("{ groupings(first: 1) { nodes { id } } }"))
            .GetProperty("groupings").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        id.ShouldStartWith("grp_");

        var data = await registry.DataAsync(
            "query($id: ID!) { grouping(id: $id) { id version } node(id: $id) { __typename id } }", new { id });
        data.ToString().ShouldBe(
            $$$"""{"grouping":{"id":"{{{id}}}","version":1},"node":{"__typename":"Grouping","id":"{{{id}}}"}}""");
    }

    [Fact]
    public async Task A_code_that_no_participant_has_is_refused_as_in_every_filter()
    {
        var answer = await registry.AskAsync("{ groupings(where: { participant: [\"TH\", \"XX\"] }) { totalCount } }");

        var extensions = answer.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem()
            .GetProperty("extensions");
        extensions.GetProperty("code").GetString().ShouldBe("BAD_ARGUMENT");
        extensions.GetProperty("inputPath").ToString().ShouldBe("""["where","participant",1]""");
    }

    [Fact]
    public async Task The_seats_of_today_come_with_their_rules_and_terms()
    {
        var data = await registry.DataAsync("""
            {
              friendsSeats {
                on
                seats {
                  seat basis eligible { code aseanMemberships { from } }
                  term { until participant { code } } rule { code sources { code } }
                }
                warnings { kind seats message }
              }
            }
            """);

        var seats = data.GetProperty("friendsSeats");
        seats.GetProperty("on").GetString().ShouldBe("2026-10-01");
        seats.GetProperty("seats").EnumerateArray().Take(3)
            .Select(s => s.GetProperty("eligible")[0].GetProperty("code").GetString())
            .ShouldBe(["PH", "SG", "MY"]);
        var last = seats.GetProperty("seats")[3];
        last.GetProperty("eligible").GetArrayLength().ShouldBe(16);
        last.GetProperty("term").ValueKind.ShouldBe(JsonValueKind.Null);
        last.GetProperty("rule").ToString().ShouldBe("""{"code":"R22","sources":[{"code":"A5"}]}""");
        seats.GetProperty("warnings").ToString().ShouldBe(
            """[{"kind":"TERM_NOT_CERTAIN","seats":["INCOMING_CHAIR"],"message":"The term that gives the incoming """ +
            """Chair, 2027-01-01 to 2027-12-31, is expected, not confirmed by a source."}]""");
    }
}
