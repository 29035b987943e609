using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Tests.People.Sample;

namespace EnvoyRegistry.Tests.Matching;

/// <summary>Two-step disclosure: an integrator finds a skill set and quotes it, the office finds whose it is.</summary>
public sealed class QuotedSkillSetsTests(SampleRegistry registry) : IClassFixture<SampleRegistry>
{
    const string Found = """
        {
          availableEnvoys(first: 3,
              need: { from: "2026-12-01", until: "2026-12-02", allExpertise: [{ tag: "MED-PROCESS" }] }) {
            nodes { person { id } skillSet { reference expertise { practice } } }
          }
        }
        """;

    const string Quoted =
        "query Quoted($it: String!) { quotedSkillSet(reference: $it) { person { id } givenTo givenOn goodUntil } }";

    [Fact]
    public async Task What_an_integrator_quotes_the_office_finds_and_that_is_put_on_record()
    {
        var references = await ReferencesAsync(registry.Token(new Grant(CallerRole.Integrator)));
        var people = new List<string>();
        foreach (var reference in references)
        {
            var quoted = (await registry.DataAsync(Quoted, new { it = $" {reference}\n" }, CallerRole.Chair))
                .GetProperty("quotedSkillSet");
            people.Add(quoted.GetProperty("person").GetProperty("id").GetString()!);
            quoted.GetProperty("givenTo").GetString().ShouldNotBeNullOrEmpty();
            var given = DateOnly.Parse(quoted.GetProperty("givenOn").GetString()!, null);
            DateOnly.Parse(quoted.GetProperty("goodUntil").GetString()!, null).ShouldBe(given.AddDays(30));
        }

        people.Distinct().Count().ShouldBe(references.Count);
        var trail = (await registry.DataAsync(
            "query($person: [ID!]) { auditTrail(where: { person: $person }, first: 5) { nodes { operation subjects { " +
            "coordinates } } } }",
            new { person = people[0] }, CallerRole.Auditor)).ToString();
        trail.ShouldContain("Query.quotedSkillSet");
    }

    [Fact]
    public async Task Two_integrators_cannot_compare_theirs()
    {
        var made = await registry.DataAsync("""
            mutation { createAccessToken(input: { role: INTEGRATOR, label: "Another front end" }) { secret } }
            """);

        var one = await ReferencesAsync(registry.Token(new Grant(CallerRole.Integrator)));
        var other = await ReferencesAsync(made.GetProperty("createAccessToken").GetProperty("secret").GetString()!);

        one.Intersect(other).ShouldBeEmpty();
    }

    [Theory]
    [InlineData((int)CallerRole.Integrator)]
    [InlineData((int)CallerRole.FocalPoint)]
    [InlineData((int)CallerRole.Member)]
    [InlineData((int)CallerRole.Auditor)]
    public async Task Nobody_but_the_offices_looks_one_up(int role)
    {
        var reference = (await ReferencesAsync(registry.Token(new Grant(CallerRole.Integrator))))[0];

        var answer = await registry.AskAsync(Quoted, new { it = reference }, (CallerRole)role);

        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("FORBIDDEN");
        answer.GetProperty("data").GetProperty("quotedSkillSet").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task What_is_no_reference_is_of_nobody() =>
        (await registry.DataAsync(Quoted, new { it = "somebody@example.org" }, CallerRole.Chair)).ToString()
            .ShouldBe("""{"quotedSkillSet":null}""");

    async Task<List<string>> ReferencesAsync(string token)
    {
        using var response = await registry.SendAsync(Found, null, token);
        var nodes = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync())
            .GetProperty("data").GetProperty("availableEnvoys").GetProperty("nodes").EnumerateArray().ToList();
        nodes.Count.ShouldBe(3);
        nodes.ShouldAllBe(n => n.GetProperty("person").ValueKind == JsonValueKind.Null);
        return nodes.ConvertAll(n => n.GetProperty("skillSet").GetProperty("reference").GetString()!);
    }
}
