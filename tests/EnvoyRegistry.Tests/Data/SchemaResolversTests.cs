using EnvoyRegistry.Access;
using EnvoyRegistry.Data;

namespace EnvoyRegistry.Tests.Data;

public sealed class SchemaResolversTests(RunningRegistry registry) : IClassFixture<RunningRegistry>
{
    [Fact]
    public async Task Sources_come_by_code_and_one_by_its_own()
    {
        var data = await registry.DataAsync("""
            { sources { code } one: source(code: "A1") { citation } none: source(code: "Z99") { code } }
            """, role: CallerRole.Anonymous);

        data.GetProperty("sources").EnumerateArray().Select(s => s.GetProperty("code").GetString())
            .ShouldBe(Sources.All.Select(s => s.Code).Order(StringComparer.Ordinal));
        data.GetProperty("one").GetProperty("citation").GetString()
            .ShouldBe(Sources.All.Single(s => s.Code == "A1").Citation);
        data.GetProperty("none").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task The_bounds_that_are_told_are_those_that_hold()
    {
        var limits = (await registry.DataAsync("{ limits { maxPage maxInputItems } }")).GetProperty("limits");
        var most = limits.GetProperty("maxPage").GetInt32();

        (await registry.DataAsync($"{{ people(first: {most}) {{ totalCount }} }}")).ValueKind
            .ShouldBe(System.Text.Json.JsonValueKind.Object);
        var refused = await registry.AskAsync($"{{ people(first: {most + 1}) {{ totalCount }} }}");
        refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()
            .ShouldBe("LIMIT_EXCEEDED");
        limits.GetProperty("maxInputItems").GetInt32().ShouldBe(1000);
    }
}
