using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EnvoyRegistry.Tests.Host;

public sealed class RequestIdsTests(RequestIdsTests.Registry registry) : IClassFixture<RequestIdsTests.Registry>
{
    const string Rules = "/graphql?query={rules{text}}";

    public sealed class Registry : RunningRegistry
    {
        internal CapturedLog Log { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(Log));
        }
    }

    [Theory]
    [InlineData("/graphql?query={rules{text}}")]
    [InlineData("/graphql?query={")]
    [InlineData("/sign-in")]
    [InlineData("/healthz")]
    public async Task An_answer_bears_the_name_that_the_caller_gave_its_request(string path) =>
        (await NameAsync(path, "desk-2026:10.01_7")).ShouldBe("desk-2026:10.01_7");

    [Theory]
    [InlineData("/graphql?query={")] // Syntax
    [InlineData("/graphql?query={rules{text,no,nor}}")] // Validation
    [InlineData("/graphql?query=query($a:ID!){node(id:$a){id}}")] // Variables
    [InlineData("/graphql?query={auditEntries{totalCount}}")] // A field that is not for this caller
    [InlineData("/graphql?query={a:node(id:\"x\"){id},b:node(id:\"y\"){id}}")] // Two fields that fail
    [InlineData("/graphql?query=mutation{endSessions(input:{}){errors{message}}}")] // By a method that may not
    [InlineData("/graphql")] // None of GraphQL
    [InlineData("/graphql?query={rules{text}}", "Bearer envoy_unknown")] // Before GraphQL
    public async Task Every_error_of_an_answer_bears_the_name_of_its_request(string path, string? authorization = null)
    {
        using var client = registry.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var answer = await client.SendAsync(request);

        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var names = body.RootElement.GetProperty("errors").EnumerateArray()
            .Select(error => error.GetProperty("extensions").GetProperty("requestId").GetString()).ToList();
        names.ShouldNotBeEmpty();
        names.ShouldAllBe(name => name == "test-request");
    }

    [Theory]
    [InlineData("short")]
    [InlineData("has a blank in it")]
    [InlineData("has<markup>in-it")]
    [InlineData("x123456789x123456789x123456789x123456789x123456789x123456789x1234")]
    [InlineData(null)]
    public async Task Where_the_caller_gave_none_that_is_well_formed_it_bears_another(string? given)
    {
        var name = await NameAsync(Rules, given);

        name.ShouldNotBeNullOrEmpty();
        name.ShouldNotBe(given);
        (await NameAsync(Rules, given)).ShouldNotBe(name);
    }

    [Fact]
    public async Task A_fault_of_the_server_is_in_its_log_under_that_name()
    {
        using var broken = new Registry();
        using var client = broken.CreateClient();
        using (var db = broken.Register.Open())
            await db.Database.ExecuteSqlAsync($"ALTER TABLE \"Rule\" RENAME TO \"Elsewhere\"");

        await NameAsync(Rules, "desk-2026-broken", broken);

        broken.Log.Text.Split('\n')
            .Single(line => line.Contains("=> request desk-2026-broken ", StringComparison.Ordinal))
            .ShouldContain("Query.rules");
    }

    async Task<string> NameAsync(string path, string? given, Registry? asked = null)
    {
        using var client = (asked ?? registry).CreateClient();
        client.DefaultRequestHeaders.Remove("X-Request-Id");
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (given is not null)
            request.Headers.TryAddWithoutValidation("X-Request-Id", given);
        using var answer = await client.SendAsync(request);
        return answer.Headers.GetValues("X-Request-Id").Single();
    }
}
