using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Tests.Data;

namespace EnvoyRegistry.Tests.Scenario;

/// <summary>
/// The service is killed in the middle of each step of a case, and the step is asked for again under its key: it is
/// done once, whether the first try was or not.
/// </summary>
public sealed class KilledStepsTests : IDisposable
{
    const string Version =
        "query($id: ID!) { node(id: $id) { ... on Situation { version } ... on Appointment { version } } }";

    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("envoy-registry-");
    readonly Random _delays = new(20261001);
    StartedProgram? _program;
    HttpClient? _client;
    string? _token;

    public KilledStepsTests() => FirstStart.PutSample(Register);

    public void Dispose()
    {
        _client?.Dispose();
        _program?.Dispose();
        _directory.Delete(recursive: true);
    }

    string Register => Path.Combine(_directory.FullName, "registry.db");

    [Fact]
    public async Task A_step_in_which_the_service_was_killed_is_done_once()
    {
        var situation = (await KilledAsync("openSituation", "situation { id }", _ => Task.FromResult<object>(new
        {
            title = "Killed",
            area = new { kind = "SEA", name = "A strait" },
            scope = "INTER_STATE",
            isImminent = true,
            isExercise = true,
            exerciseMail = (string[])["exercise@example.org"],
            firstEvent = new
            {
                happenedAt = "2026-10-01T03:00:00Z",
                text = "A ship was boarded.",
                source = "A radio",
                certainty = "REPORTED",
            },
        }))).GetProperty("situation").GetProperty("id").GetString()!;
        foreach (var participant in (string[])["TH", "KH"])
            await KilledAsync("nameParty", "party { name }", async client => new
            {
                situation,
                expectedVersion = await VersionAsync(client, situation),
                who = new { participant },
                reason = "It lies at the strait.",
            });
        object request = new
        {
            situation,
            mission = "ENVOY",
            screening = new { lawful = "Asked.", safe = "Escorted.", urgent = "Shots.", motive = "None." },
        };
        var appointment = (await KilledAsync("requestAppointment", "appointment { id }", _ => Task.FromResult(request)))
            .GetProperty("appointment").GetProperty("id").GetString()!;
        await KilledAsync("setTermsOfReference", "appointment { status }", async client => new
        {
            appointment,
            expectedVersion = await VersionAsync(client, appointment),
            aim = "A ceasefire",
            area = "The strait",
            parties = "Both sides",
            limits = "None",
            from = DateTime.UtcNow.AddDays(5).ToString("yyyy-MM-dd"),
            until = DateTime.UtcNow.AddDays(20).ToString("yyyy-MM-dd"),
            reportEveryDays = 7,
            payer = "A",
            basis = "A4",
        });
        await KilledAsync("openConsultation", "consultation { id }", _ => Task.FromResult<object>(new
        {
            about = new { matter = appointment },
            circular = "The Chair would send an envoy.",
            deadline = DateTime.UtcNow.AddHours(24).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
        }));

        var last = _client!;
        (await AskAsync(last, """
            query($id: ID!, $about: ID!) {
              situation(id: $id) { partiesVersion parties { name } appointments { totalCount } }
              consultations(where: { isExercise: true, about: [$about] }) { totalCount }
            }
            """, new { id = situation, about = appointment })).ToString().ShouldBe(
            """{"situation":{"partiesVersion":2,"parties":[{"name":"Cambodia"},{"name":"Thailand"}],""" +
            "\"appointments\":{\"totalCount\":1}},\"consultations\":{\"totalCount\":1}}");
        (await AskAsync(last, "query($id: ID!) { appointment(id: $id) { steps { status } allTerms { version } } }",
            new { id = appointment })).ToString().ShouldBe(
            """{"appointment":{"steps":[{"status":"REQUESTED"},{"status":"SCOPED"},{"status":"CONSULTING"}],""" +
            "\"allTerms\":[{\"version\":1}]}}");
        await _program!.KillAsync();
        RegistryFileInspection.Verify(Register, "the register after a kill in each step");
    }

    /// <summary>Asks for a step, kills the service meanwhile, and asks again under the same key.</summary>
    async Task<JsonElement> KilledAsync(string mutation, string fields, Func<HttpClient, Task<object>> prepare)
    {
        if (_program is null)
            await StartAsync();
        var key = Guid.NewGuid().ToString();
        var input = await prepare(_client!);
        var asked = DoAsync(_client!, mutation, fields, input, key);
        await Task.WhenAny(asked, Task.Delay(_delays.Next(60)));
        await _program!.KillAsync();
        await Task.WhenAny(asked);

        await StartAsync();
        var payload = await DoAsync(_client!, mutation, fields, input, key);
        payload.GetProperty("errors").GetArrayLength().ShouldBe(0, $"{mutation}: {payload}");
        return payload;
    }

    static async Task<int> VersionAsync(HttpClient client, string id) =>
        (await AskAsync(client, Version, new { id })).GetProperty("node").GetProperty("version").GetInt32();

    static async Task<JsonElement> DoAsync(HttpClient client, string mutation, string fields, object input, string key)
    {
        var type = $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input";
        return (await AskAsync(client,
            $$"""mutation($input: {{type}}!) { {{mutation}}(input: $input) { {{fields}} errors { message } } }""",
            new { input }, key)).GetProperty(mutation);
    }

    static async Task<JsonElement> AskAsync(HttpClient client, string query, object variables, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query, variables }),
        };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data");
    }

    async Task StartAsync()
    {
        _client?.Dispose();
        _program?.Dispose();
        _program = new StartedProgram(
            _directory.FullName,
            ["--urls", "http://127.0.0.1:0", "--Registry:Database", Register, "--Registry:DailyLetters", "false"],
            ("REGISTRY_DEFAULT_ENVIRONMENT", "Development"));
        // Told once, by the first start.
        _token ??= StartedProgram.Token(await _program.GreetingAsync(), "CHAIR");
        _client = new HttpClient { BaseAddress = await _program.EndpointAsync() };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _token);
    }
}
