using System.Text.Json;
using Parley.GraphQL.Language;

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
    public async Task The_contract_can_be_read_whole()
    {
        using var client = registry.CreateClient();

        var sdl = Parser.Parse(new Source(await client.GetStringAsync("/schema.graphql")), ParserLimits.Sdl);

        sdl.Definitions.OfType<ObjectTypeDefinitionNode>().Select(t => t.Name.Value).ShouldContain("EnvoyMatch");
    }
}
