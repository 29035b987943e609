using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Tests.People.Sample;
using Parley.GraphQL;

namespace EnvoyRegistry.Tests;

public sealed class CostTests(SampleRegistry registry) : IClassFixture<SampleRegistry>
{
    /// <summary>The heaviest screen there could be: the largest page, everything about everyone, twice over.</summary>
    const string Everything = """
        query Everything($first: Int) {
          people(first: $first) { totalCount edges { cursor node { ...All } } nodes { ...All } }
        }
        fragment All on Person {
          fullName
          formerOffices { title }
          languages { tag }
          expertise { level tag { code group { name } sources { code } } }
          participant { name }
          registrations { participant { name } }
          engagements { nodes { title participant { name } sources { code } } }
        }
        """;

    [Fact]
    public async Task An_ordinary_client_never_meets_the_limit_on_cost()
    {
        var (predicted, actual) = await CostAsync(100);

        actual.ShouldBeInRange(1_000, predicted);
        predicted.ShouldBeLessThan(new EngineOptions().Plan.MaxCost / 10);
    }

    [Fact]
    public async Task A_shorter_page_costs_less()
    {
        var (ten, twenty) = (await CostAsync(10), await CostAsync(20));

        (twenty.Predicted - 3).ShouldBe((ten.Predicted - 3) * 2); // the query, its connection and the count remain
        twenty.Actual.ShouldBeGreaterThan(ten.Actual);
    }

    async Task<(long Predicted, long Actual)> CostAsync(int first)
    {
        using var client = registry.CreateClient();
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", registry.Token(CallerRole.Unit));

        using var response = await client.PostAsJsonAsync(
            "/graphql", new { query = Everything, variables = new { first }, extensions = new { cost = true } });

        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        var cost = answer.GetProperty("extensions").GetProperty("cost");
        return (cost.GetProperty("predicted").GetInt64(), cost.GetProperty("actual").GetInt64());
    }
}
