using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Tests.People.Sample;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Types;
using Source = Parley.GraphQL.Language.Source;

namespace EnvoyRegistry.Tests.Access;

public sealed class AccessRulesTests
{
    const string Directive = """
        directive @access(to: [Audience!]!, confidential: Boolean! = false) on OBJECT | FIELD_DEFINITION
        enum Audience { ANYONE SIGNED_IN CHAIR UNIT SECGEN AUDITOR PARTICIPANT MEMBER INTEGRATOR INTEGRATOR_FOR_PEOPLE
          FOCAL_POINT SELF OPENED }
        """;

    [Fact]
    public void Whatever_does_not_say_who_may_see_it_refuses_the_start_with_file_and_line()
    {
        var schema = SchemaBuilder.Build(
        [
            new Source(Directive, "directive.graphql"),
            new Source("""
                type Query {
                  open: Thing @access(to: [ANYONE])
                  forgotten: Thing
                }
                type Thing { name: String }
                type ThingConnection { edges: [ThingEdge] pageInfo: PageInfo }
                type ThingEdge { cursor: String node: Thing }
                type PageInfo { hasNextPage: Boolean }
                """, "things.graphql"),
        ]);

        var refused = Should.Throw<GraphQLException>(() => UnaskedRules.Make(schema));

        refused.Errors.Select(e => $"{e.File}:{e.Locations[0].Line} {e.Message}").ShouldBe(
        [
            "things.graphql:3 Query.forgotten does not say who may see it; give it `@access(to: [...])`",
            "things.graphql:5 Thing does not say who may see it; give it `@access(to: [...])`",
        ]);
    }

    // Who is let in at all, a line each: nobody, Chair, Unit, Secretary-General, focal point, member, auditor,
    // integrator, integrator for people, office out of term.
    [Theory]
    [InlineData("ANYONE", "++++++++++")]
    [InlineData("SIGNED_IN", "-+++++++++")]
    [InlineData("CHAIR", "-+--------")]
    [InlineData("UNIT", "--+-------")]
    [InlineData("SECGEN", "---+------")]
    [InlineData("AUDITOR", "------+---")]
    [InlineData("PARTICIPANT", "----+----+")]
    [InlineData("MEMBER", "-----+----")]
    [InlineData("INTEGRATOR", "-------++-")]
    [InlineData("INTEGRATOR_FOR_PEOPLE", "--------+-")]
    [InlineData("FOCAL_POINT", "----+-----")]
    [InlineData("SELF", "-----+----")]
    [InlineData("OPENED", "-+++++++++")]
    [InlineData("CHAIR, SELF", "-+---+----")]
    public void Each_audience_lets_in_its_roles(string to, string expected)
    {
        var schema = SchemaBuilder.Build([new Source($$"""
            {{Directive}}
            type Query { thing: Int @access(to: [{{to}}]) }
            """, "thing.graphql")]);
        var rule = UnaskedRules.Make(schema).Find("Query.thing").ShouldNotBeNull();
        Caller[] callers =
        [
            Caller.Anonymous, new(CallerRole.Chair, ""), new(CallerRole.Unit, ""), new(CallerRole.Secgen, ""),
            new(CallerRole.FocalPoint, ""), new(CallerRole.Member, ""), new(CallerRole.Auditor, ""),
            new(CallerRole.Integrator, ""), new(CallerRole.Integrator, "", Scopes: TokenScope.People),
            new(CallerRole.ParticipantOffice, ""),
        ];

        string.Concat(callers.Select(caller => AccessRules.Refusal(rule, caller) is null ? '+' : '-'))
            .ShouldBe(expected);
        AccessRules.Refusal(rule, Caller.Register).ShouldBeNull();
        foreach (var refusal in callers.Select(caller => (caller, Error: AccessRules.Refusal(rule, caller))))
        {
            if (refusal.Error is { } error)
                error.Code.ShouldBe(refusal.caller.IsSignedIn ? "FORBIDDEN" : "UNAUTHENTICATED");
        }
    }
}

