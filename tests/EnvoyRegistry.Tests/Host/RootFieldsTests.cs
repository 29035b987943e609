using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Host;

namespace EnvoyRegistry.Tests.Host;

/// <summary>What one field of a request meets is not the others' loss.</summary>
public sealed class RootFieldsTests(RunningRegistry registry) : IClassFixture<RunningRegistry>
{
    [Fact]
    public void Every_field_of_the_roots_may_be_null()
    {
        var schema = RegistryEngine.BuildSchema();

        schema.Query.Fields.Concat(schema.Mutation!.Fields)
            .Where(field => field.Type.IsNonNull).Select(field => field.Coordinate).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_that_was_made_is_told_beside_one_that_was_refused()
    {
        var answer = await registry.AskAsync(
            """
            mutation {
              made: recordChairTerm(input: {
                participant: "SG", from: "2031-01-01", until: "2031-12-31", basis: "A test of two changes." }) {
                term { code } errors { message } }
              refused: createCalendarFeed(input: { person: "per_AAAAAAAAAAA" }) { url }
            }
            """,
            role: CallerRole.Unit);

        answer.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem()
            .GetProperty("path").EnumerateArray().Select(step => step.GetString()).ShouldBe(["refused"]);
        var data = answer.GetProperty("data");
        data.GetProperty("refused").ValueKind.ShouldBe(JsonValueKind.Null);
        data.GetProperty("made").GetProperty("term").GetProperty("code").GetString().ShouldBe("SG-2031");
    }

    [Fact]
    public async Task What_may_be_read_is_told_beside_what_may_not()
    {
        var answer = await registry.AskAsync(
            "{ rules { code } auditTrail { totalCount } }", role: CallerRole.Anonymous);

        answer.GetProperty("errors").GetArrayLength().ShouldBe(1);
        answer.GetProperty("data").GetProperty("rules").GetArrayLength().ShouldBe(29);
        answer.GetProperty("data").GetProperty("auditTrail").ValueKind.ShouldBe(JsonValueKind.Null);
    }
}
