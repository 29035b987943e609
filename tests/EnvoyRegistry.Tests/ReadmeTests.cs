using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Tests.People.Sample;

namespace EnvoyRegistry.Tests;

public sealed partial class ReadmeTests(SampleRegistry registry) : IClassFixture<SampleRegistry>
{
    static readonly JsonSerializerOptions s_readable =
        new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_question_that_it_begins_with_is_answered_as_it_shows()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));

        var answer = await registry.AskAsync(Block(readme, "graphql"), role: CallerRole.Chair);

        Readable(answer.GetRawText()).ShouldBe(Readable(Block(readme, "json")));
    }

    static string Block(string readme, string language) => Blocks().Matches(readme)
        .First(block => block.Groups["language"].Value == language).Groups["text"].Value;

    static string Readable(string json) => JsonNode.Parse(json)!.ToJsonString(s_readable);

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<text>.*?)^```",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blocks();
}
