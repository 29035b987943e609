using System.Text.Json;

namespace Parley.GraphQL.Tests.Execution;

/// <summary>
/// Operations over harbour.graphql with what graphql-js 17 answers to them over the same data: the same data, and
/// errors at the same paths and places in the same order (the words are ours).
/// </summary>
public sealed class ExecutionCorpusTests
{
    static readonly Dictionary<string, JsonElement> s_corpus = JsonSerializer
        .Deserialize<JsonElement>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Execution", "ExecutionCorpus.json")))
        .EnumerateArray().ToDictionary(o => o.GetProperty("name").GetString()!);

    static readonly Engine s_engine = Harbour.Engine();

    public static TheoryData<string> Names => [.. s_corpus.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_answered_as_by_the_reference(string name)
    {
        var operation = s_corpus[name];
        var answer = await Harbour.AskAsync(
            s_engine,
            operation.GetProperty("document").GetString()!,
            operation.TryGetProperty("variables", out var variables) ? variables : null,
            operation.TryGetProperty("operationName", out var operationName) ? operationName.GetString() : null);

        var expected = operation.GetProperty("expected");
        var comparable = Comparable(answer);
        JsonElement.DeepEquals(comparable, expected).ShouldBeTrue(
            $"{comparable.GetRawText()}\nshould be\n{expected.GetRawText()}\nand came as\n{answer.GetRawText()}");
        if (expected.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object)
            Keys(answer.GetProperty("data")).ShouldBe(Keys(data));
    }

    /// <summary>The answer with nothing of its errors but path and places.</summary>
    static JsonElement Comparable(JsonElement answer)
    {
        var comparable = new Dictionary<string, object>();
        foreach (var entry in answer.EnumerateObject())
        {
            comparable[entry.Name] = entry.Name == "errors"
                ? entry.Value.EnumerateArray().Select(
                    e => e.EnumerateObject().Where(
                        p => p.Name is "path" or "locations").ToDictionary(p => p.Name, p => p.Value)).ToList()
                : entry.Value;
        }
        return JsonSerializer.SerializeToElement(comparable);
    }

    /// <summary>Every key in the order of the response, which comparing objects does not look at.</summary>
    static IEnumerable<string> Keys(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Keys(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Keys),
        _ => [],
    };
}
