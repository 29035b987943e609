using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace EnvoyRegistry.Tests;

/// <summary>Asks a started service as the holder of a token.</summary>
sealed class StartedClient : IDisposable
{
    readonly HttpClient _client;

    public StartedClient(Uri endpoint, string token)
    {
        _client = new HttpClient { BaseAddress = endpoint };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>The data of an answer that must have no errors.</summary>
    public async Task<JsonElement> AskAsync(string query, object? variables = null)
    {
        using var response = await _client.PostAsJsonAsync("/graphql", new { query, variables });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>The payload of a mutation against which nothing must stand.</summary>
    public async Task<JsonElement> DoAsync(string mutation, object input, string result = "")
    {
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
        var payload = (await AskAsync(
            $$"""mutation($input: {{type}}!) { {{mutation}}(input: $input) { {{result}} errors { message } } }""",
            new { input })).GetProperty(mutation);
        payload.GetProperty("errors").GetArrayLength().ShouldBe(0, payload.ToString());
        return payload;
    }
}
