using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Tests.Data;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace EnvoyRegistry.Tests;

/// <summary>What was acknowledged stays, however the service ends.</summary>
public sealed class WriteStormTests : IDisposable
{
    const int Kills = 10;
    const int Connections = 4;

    static readonly string[] s_members = ["TH", "ID", "VN"];

    readonly ITestOutputHelper _log;
    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("envoy-registry-");
    string? _token;

    public WriteStormTests(ITestOutputHelper log)
    {
        _log = log;
        FirstStart.PutSample(Register);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Ten_kills_in_a_storm_of_writes_lose_nothing_acknowledged_and_leave_nothing_half_done()
    {
        var sent = new ConcurrentDictionary<string, bool>();
        var acknowledged = new ConcurrentDictionary<string, string>();

        for (var kill = 0; kill < Kills; kill++)
        {
            using var program = Start();
            var endpoint = await EndpointAsync(program);
            await AllAreThereAsync(endpoint, acknowledged);

            // Never at the same point: early in the storm, when its connections are new, and late.
            var enough = acknowledged.Count + 5 + (kill * 7 % 40);
            var isEnough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var storm =
                Task.WhenAll(Enumerable.Range(0, Connections).Select(connection => ProposeUntilNobodyAnswersAsync(
                endpoint, $"{kill}-{connection}", sent, (id, name) =>
                {
                    acknowledged[id] = name;
                    if (acknowledged.Count >= enough)
                        isEnough.TrySetResult();
                })));
            await Task.WhenAny(isEnough.Task, storm);
            await program.KillAsync();
            await storm;
        }

        using (var program = Start())
            await AllAreThereAsync(await EndpointAsync(program), acknowledged);
        RegistryFileInspection.Verify(Register, "the register after ten kills");
        var stored = Stored();
        _log.WriteLine($"{sent.Count} sent, {acknowledged.Count} acknowledged, {stored.Count} stored");
        stored.Keys.Except(sent.Keys).ShouldBeEmpty();
        acknowledged.Values.Except(stored.Keys).ShouldBeEmpty();
        stored.Where(grouping => grouping.Value != s_members.Length).ShouldBeEmpty();
        // Or the storm was none: some call was under way whenever the service was killed.
        sent.Count.ShouldBeGreaterThanOrEqualTo(acknowledged.Count + Kills);
    }

    string Register => Path.Combine(_directory.FullName, "registry.db");

    async Task<Uri> EndpointAsync(StartedProgram program)
    {
        // Told once, by the first start.
        _token ??= StartedProgram.Token(await program.GreetingAsync(), "CHAIR");
        return await program.EndpointAsync();
    }

    StartedProgram Start() => new(
        _directory.FullName,
        ["--urls", "http://127.0.0.1:0", "--Registry:Database", Register],
        ("REGISTRY_DEFAULT_ENVIRONMENT", "Development"));

    /// <summary>Proposes one grouping after another over a connection of its own, until nobody answers.</summary>
    async Task ProposeUntilNobodyAnswersAsync(
        Uri endpoint, string storm, ConcurrentDictionary<string, bool> sent, Action<string, string> acknowledge)
    {
        const string Propose =
            "mutation($input: ProposeGroupingInput!) { proposeGrouping(input: $input) " +
            "{ grouping { id } errors { code message } } }";
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 1 };
        using var client = new HttpClient(handler);
        for (var i = 0; ; i++)
        {
            var name = $"Storm {storm}-{i}";
            sent[name] = true;
            try
            {
                var payload = (await AskAsync(client, endpoint, Propose, new { input = Grouping(name) }))
                    .GetProperty("proposeGrouping");
                payload.GetProperty("errors").GetArrayLength().ShouldBe(0, payload.ToString());
                acknowledge(payload.GetProperty("grouping").GetProperty("id").GetString()!, name);
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    static object Grouping(string name) => new
    {
        kind = "ASEAN_TROIKA",
        name,
        task = "See that nothing is lost.",
        members = s_members.Select(participant => new
        {
            seat = "ASEAN_BY_CONSENSUS",
            holder = new { participant },
            note = "The consensus of a test.",
        }),
    };

    async Task AllAreThereAsync(Uri endpoint, ConcurrentDictionary<string, string> acknowledged)
    {
        using var client = new HttpClient();
        foreach (var ids in acknowledged.Keys.Chunk(50))
        {
            var data = await AskAsync(client, endpoint,
                "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Grouping { name members { seat } } } }",
                new { ids });
            foreach (var (id, grouping) in ids.Zip(data.GetProperty("nodes").EnumerateArray()))
            {
                grouping.ValueKind.ShouldBe(JsonValueKind.Object, $"{acknowledged[id]} was acknowledged and is gone.");
                grouping.GetProperty("name").GetString().ShouldBe(acknowledged[id]);
                grouping.GetProperty("members").GetArrayLength().ShouldBe(s_members.Length);
            }
        }
    }

    async Task<JsonElement> AskAsync(HttpClient client, Uri endpoint, string query, object variables)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = JsonContent.Create(new { query, variables }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        using var response = await client.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        answer.TryGetProperty("errors", out _).ShouldBeFalse(answer.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>Every grouping of the storm by its name, and how many members it has.</summary>
    Dictionary<string, int> Stored()
    {
        using var connection = new SqliteConnection($"Data Source={Register};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT g.Name, COUNT(m.Id) FROM Grouping g LEFT JOIN GroupingMember m ON m.GroupingId = g.Id
            WHERE g.Name LIKE 'Storm %' GROUP BY g.Id
            """;
        using var reader = command.ExecuteReader();
        var stored = new Dictionary<string, int>();
        while (reader.Read())
            stored.Add(reader.GetString(0), reader.GetInt32(1));
        return stored;
    }
}
