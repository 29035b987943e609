using System.Text.Json;
using EnvoyRegistry.Data;
using EnvoyRegistry.Groupings;
using EnvoyRegistry.Guidance;
using GraphQL.Binding;

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
    [InlineData("draftGuideline(input: { code: \"C\", kind: GUIDELINE, title: \"T\", summary: \"S\", clauses: [{ heading: \"H\", text: \"T\", grade: SEEN }] }) { errors { message } }")]
    [InlineData("publishGuideline(input: { guideline: \"gui_0000000000001\", expectedVersion: 1 }) { errors { message } }")]
    public async Task Nothing_is_changed_in_Production(string mutation)
    {
        var (groupings, guidelines) = Count();

        var response = await registry.AskAsync($$"""mutation { {{mutation}} }""");

        var error = response.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("message").GetString()!.ShouldStartWith("The register is changed only in Development");
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("FORBIDDEN");
        response.GetProperty("data").ValueKind.ShouldBe(JsonValueKind.Null);
        Count().ShouldBe((groupings, guidelines));
    }

    [Fact]
    public async Task Drafts_are_not_there_in_Production_by_whatever_way_they_are_asked_for()
    {
        var draft = new Guideline
        {
            Id = EntityId.New(),
            Code = "GL-SECRET",
            Edition = 1,
            Kind = GuidelineKind.Guideline,
            Title = "Not for everybody yet",
            Summary = "Restricted.",
        }.Compose();
        using (var db = registry.Register.Open())
        {
            db.Add(draft);
            db.SaveChanges();
        }

        var data = await registry.DataAsync("""
            query($id: ID!) {
              guidelines(where: { status: DRAFT }, search: "everybody") { nodes { code } totalCount }
              guideline(id: $id) { code }
              node(id: $id) { id }
              nodes(ids: [$id]) { id }
              published: guidelines { totalCount }
            }
            """, new { id = new NodeId("gui", draft.Id).ToString() });

        data.ToString().ShouldBe(
            """{"guidelines":{"nodes":[],"totalCount":0},"guideline":null,"node":null,"nodes":[null],"published":{"totalCount":14}}""");
    }

    [Fact]
    public async Task Published_guidance_and_the_record_are_answered_in_Production_people_not()
    {
        var response = await registry.AskAsync("""
            {
              lessons { totalCount }
              friendsSeats { seats { eligible { code } } }
              groupings { nodes { name members { participant { code } person { fullName } } } }
            }
            """);

        response.GetProperty("data").GetProperty("lessons").GetProperty("totalCount").GetInt32().ShouldBe(7);
        var groupings = response.GetProperty("data").GetProperty("groupings").GetProperty("nodes").EnumerateArray().ToList();
        groupings.Count.ShouldBe(2);
        groupings.SelectMany(g => g.GetProperty("members").EnumerateArray())
            .ShouldAllBe(m => m.GetProperty("person").ValueKind == JsonValueKind.Null);
        response.GetProperty("errors").EnumerateArray()
            .ShouldAllBe(e => e.GetProperty("extensions").GetProperty("code").GetString() == "FORBIDDEN");
    }

    (int Groupings, int Guidelines) Count()
    {
        using var db = registry.Register.Open();
        return (db.Set<Grouping>().Count(), db.Set<Guideline>().Count());
    }
}