/// <summary>Permission is by coordinate, whatever way a document takes to it.</summary>
public sealed class AccessOverHttpTests(SampleRegistry registry) : IClassFixture<SampleRegistry>
{
    [Theory]
    [InlineData("{ participants { name: eepPlaces { used } } }")]
    [InlineData("{ participants { ...P } } fragment P on Participant { eepPlaces { used } }")]
    [InlineData("{ participants { ... on Participant { ... @include(if: true) { x: eepPlaces { used } } } } }")]
    public async Task No_alias_and_no_fragment_leads_round_a_guard(string query)
    {
        var errors = (await registry.AskAsync(query, role: CallerRole.Integrator)).GetProperty("errors");

        errors.EnumerateArray().Select(e => e.GetProperty("extensions").GetProperty("code").GetString())
            .ShouldContain("FORBIDDEN");
        (await registry.AskAsync(query, role: CallerRole.Unit)).TryGetProperty("errors", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_node_is_guarded_as_its_type_is()
    {
        var person = (await registry.DataAsync("{ people(first: 1) { nodes { id } } }"))
            .GetProperty("people").GetProperty("nodes")[0].GetProperty("id").GetString();
        const string Node = "query($id: ID!) { node(id: $id) { id ... on Person { fullName } } }";

        var answer = await registry.AskAsync(Node, new { id = person }, CallerRole.Anonymous);

        answer.GetProperty("data").GetProperty("node").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.ToString().ShouldNotContain("fullName");
        (await registry.DataAsync(Node, new { id = person }))
            .GetProperty("node").ValueKind.ShouldBe(JsonValueKind.Object);
    }

    [Fact]
    public async Task Another_participant_s_focal_point_sees_no_places_and_its_own_does()
    {
        var answer = await registry.DataAsync(
            "{ participants { code eepPlaces { used most } } }", role: CallerRole.FocalPoint);

        answer.GetProperty("participants").EnumerateArray()
            .Where(p => p.GetProperty("eepPlaces").ValueKind is JsonValueKind.Object)
            .Select(p => p.GetProperty("code").GetString()).ShouldBe(["SG"]);
    }

    [Fact]
    public async Task Coverage_tells_a_focal_point_of_its_own_participant_alone()
    {
        var all =
            await registry.DataAsync("{ coverage { participants { participant { code } eeps candidates stale } } }");
        var own = await registry.DataAsync(
            "{ coverage { participants { participant { code } eeps candidates stale } tags { people } languages { " +
            "people } } }",
            role: CallerRole.FocalPoint);

        var only = own.GetProperty("coverage").GetProperty("participants").EnumerateArray().ShouldHaveSingleItem();
        only.ToString().ShouldBe(all.GetProperty("coverage").GetProperty("participants").EnumerateArray()
            .Single(p => p.GetProperty("participant").GetProperty("code").GetString() == "SG").ToString());
        var most = only.GetProperty("eeps").GetInt32() + only.GetProperty("candidates").GetInt32();
        most.ShouldBeGreaterThan(0);
        foreach (var list in (string[])["tags", "languages"])
        {
            own.GetProperty("coverage").GetProperty(list).EnumerateArray()
                .Max(each => each.GetProperty("people").GetInt32()).ShouldBeInRange(1, most);
        }
    }

    [Fact]
    public async Task Integrators_are_told_what_people_can_do_and_not_who_they_are()
    {
        const string Ask = """
            query($need: EnvoyNeed!) {
              availableEnvoys(need: $need) {
                totalCount
                edges { cursor node {
                  fit person { id } skillSet { expertise { tag { code } level } languages { tag level } } } }
                nearMisses { person { id } criterion }
              }
            }
            """;
        var need =
            new { from = "2026-12-01", until = "2026-12-02", allExpertise = new[] { new { tag = "MED-PROCESS" } } };

        var told = (await registry.DataAsync(Ask, new { need }, CallerRole.Unit)).GetProperty("availableEnvoys");
        var anonymous = (await registry.DataAsync(Ask, new { need }, CallerRole.Integrator))
            .GetProperty("availableEnvoys");
        var token = registry.Token(new Grant(CallerRole.Integrator, Scopes: TokenScope.People));
        using var response = await registry.SendAsync(Ask, new { need }, token);
        var open = await response.Content.ReadAsStringAsync();

        told.GetProperty("totalCount").GetInt32().ShouldBeGreaterThan(0);
        anonymous.ToString().ShouldNotContain("per_");
        anonymous.ToString().ShouldContain("MED-PROCESS");
        // Everybody in the sample is open to participants, but for when they are free.
        open.ShouldContain("MED-PROCESS");
        open.ShouldNotContain("per_");

        var refused = await registry.AskAsync(
            Ask, new { need = new { need.from, need.until, excludeNationalities = new[] { "TH" } } },
            CallerRole.Integrator);
        refused.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain("excludeNationalities");
    }
}
