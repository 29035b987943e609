using System.Net;
using System.Text.Json;
using EnvoyRegistry.Contract;
using Parley.GraphQL.Types;
using Source = Parley.GraphQL.Language.Source;

namespace EnvoyRegistry.Tests.Host;

public sealed class FrontDoorTests(RunningRegistry registry) : IClassFixture<RunningRegistry>
{
    [Fact]
    public async Task A_browser_finds_where_to_ask_and_what_to_ask_first()
    {
        using var client = registry.CreateClient();

        var page = await client.GetStringAsync("/");

        page.ShouldContain("http://localhost/graphql");
        var line = page.Split('\n').Single(l => l.StartsWith("curl ", StringComparison.Ordinal));
        var query = JsonDocument.Parse(line.Split('\'')[5]).RootElement.GetProperty("query").GetString()!;
        (await registry.DataAsync(query)).TryGetProperty("availableEnvoys", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task The_contract_is_one_document_in_which_every_type_stands_once()
    {
        using var client = registry.CreateClient();

        var sdl = await client.GetStringAsync("/schema.graphql");

        // A type that stood there twice would be a fault.
        var schema = SchemaBuilder.Build([new Source(sdl)], Scalars.All);
        schema.Types.ShouldContain(type => type.Name == "EnvoyMatch");
        schema.Query.Fields.Find("availableEnvoys").ShouldNotBeNull();
        sdl.Split('\n').ShouldAllBe(line => !line.StartsWith("extend ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_contract_is_sent_again_only_when_it_has_changed()
    {
        using var client = registry.CreateClient();
        using var first = await client.GetAsync("/schema.graphql");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/schema.graphql");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag.ShouldNotBeNull());

        using var answer = await client.SendAsync(again);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task The_contract_is_compressed_for_those_who_ask(string coding)
    {
        using var client = registry.CreateClient();
        var whole = await client.GetByteArrayAsync("/schema.graphql");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/schema.graphql");
        request.Headers.Add("Accept-Encoding", coding);

        using var answer = await client.SendAsync(request);

        answer.Content.Headers.ContentEncoding.ShouldBe([coding]);
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThan(whole.Length / 2);
    }
}
