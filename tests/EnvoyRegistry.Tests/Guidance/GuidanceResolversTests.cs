using System.Text.Json;
using EnvoyRegistry.Tests.People.Sample;

namespace EnvoyRegistry.Tests.Guidance;

public sealed class GuidanceResolversTests(SampleRegistry registry) : IClassFixture<SampleRegistry>
{
    [Fact]
    public async Task A_guideline_comes_whole_with_clauses_sources_tags_and_fundamentals()
    {
        var data = await registry.DataAsync("""
            {
              guidelines(where: { code: "GL-CONSENT" }) {
                nodes {
                  code edition kind status title isGeneral case countries publishedOn reviewBy version
                  clauses { number heading text grade certainty sources { code } }
                  tags { code } fundamentals { code source { code } } editions { edition status } supersededBy { id }
                }
              }
            }
            """);

        var guideline = data.GetProperty("guidelines").GetProperty("nodes").EnumerateArray().ShouldHaveSingleItem();
        guideline.GetProperty("title").GetString().ShouldBe("Consent, and its withdrawal");
        (guideline.GetProperty("publishedOn").GetString(), guideline.GetProperty("reviewBy").GetString())
            .ShouldBe(("2026-11-29", "2028-11-29"));
        guideline.GetProperty("clauses").GetArrayLength().ShouldBe(10);
        guideline.GetProperty("clauses")[0].GetProperty("sources").ToString().ShouldBe("""[{"code":"A4"}]""");
        guideline.GetProperty("tags").ToString().ShouldBe("""[{"code":"MED-GOODOFFICES"},{"code":"MED-PROCESS"}]""");
        guideline.GetProperty("fundamentals").EnumerateArray().Select(f => f.GetProperty("code").GetString())
            .ShouldBe(["F2-CONSENT", "F3-IMPARTIALITY", "F5-OWNERSHIP"]);
        guideline.GetProperty("editions").ToString().ShouldBe("""[{"edition":2,"status":"PUBLISHED"}]""");
        guideline.GetProperty("case").ValueKind.ShouldBe(JsonValueKind.Null);
        guideline.GetProperty("countries").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("where: { kind: CHECKLIST }", "CL-FIRST-72-HOURS")]
    [InlineData("where: { tag: \"ELE-OBSERVE\" }", "GL-ELECTIONS LS-ELECTIONS-2012")]
    [InlineData("where: { tag: \"ELE-OBSERVE\", kind: GUIDELINE }", "GL-ELECTIONS")]
    [InlineData("where: { fundamental: \"F6-LAW-NORMS\" }", "GL-ATROCITY GL-CONSTITUTION")]
    [InlineData("where: { status: SUPERSEDED }", "")]
    [InlineData("where: { status: DRAFT }", "")]
    [InlineData("where: { kind: CHECKLIST, reviewBy: { until: \"2028-11-28\" } }", "")]
    [InlineData("where: { kind: CHECKLIST, reviewBy: { until: \"2028-11-29\" } }", "CL-FIRST-72-HOURS")]
    [InlineData("search: \"SILENCE is not\"", "GL-CONSENT")]
    [InlineData("search: \"sílence  is\\nnot consent\"", "GL-CONSENT")]
    [InlineData("search: \"consent silence\"", "")] // words in another order
    [InlineData("search: \"100%\"", "")]
    [InlineData("search: \"_ilence is not\"", "")] // no wildcards
    [InlineData("search: \"troika\", where: { kind: GUIDELINE }", "GL-HANDOVER")]
    [InlineData("search: \"\", where: { kind: CHECKLIST }", "CL-FIRST-72-HOURS")]
    [InlineData("where: null, search: null, first: 1", "CL-FIRST-72-HOURS")]
    public async Task Guidance_is_found_by_all_that_is_asked_of_it(string arguments, string codes)
    {
        var data = await registry.DataAsync($$"""{ guidelines({{arguments}}) { nodes { code } } }""");

        Codes(data.GetProperty("guidelines").GetProperty("nodes"))
            .ShouldBe(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("", 7)]
    [InlineData("(where: { country: \"TH\" })", 2)]
    [InlineData("(where: { country: [\"TH\"] }, search: \"forty\")", 1)]
    [InlineData("(where: { country: [\"JP\"] })", 0)]
    [InlineData("(where: { fundamental: \"F2-CONSENT\" })", 3)]
    [InlineData("(where: { fundamental: [\"F2-CONSENT\"], country: [\"MM\"] })", 1)]
    public async Task Lessons_are_found_by_country_fundamental_and_words(string arguments, int count)
    {
        var data = await registry.DataAsync($$"""{ lessons{{arguments}} { totalCount nodes { kind case } } }""");

        data.GetProperty("lessons").GetProperty("totalCount").GetInt32().ShouldBe(count);
        data.GetProperty("lessons").GetProperty("nodes").EnumerateArray()
            .ShouldAllBe(l => l.GetProperty("kind").GetString() == "LESSON"
                && l.GetProperty("case").ValueKind == JsonValueKind.String);
    }

    [Fact]
    public async Task Pages_run_through_all_of_it_by_code()
    {
        var seen = new List<string>();
        for (string? after = null; ;)
        {
            var page = (await registry.DataAsync(
                "query($after: String) { guidelines(first: 4, after: $after) { nodes { code } pageInfo { hasNextPage " +
                "endCursor } totalCount } }",
                new { after })).GetProperty("guidelines");
            seen.AddRange(Codes(page.GetProperty("nodes")));
            page.GetProperty("totalCount").GetInt32().ShouldBe(15);
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
                break;
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }

        seen.ShouldBe(seen.Order(StringComparer.Ordinal));
        seen.Distinct().Count().ShouldBe(15);
    }

    [Fact]
    public async Task A_tag_and_a_fundamental_lead_to_their_guidance_or_a_tag_says_that_it_has_none()
    {
        var data = await registry.DataAsync(
            "{ expertiseTags { code guidelines { code } guidanceNote } mediationFundamentals { code name meaning " +
            "guidelines { code } } }");

        data.GetProperty("expertiseTags").EnumerateArray().ShouldAllBe(t =>
            (t.GetProperty("guidelines").GetArrayLength() > 0)
                == (t.GetProperty("guidanceNote").ValueKind == JsonValueKind.Null));
        data.GetProperty("expertiseTags").ToString().ShouldContain(
            "\"code\":\"RES-LAND\",\"guidelines\":[],\"guidanceNote\":\"There is no guidance on this subject yet. " +
            "Read what is meant for every envoy.\"");
        var tags = data.GetProperty("expertiseTags").EnumerateArray()
            .ToDictionary(t => t.GetProperty("code").GetString()!, t => t.GetProperty("guidelines"));
        Codes(tags["SEC-MONITOR"]).ShouldBe(["GL-CEASEFIRE", "LS-OBSERVERS-2011", "LS-OBSERVERS-2025"]);
        Codes(tags["RES-LAND"]).ShouldBeEmpty();
        var fundamentals = data.GetProperty("mediationFundamentals").EnumerateArray().ToList();
        fundamentals.Select(f => f.GetProperty("code").GetString()![..2])
            .ShouldBe(["F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8"]);
        fundamentals.ShouldAllBe(f => f.GetProperty("guidelines").GetArrayLength() > 0);
    }

    [Fact]
    public async Task A_person_is_given_what_is_for_everybody_and_what_is_on_her_fields()
    {
        var data =
            await registry.DataAsync(
                "{ people(first: 100) { nodes { kind expertise { tag { code } } guidelines { code isGeneral tags { " +
                "code } } } } }");

        var people = data.GetProperty("people").GetProperty("nodes").EnumerateArray().ToList();
        foreach (var person in people)
        {
            var fields = person.GetProperty("expertise").EnumerateArray()
                .Select(e => e.GetProperty("tag").GetProperty("code").GetString()).ToList();
            var given = Codes(person.GetProperty("guidelines"));
            given.ShouldContain("GL-PREPARATION");
            person.GetProperty("guidelines").EnumerateArray().ShouldAllBe(g => g.GetProperty("isGeneral").GetBoolean()
                || g.GetProperty("tags").EnumerateArray().Any(t => fields.Contains(t.GetProperty("code").GetString())));
            given.Contains("GL-ELECTIONS")
                .ShouldBe(fields.Exists(f => f!.StartsWith("ELE-", StringComparison.Ordinal)));
        }
        people.ShouldContain(p => Codes(p.GetProperty("guidelines")).Contains("GL-ELECTIONS"));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("allExpertise: [{ tag: \"SEC-MONITOR\" }]", "GL-CEASEFIRE LS-OBSERVERS-2011 LS-OBSERVERS-2025")]
    [InlineData("anyExpertise: [{ tag: \"CON-REFORM\" }, { tag: \"ELE-OBSERVE\" }]",
        "GL-CONSTITUTION GL-ELECTIONS LS-ELECTIONS-2012")]
    public async Task A_match_comes_with_what_is_for_everybody_and_what_is_on_the_need(string expertise, string codes)
    {
        var data = await registry.DataAsync($$"""
        {
          availableEnvoys(need: { from: "2026-10-20", until: "2026-10-22", confirmedWithinDays: null, {{expertise}} }) {
            nodes { guidelines { code isGeneral } }
          }
        }
        """);

        var matches = data.GetProperty("availableEnvoys").GetProperty("nodes").EnumerateArray().ToList();
        matches.ShouldNotBeEmpty();
        foreach (var guidelines in matches.Select(m => m.GetProperty("guidelines")))
        {
            var special = guidelines.EnumerateArray().Where(g => !g.GetProperty("isGeneral").GetBoolean());
            special.Select(g => g.GetProperty("code").GetString())
                .ShouldBe(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            Codes(guidelines).ShouldBe([.. Codes(guidelines).Order(StringComparer.Ordinal)]);
            Codes(guidelines).ShouldContain("GL-CONSENT");
        }
    }

    static List<string> Codes(JsonElement guidelines) =>
        [.. guidelines.EnumerateArray().Select(g => g.GetProperty("code").GetString()!)];
}
