using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Tests.People.Sample;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Matching;

/// <summary>Plays an integrator who tries to find out who is free when, and who is who.</summary>
public sealed class AnonymousMatchesTests(SampleRegistry registry) : IClassFixture<SampleRegistry>
{
    const int Least = 5;

    const string Ask = """
        query($need: EnvoyNeed!, $after: String) {
          availableEnvoys(need: $need, first: 100, after: $after) {
            totalCount pageInfo { hasNextPage endCursor }
            nodes {
              fit person { id } reasons { criterion asked metBy points maxPoints }
              skillSet { withheld expertise { tag { code } level practice } languages { tag level } }
            }
            nearMisses { criterion } failedPairs { people }
          }
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Day_after_day_the_answer_is_the_same_whoever_is_free(bool readsPeople)
    {
        var token = Token(readsPeople);
        var answers = new HashSet<string>();
        for (var day = new DateOnly(2026, 10, 2); day < new DateOnly(2026, 10, 16); day = day.AddDays(1))
        {
            var free = (await registry.DataAsync(Ask, new { need = new { from = day, until = day } }))
                .GetProperty("availableEnvoys").GetProperty("totalCount").GetInt32();
            free.ShouldBeGreaterThan(0);
            answers.Add(string.Concat((await AskAsync(token, new { from = day, until = day })).Select(m => $"{m}")));
        }

        answers.Count.ShouldBe(1);
        answers.Single().ShouldNotContain("per_");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_is_asked_five_at_least_are_told_alike(bool readsPeople)
    {
        var token = Token(readsPeople);
        var needs = new List<object> { new { from = "2026-12-01", until = "2026-12-01" } };
        var tags = (await registry.DataAsync("{ expertiseTags { code } }")).GetProperty("expertiseTags")
            .EnumerateArray().Select(t => t.GetProperty("code").GetString()).ToList();
        foreach (var tag in tags)
        {
            foreach (var atLeast in (string[])["STUDIED", "LED"])
                needs.Add(new
                {
                    from = "2026-12-01",
                    until = "2026-12-01",
                    allExpertise = new[] { new { tag, atLeast } },
                });
        }
        foreach (var country in (string[])["KH", "TH", "MM", "PH", "TL"])
            needs.Add(new { from = "2026-12-01", until = "2026-12-01", knows = new[] { country } });
        foreach (var tag in (string[])["th", "km", "ms", "tet", "zh"])
            needs.Add(new
            {
                from = "2026-12-01",
                until = "2026-12-01",
                allLanguages = new[] { new { tag, atLeast = "A1" } },
            });

        var told = 0;
        foreach (var need in needs)
        {
            var matches = await AskAsync(token, need);
            matches.CountBy(m => m.ToString())
                .ShouldAllBe(alike => alike.Value >= Least, JsonSerializer.Serialize(need));
            told += matches.Count;
        }
        told.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task A_calendar_that_was_opened_is_told_by_name_and_by_its_days()
    {
        using var own = new SampleRegistry();
        var chosen = (await own.DataAsync(Ask, new { need = new { from = "2026-10-10", until = "2026-10-10" } }))
            .GetProperty("availableEnvoys").GetProperty("nodes")[0].GetProperty("person").GetProperty("id")
            .GetString()!;
        var key = NodeId.KeyOf("per", chosen);
        using (var db = own.Register.Open())
            await db.Database.ExecuteSqlAsync($"UPDATE Person SET OpenToParticipants = 1023 WHERE Id = {key}");
        async Task<string> NamedAsync(string day, TokenScope scope)
        {
            var token = own.Token(new Grant(CallerRole.Integrator, Scopes: scope));
            using var response = await own.SendAsync(Ask, new { need = new { from = day, until = day } }, token);
            return await response.Content.ReadAsStringAsync();
        }

        (await NamedAsync("2026-10-10", TokenScope.People)).ShouldContain(chosen);
        (await NamedAsync("2036-10-10", TokenScope.People)).ShouldNotContain(chosen);
        (await NamedAsync("2026-10-10", TokenScope.None)).ShouldNotContain("per_");
    }

    [Fact]
    public async Task Needs_have_a_budget_and_further_pages_are_not_counted()
    {
        using var thrifty = new Thrifty();
        var token = thrifty.Token(new Grant(CallerRole.Integrator));
        string? after = null;
        foreach (var page in Enumerable.Range(0, 5))
        {
            var answer = await ReadAsync(thrifty, token, new { from = "2026-12-01", until = "2026-12-01" }, after);
            after = answer.GetProperty("data").GetProperty("availableEnvoys").GetProperty("pageInfo")
                .GetProperty("endCursor").GetString();
            after.ShouldNotBeNull($"page {page}");
        }
        await ReadAsync(thrifty, token, new { from = "2026-12-02", until = "2026-12-02" }, null);

        var refused = await ReadAsync(thrifty, token, new { from = "2026-12-03", until = "2026-12-03" }, null);

        var error = refused.GetProperty("errors")[0];
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("TOO_MANY_REQUESTS");
        error.GetProperty("message").GetString()!.ShouldContain("2 needs a day");
        await thrifty.DataAsync(
            Ask, new { need = new { from = "2026-12-03", until = "2026-12-03" } }, CallerRole.Chair);
    }

    sealed class Thrifty : SampleRegistry
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Registry:NeedsPerDay", "2");
        }
    }

    string Token(bool readsPeople) => registry.Token(
        new Grant(CallerRole.Integrator, Scopes: readsPeople ? TokenScope.People : TokenScope.None));

    async Task<List<JsonElement>> AskAsync(string token, object need)
    {
        var all = new List<JsonElement>();
        for (string? after = null; ;)
        {
            var answer = (await ReadAsync(registry, token, need, after)).GetProperty("data")
                .GetProperty("availableEnvoys");
            all.AddRange(answer.GetProperty("nodes").EnumerateArray());
            answer.GetProperty("nearMisses").GetArrayLength().ShouldBe(0);
            answer.GetProperty("failedPairs").GetArrayLength().ShouldBe(0);
            if (!answer.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
            {
                answer.GetProperty("totalCount").GetInt32().ShouldBe(all.Count);
                return all;
            }
            after = answer.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }
    }

    static async Task<JsonElement> ReadAsync(RunningRegistry of, string token, object need, string? after)
    {
        var query = of is Thrifty ? Ask.Replace("first: 100", "first: 3", StringComparison.Ordinal) : Ask;
        using var response = await of.SendAsync(query, new { need, after }, token);
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
    }
}
