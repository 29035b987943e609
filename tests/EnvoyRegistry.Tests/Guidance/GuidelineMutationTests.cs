using System.Text.Json;

namespace EnvoyRegistry.Tests.Guidance;

/// <summary>What <c>draftGuideline</c> and <c>publishGuideline</c> are tested with.</summary>
public abstract class GuidelineMutationTests : IDisposable
{
    const string Fields =
        "guideline { id code edition kind status title version publishedOn reviewBy case countries isGeneral " +
        "clauses { number heading sources { code } } tags { code } fundamentals { code } editions { edition status } " +
        "} " +
        "errors { __typename code message path ... on RuleViolation { rule { code } } ... on StaleVersion { " +
        "currentVersion } }";

    protected RunningRegistry Registry { get; } = new();

    public void Dispose() => Registry.Dispose();

    protected async Task<JsonElement> DraftAsync(object input) => (await Registry.DataAsync(
        $$"""mutation($input: DraftGuidelineInput!) { draftGuideline(input: $input) { {{Fields}} } }""", new { input }))
        .GetProperty("draftGuideline");

    protected async Task<JsonElement> PublishAsync(object input) => (await Registry.DataAsync(
        $$"""mutation($input: PublishGuidelineInput!) { publishGuideline(input: $input) { {{Fields}} } }""",
        new { input }))
        .GetProperty("publishGuideline");

    /// <summary>A draft that is ready to be published.</summary>
    protected static Dictionary<string, object?> Text(string code = "GL-TEST") => new()
    {
        ["code"] = code,
        ["kind"] = "GUIDELINE",
        ["title"] = "A test",
        ["summary"] = "Read it when testing.",
        ["clauses"] = (object[])[Clause("First", "Look."), Clause("Then", "Leap.")],
        ["tags"] = (string[])["MED-PROCESS"],
        ["fundamentals"] = (string[])["F1-PREPAREDNESS"],
    };

    protected static Dictionary<string, object?> Clause(string heading, string text, params string[] sources) => new()
    {
        ["heading"] = heading,
        ["text"] = text,
        ["grade"] = "SEEN",
        ["sources"] = sources.Length == 0 ? ["G1"] : sources,
    };

    protected async Task<JsonElement> DraftedAsync(Dictionary<string, object?>? text = null)
    {
        var payload = await DraftAsync(text ?? Text());
        Errors(payload).ShouldBeEmpty();
        return payload.GetProperty("guideline");
    }

    protected async Task<List<string>> CodesAsync(string arguments)
    {
        var data = await Registry.DataAsync($$"""{ guidelines({{arguments}}) { nodes { code edition } } }""");
        return [.. data.GetProperty("guidelines").GetProperty("nodes").EnumerateArray()
            .Select(g => $"{g.GetProperty("code").GetString()} {g.GetProperty("edition").GetInt32()}")];
    }

    /// <summary>Each error as <c>TYPE or rule: path</c>.</summary>
    protected static List<string> Errors(JsonElement payload)
    {
        var errors = payload.GetProperty("errors").EnumerateArray().Select(e =>
            (e.TryGetProperty("rule", out var rule) ? rule.GetProperty("code").GetString()
                : e.GetProperty("__typename").GetString())
            + ": " + string.Join('.', e.GetProperty("path").EnumerateArray().Select(p => p.GetString()))).ToList();
        if (errors.Count > 0)
            payload.GetProperty("guideline").ValueKind.ShouldBe(JsonValueKind.Null);
        return errors;
    }
}
