using System.Text.Json;

namespace EnvoyRegistry.Tests.Participants;

public sealed class ParticipantsResolversTests(RunningRegistry registry) : IClassFixture<RunningRegistry>
{
    [Fact]
    public async Task Participants_come_by_name_with_their_asean_membership()
    {
        var data = await registry.DataAsync("{ participants { name aseanMemberships { from until } } }");

        var participants = data.GetProperty("participants").EnumerateArray().ToList();
        participants.Count.ShouldBe(27);
        participants.Select(p => p.GetProperty("name").GetString()!)
            .ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        participants.Count(p => p.GetProperty("aseanMemberships").GetArrayLength() > 0).ShouldBe(11);
    }

    [Fact]
    public async Task Countries_go_by_the_names_of_the_ARF_then_by_those_of_M49_and_one_by_its_code_alone()
    {
        var names = (await registry.DataAsync("{ countries { code name } }")).GetProperty("countries").EnumerateArray()
            .ToDictionary(c => c.GetProperty("code").GetString()!, c => c.GetProperty("name").GetString());

        names.Count.ShouldBe(249);
        names.Where(n => n.Value is null).Select(n => n.Key).ShouldBe(["TW"]);
        names["KP"].ShouldBe("DPR Korea");
        names["CH"].ShouldBe("Switzerland");
    }

    [Fact]
    public async Task A_participant_is_found_by_its_code_and_again_by_its_id()
    {
        var data = await registry.DataAsync("""
            { participant(code: "TL") { id name subRegion aseanMemberships { from certainty source { code } } } }
            """);
        var found = data.GetProperty("participant");

        found.GetProperty("name").GetString().ShouldBe("Timor-Leste");
        found.GetProperty("subRegion").GetString().ShouldBe("SOUTH_EAST_ASIA");
        found.GetProperty("aseanMemberships").ToString()
            .ShouldBe("""[{"from":"2025-10-26","certainty":"CERTAIN","source":{"code":"B5"}}]""");

        var again = await registry.DataAsync(
            "query($id: ID!) { node(id: $id) { id ... on Participant { code } } }",
            new { id = found.GetProperty("id").GetString() });
        again.GetProperty("node").GetProperty("code").GetString().ShouldBe("TL");
    }

    [Theory]
    [InlineData("XX")]
    [InlineData("tl")]
    [InlineData("")]
    public async Task A_code_nobody_has_finds_nobody(string code)
    {
        var data = await registry.DataAsync("query($code: String!) { participant(code: $code) { id } }", new { code });
        data.GetProperty("participant").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("(on: \"2020-01-31\")", 28)]
    [InlineData("(on: \"2020-02-01\")", 27)]
    [InlineData("(on: null)", 28)]
    [InlineData("", 28)]
    public async Task The_union_s_nationalities_are_those_of_the_day_or_all(string arguments, int count)
    {
        var data = await registry.DataAsync(
            $$"""{ participant(code: "EU") { alpha2 nominatingNationalities{{arguments}} { country } } }""");

        data.GetProperty("participant").GetProperty("nominatingNationalities").GetArrayLength().ShouldBe(count);
        data.GetProperty("participant").GetProperty("alpha2").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_chair_is_asked_at_today_s_date_in_jakarta_unless_another_is_given()
    {
        var data = await registry.DataAsync("""
            {
              today: chair { ...parts }
              swap: chair(on: "2011-06-01") { ...parts }
              future: chair(on: "2030-01-01") { ...parts }
            }
            fragment parts on Chair {
              on note
              past { participant { code } }
              present { participant { code } certainty }
              incoming { participant { code } }
            }
            """);

        data.GetProperty("today").ToString().ShouldBe(
            """{"on":"2026-10-01","note":null,"past":{"participant":{"code":"MY"}},"present":""" +
            """{"participant":{"code":"PH"},"certainty":"CERTAIN"},"incoming":{"participant":{"code":"SG"}}}""");
        data.GetProperty("swap").GetProperty("present").ToString()
            .ShouldBe("""{"participant":{"code":"ID"},"certainty":"CERTAIN"}""");
        data.GetProperty("future").GetProperty("present").ValueKind.ShouldBe(JsonValueKind.Null);
        data.GetProperty("future").GetProperty("note").GetString()!.ShouldContain("caretaker");
    }

    [Fact]
    public async Task A_day_that_is_none_is_refused_by_the_name_of_its_argument()
    {
        var response = await registry.AskAsync(
            "query($on: LocalDate) { chair(on: $on) { on } }", new { on = "2026-02-30" });

        response.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain("on");
        response.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain("2026-03-14");
    }

    [Fact]
    public async Task Rules_come_in_order_each_with_its_sources_cited_in_full()
    {
        var data = await registry.DataAsync("""{ rules { code sources { citation } } rule(code: "R2") { code } }""");

        var rules = data.GetProperty("rules").EnumerateArray().ToList();
        rules.Select(r => r.GetProperty("code").GetString()).ShouldBe(Enumerable.Range(1, 29).Select(n => $"R{n}"));
        rules.ShouldAllBe(r => r.GetProperty("sources").EnumerateArray()
            .All(s => s.GetProperty("citation").GetString()!.Length > 20));
        data.GetProperty("rule").GetProperty("code").GetString().ShouldBe("R2");
    }
}
