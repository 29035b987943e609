using EnvoyRegistry.Expertise;

namespace EnvoyRegistry.Tests.Expertise;

public sealed class ExpertiseResolversTests(RunningRegistry registry) : IClassFixture<RunningRegistry>
{
    [Fact]
    public async Task Tags_come_group_by_group_with_their_sources()
    {
        var data = await registry.DataAsync(
            "{ expertiseTags { code group { code } sources { code } since } }");

        var tags = data.GetProperty("expertiseTags").EnumerateArray().ToList();
        tags.Count.ShouldBe(42);
        tags.Select(t => t.GetProperty("group").GetProperty("code").GetString()).Distinct()
            .ShouldBe(["SEC", "POL", "CON", "ELE", "HRJ", "HUM", "INC", "RES", "IST", "MED"]);
        tags.ShouldAllBe(t => t.GetProperty("sources").GetArrayLength() > 0);
        tags.CountBy(t => t.GetProperty("since").GetInt32()).OrderBy(since => since.Key)
            .ShouldBe([new(1, 34), new(KnownVocabulary.Version, 8)]);
    }

    [Fact]
    public async Task One_tag_is_found_by_its_code() => (await registry.DataAsync("""
        { one: expertiseTag(code: "SEC-CEASEFIRE") { code } none: expertiseTag(code: "SEC-PEACE") { code } }
        """)).GetRawText().ShouldBe("""{"one":{"code":"SEC-CEASEFIRE"},"none":null}""");
}

public sealed class DeprecatedTagTests(RunningRegistry registry) : IClassFixture<RunningRegistry>
{
    [Fact]
    public async Task A_deprecated_tag_is_shown_only_when_asked_for_and_names_its_successor()
    {
        registry.Register.Run("""
            UPDATE ExpertiseTag
            SET DeprecatedSince = 3, SuccessorId = (SELECT Id FROM ExpertiseTag WHERE Code = 'SEC-CBM')
            WHERE Code = 'SEC-SALW'
            """);

        var data = await registry.DataAsync("""
            {
              inUse: expertiseTags { code group { tags { code } } }
              all: expertiseTags(includeDeprecated: true) { code successor { code } }
            }
            """);

        (await registry.DataAsync("{ vocabularyVersion }")).GetRawText().ShouldBe("""{"vocabularyVersion":3}""");
        data.GetProperty("inUse").ToString().ShouldNotContain("SEC-SALW");
        data.GetProperty("all").GetArrayLength().ShouldBe(42);
        data.GetProperty("all").ToString().ShouldContain("""{"code":"SEC-SALW","successor":{"code":"SEC-CBM"}}""");
    }
}
