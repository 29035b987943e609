using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Tests.Data;
using Microsoft.Data.Sqlite;

namespace EnvoyRegistry.Tests.Scenario;

/// <summary>
/// The service is killed in the middle of each step of a case, and the step is asked for again under its key: it is
/// done once, whether the first try was or not.
/// </summary>
public sealed class KilledStepsTests : IDisposable
{
    const string Version =
        "query($id: ID!) { node(id: $id) { ... on Situation { version } ... on Appointment { version } "
        + "... on Grouping { version } } }";

    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("envoy-registry-");
    readonly Random _delays = new(20261001);
    StartedProgram? _program;
    HttpClient? _client;
    string? _token;
    int _kills;

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
        FirstStart.PutSample(Register);
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

    [SkippableFact]
    public async Task Each_of_a_hundred_kills_leaves_a_step_done_or_not_and_asked_again_it_is_done_once()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "What a kill leaves is taken by way of /proc.");
        File.WriteAllBytes(Register, FirstStart.ReferenceData);
        await StartAsync();
        async Task<string> DoneAsync(string mutation, string type, object input, string? of = null)
        {
            var node = JsonSerializer.SerializeToNode(input)!.AsObject();
            if (of is not null)
                node["expectedVersion"] = await VersionAsync(_client!, of);
            return (await LeavesAllOrNothingAsync(
                mutation, $"{type} {{ id }}", node, asksAgain: type is "situation" or "consultation")).GetProperty(type)
                .GetProperty("id").GetString()!;
        }

        var situation = await DoneAsync("openSituation", "situation", new
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
        });
        await DoneAsync("nameParty", "situation",
            new { situation, who = new { participant = "TH" }, reason = "It lies at the strait." }, of: situation);
        var party = (await LeavesAllOrNothingAsync("nameParty", "party { id }", JsonSerializer.SerializeToNode(new
        {
            situation,
            expectedVersion = await VersionAsync(_client!, situation),
            who = new { name = "A crew" },
            reason = "It holds the ship.",
        })!.AsObject())).GetProperty("party").GetProperty("id").GetString()!;
        var appointment = await DoneAsync("requestAppointment", "appointment", new
        {
            situation,
            mission = "ENVOY",
            screening = new { lawful = "Asked.", safe = "Escorted.", urgent = "Shots.", motive = "None." },
        });
        object terms = new
        {
            appointment,
            aim = "A ceasefire",
            area = "The strait",
            parties = "Both sides",
            limits = "None",
            from = DateTime.UtcNow.AddDays(5).ToString("yyyy-MM-dd"),
            until = DateTime.UtcNow.AddDays(20).ToString("yyyy-MM-dd"),
            reportEveryDays = 7,
            payer = "A",
            basis = "A4",
        };
        await DoneAsync("setTermsOfReference", "appointment", terms, of: appointment);
        await DoneAsync("openConsultation", "consultation", new
        {
            about = new { matter = appointment },
            circular = "The Chair would send an envoy.",
            deadline = DateTime.UtcNow.AddHours(24).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
        });
        await DoneAsync("recordConsent", "consent", new
        {
            to = new { terms = new { appointment, version = 1, party } },
            answer = "GRANTED",
            evidence = "By radio.",
        });
        await DoneAsync("setTermsOfReference", "appointment", terms, of: appointment);
        var team = await DoneAsync("proposeGrouping", "grouping",
            new { kind = "EXPERT_TEAM", name = "Experts", task = "Advise.", situation });
        await DoneAsync("dissolveGrouping", "grouping", new { grouping = team, reason = "Not now." }, of: team);
        await DoneAsync("refuseRequest", "appointment", new { appointment, reason = "Not now." }, of: appointment);
        while (_kills < 100)
            await DoneAsync("recordEvent", "event", new
            {
                situation,
                happenedAt = "2026-10-01T04:00:00Z",
                text = $"Seen again, after {_kills} kills.",
                source = "A radio",
                certainty = "REPORTED",
            });
        await _program!.KillAsync();
        RegistryFileInspection.Verify(Register, "the register after a hundred kills");
    }

    /// <summary>
    /// Asks for a step, and keeps what kills meanwhile would have left: each has all of the step or nothing of it. Over
    /// one of them the service is started, and asked again under the same key.
    /// </summary>
    async Task<JsonElement> LeavesAllOrNothingAsync(
        string mutation, string fields, JsonObject input, bool asksAgain = false)
    {
        var left = new List<string> { await LeftAsync() };
        var key = Guid.NewGuid().ToString();
        var asked = DoAsync(_client!, mutation, fields, input, key);
        while (!asked.IsCompleted)
        {
            left.Add(await LeftAsync());
            _kills++;
        }
        var payload = await asked;
        payload.GetProperty("errors").GetArrayLength().ShouldBe(0, $"{mutation}: {payload}");
        left.Add(await LeftAsync());

        // Before anybody else opens the file, and writes in it what its log has.
        using var restarted = new Restarted(left[(left.Count - 1) / 2]);
        var states = left.ConvertAll(State);
        states[^1].ShouldNotBe(states[0], mutation);
        foreach (var state in states)
            (state == states[0] || state == states[^1]).ShouldBeTrue($"{mutation} is half-done: {state}");
        if (asksAgain)
        {
            using var client = restarted.CreateClient();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _token);
            var second = await DoAsync(client, mutation, fields, input, key);
            second.GetProperty("errors").GetArrayLength().ShouldBe(0, $"{mutation}: {second}");
            Rows(restarted.Register.Path).ShouldBe(Rows(left[^1]), mutation);
        }
        foreach (var path in left)
            RegistryFile.Delete(path);
        return payload;
    }

    /// <summary>What a kill now leaves, under another name.</summary>
    async Task<string> LeftAsync()
    {
        var path = Path.Combine(_directory.FullName, $"left-{_kills}-{Guid.NewGuid()}.db");
        await _program!.StandStillAsync(() =>
        {
            File.Copy(Register, path);
            if (File.Exists($"{Register}-wal"))
                File.Copy($"{Register}-wal", $"{path}-wal");
        });
        return path;
    }

    // What steps write, and their traces.
    static readonly string[] s_whole =
    [
        "Situation", "SituationParty", "PartyDecision", "SituationEvent", "SituationMatter", "Appointment",
        "AppointmentStep", "TermsOfReference", "PartyConsent", "Consultation", "ConsultationReply", "Grouping",
    ];

    static readonly string[] s_traces = ["AuditEntry", "IdempotentStep", "OutgoingMail", "ConsultationLink"];

    static string State(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        var state = new StringBuilder(Count(connection, s_traces));
        foreach (var table in s_whole)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY 1, 2, 3";
            using var rows = command.ExecuteReader();
            state.Append('\n').Append(table);
            while (rows.Read())
                state.Append('|').AppendJoin(',', Enumerable.Range(0, rows.FieldCount).Select(c => rows.GetValue(c)));
        }
        return state.ToString();
    }

    /// <summary>How many of each: the ids of what is done again are others.</summary>
    static string Rows(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return Count(connection, [.. s_whole, .. s_traces]);
    }

    static string Count(SqliteConnection connection, IEnumerable<string> tables)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT " + string.Join(" || ' ' || ",
            tables.Select(table => $"'{table} ' || (SELECT count(*) FROM \"{table}\")"));
        return (string)command.ExecuteScalar()!;
    }

    /// <summary>The service over what a kill left.</summary>
    sealed class Restarted : RunningRegistry
    {
        public Restarted(string left) : base(new TemporaryRegister(File.ReadAllBytes(left)))
        {
            if (File.Exists($"{left}-wal"))
                File.Copy($"{left}-wal", $"{Register.Path}-wal");
        }

        protected override TimeProvider Clock => TimeProvider.System;
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
