using System.Text.Json;
using EnvoyRegistry.Groupings;

namespace EnvoyRegistry.Tests.Access;

public sealed class WritingTests(WritingTests.ProductionRegistry registry) : IClassFixture<WritingTests.ProductionRegistry>
{
    public sealed class ProductionRegistry : RunningRegistry
    {
        protected override string Environment => "Production";
    }

    [Theory]
    [InlineData("proposeGrouping(input: { kind: EXPERT_TEAM, name: \"N\", task: \"T\" }) { errors { message } }")]
    [InlineData("addGroupingMember(input: { grouping: \"grp_0000000000001\", expectedVersion: 1, member: { seat: CHAIR, participant: \"PH\" } }) { errors { message } }")]
    [InlineData("dissolveGrouping(input: { grouping: \"grp_0000000000001\", expectedVersion: 1, reason: \"R\" }) { errors { message } }")]
    public async Task Nothing_is_changed_in_Production(string mutation)
    {
        var before = Count();

        var response = await registry.AskAsync($$"""mutation { {{mutation}} }""");

        var error = response.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("message").GetString()!.ShouldStartWith("The register is changed only in Development");
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("FORBIDDEN");
        response.GetProperty("data").ValueKind.ShouldBe(JsonValueKind.Null);
        Count().ShouldBe(before);
    }

    [Fact]
    public async Task The_record_is_answered_in_Production_people_are_not()
    {
        var response = await registry.AskAsync("""
            {
              friendsSeats { seats { eligible { code } } }
              groupings { nodes { name members { participant { code } person { fullName } } } }
            }
            """);

        var groupings = response.GetProperty("data").GetProperty("groupings").GetProperty("nodes").EnumerateArray().ToList();
        groupings.Count.ShouldBe(2);
        groupings.SelectMany(g => g.GetProperty("members").EnumerateArray())
            .ShouldAllBe(m => m.GetProperty("person").ValueKind == JsonValueKind.Null);
        response.GetProperty("errors").EnumerateArray()
            .ShouldAllBe(e => e.GetProperty("extensions").GetProperty("code").GetString() == "FORBIDDEN");
    }

    int Count()
    {
        using var db = registry.Register.Open();
        return db.Set<Grouping>().Count();
    }
}
