using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Groupings;
using EnvoyRegistry.Tests.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace EnvoyRegistry.Tests.Audit;

public sealed class IdempotencyTests : IDisposable
{
    const string Propose = """
        mutation($name: String!, $request: String) {
          proposeGrouping(input: {
            kind: EXPERT_TEAM, name: $name, task: "See that the test passes.", request: $request }) {
            grouping { id name version }
            errors { __typename message path }
          }
        }
        """;

    readonly Running _registry = new();
    readonly HttpClient _client;

    public IdempotencyTests()
    {
        _ = _registry.Token(CallerRole.Chair);
        _client = _registry.CreateClient();
    }

    public void Dispose()
    {
        _client.Dispose();
        _registry.Dispose();
    }

    [Fact]
    public async Task The_same_request_is_done_once_and_answered_with_the_same_bytes()
    {
        var first = await SendAsync("k1", Propose, new { name = "A" });
        var again = await SendAsync("k1", Propose, new { name = "A" });
        var quoted = await SendAsync("\"k1\"", Propose, new { name = "A" });

        first.Body.ShouldContain("\"name\":\"A\"");
        (again.Body, quoted.Body).ShouldBe((first.Body, first.Body));
        (first.IsReplayed, again.IsReplayed, quoted.IsReplayed).ShouldBe((false, true, true));
        Names().ShouldBe(["A"]);
        Entries().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_key_and_with_another_it_is_done_again()
    {
        await SendAsync(null, Propose, new { name = "A" });
        await SendAsync(null, Propose, new { name = "A" });
        await SendAsync("k1", Propose, new { name = "A" });
        await SendAsync("k2", Propose, new { name = "A" });

        Names().Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_key_is_for_one_request_of_one_caller()
    {
        await SendAsync("k1", Propose, new { name = "A" });

        var other = await SendAsync("k1", Propose, new { name = "B" });
        var renamed = await SendAsync(
            "k1", Propose.Replace("mutation(", "mutation M(", StringComparison.Ordinal), new { name = "A" });

        foreach (var refused in (Answered[])[other, renamed])
        {
            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            refused.Body.ShouldContain("IDEMPOTENCY_KEY_REUSED");
        }
        Names().ShouldBe(["A"]);
        var another = await SendAsync(
            "k1", Propose, new { name = "A", request = "A government asks." }, CallerRole.FocalPoint);
        another.IsReplayed.ShouldBeFalse();
        Names().ShouldBe(["A", "A"]);
    }

    [Fact]
    public async Task What_was_refused_stays_refused_also_when_it_would_be_done_now()
    {
        const string dissolve = """
            mutation($id: ID!) {
              dissolveGrouping(input: { grouping: $id, expectedVersion: 2, reason: "Done." }) {
                grouping { status } errors { __typename ... on StaleVersion { currentVersion } }
              }
            }
            """;
        var proposed =
            JsonSerializer.Deserialize<JsonElement>((await SendAsync(null, Propose, new { name = "A" })).Body);
        var id = proposed.GetProperty("data").GetProperty("proposeGrouping").GetProperty("grouping").GetProperty("id")
            .GetString();
        var refused = await SendAsync("k1", dissolve, new { id });
        refused.Body.ShouldContain("StaleVersion");
        ForgetAnswers();
        _registry.Register.Run("UPDATE Grouping SET Version = 2");

        var again = await SendAsync("k1", dissolve, new { id });

        again.Body.ShouldBe(refused.Body);
        Statuses().ShouldBe([GroupingStatus.Proposed]);
    }

    [Fact]
    public async Task A_service_killed_between_the_act_and_the_answer_does_not_act_again()
    {
        var first = await SendAsync("k1", Propose, new { name = "A" });
        ForgetAnswers();

        var again = await SendAsync("k1", Propose, new { name = "A" });

        again.IsReplayed.ShouldBeFalse();
        again.Body.ShouldBe(first.Body);
        Names().ShouldBe(["A"]);
        Entries().Count.ShouldBe(1);
        (await SendAsync("k1", Propose, new { name = "A" })).IsReplayed.ShouldBeTrue();
    }

    [Fact]
    public async Task Of_several_fields_those_that_acted_are_not_repeated_and_those_that_failed_are()
    {
        const string both = """
            mutation {
              a: proposeGrouping(input: { kind: EXPERT_TEAM, name: "A", task: "T" }) { grouping { name } }
              b: proposeGrouping(input: { kind: EXPERT_TEAM, name: "B", task: "T" }) { grouping { name } }
            }
            """;
        _registry.Register.Run(
            "CREATE TRIGGER Full BEFORE INSERT ON Grouping WHEN NEW.Name = 'B' BEGIN SELECT RAISE(ABORT, 'full'); END");
        (await SendAsync("k1", both)).Body.ShouldContain("\"errors\"");
        Names().ShouldBe(["A"]);
        _registry.Register.Run("DROP TRIGGER Full");

        var again = await SendAsync("k1", both);

        again.Body.ShouldBe("""{"data":{"a":{"grouping":{"name":"A"}},"b":{"grouping":{"name":"B"}}}}""");
        Names().ShouldBe(["A", "B"]);
    }

    [Fact]
    public async Task Many_racing_on_one_key_act_once_and_get_one_answer()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 24)
            .Select(_ => Task.Run(() => SendAsync("k1", Propose, new { name = "A" }))));

        answers.Select(a => a.Body).Distinct().ShouldHaveSingleItem().ShouldContain("\"name\":\"A\"");
        Names().ShouldBe(["A"]);
        Entries().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_requests_racing_on_one_key_are_never_both_done()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12)
            .Select(i => Task.Run(() => SendAsync("k1", Propose, new { name = $"{i % 2}" }))));

        var done = Names().ShouldHaveSingleItem();
        answers.Where(a => a.Body.Contains($"\"name\":\"{done}\"", StringComparison.Ordinal)).Count().ShouldBe(6);
        answers.Where(a => a.Body.Contains("IDEMPOTENCY_KEY_REUSED", StringComparison.Ordinal)).Count().ShouldBe(6);
    }

    /// <summary>Design §4: a client that sends everything twice and loses three answers in ten.</summary>
    [Fact]
    public async Task A_client_that_repeats_everything_and_loses_answers_does_each_thing_once()
    {
        const int things = 60;
        var luck = new Random(17);
        var (lost, lostWhenDone) = (0, 0);
        for (var i = 0; i < things; i++)
        {
            var name = $"{i:00}";
            for (var answered = 0; answered < 2;)
            {
                var isLost = luck.Next(10) < 3;
                using var patience = new CancellationTokenSource();
                var sending = SendAsync($"key-{name}", Propose, new { name }, cancellation: patience.Token);
                if (isLost && luck.Next(2) == 0)
                {
                    // On its way back.
                    (await sending).Status.ShouldBe(HttpStatusCode.OK);
                    lostWhenDone++;
                    continue;
                }
                if (isLost)
                {
                    // At whatever point it is: before it was read, while it acts, or when it is answered.
                    for (var turns = luck.Next(40); turns > 0; turns--)
                        await Task.Yield();
                    await patience.CancelAsync();
                }
                try
                {
                    var answer = await sending;
                    answer.Body.ShouldContain($"\"name\":\"{name}\"");
                    answered++;
                }
                catch (OperationCanceledException)
                {
                    lost++;
                }
            }
        }

        // How many requests are broken off in time is the machine's business; that some are is the test's.
        lost.ShouldBeGreaterThan(0);
        lostWhenDone.ShouldBeGreaterThan(10);
        Names().ShouldBe([.. Enumerable.Range(0, things).Select(i => $"{i:00}")]);
        TestVault.Verify(_registry.Register.Path).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_is_forgotten_after_its_time()
    {
        await SendAsync("k1", Propose, new { name = "A" });
        _registry.Time.MoveBy(TimeSpan.FromHours(24));
        (await SendAsync("k1", Propose, new { name = "B" })).Body.ShouldContain("\"name\":\"B\"");

        Names().ShouldBe(["A", "B"]);
        using var db = _registry.Register.Open();
        db.Set<IdempotentRequest>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task What_is_kept_tells_nothing_to_who_has_the_file()
    {
        await SendAsync("my-secret-key", Propose, new { name = "Very confidential" });
        using var db = _registry.Register.Open();
        var kept = db.Set<IdempotentRequest>().Include(r => r.Steps).ShouldHaveSingleItem();

        var bytes = System.Text.Encoding.Latin1.GetString(
            [.. kept.Answer.ShouldNotBeNull(), .. kept.Steps.ShouldHaveSingleItem().Payload.ShouldNotBeNull()]);
        bytes.ShouldNotContain("confidential");
        bytes.ShouldNotContain("groupingId", Case.Insensitive);
        $"{kept.Id}{kept.Caller}{kept.Fingerprint}".ShouldNotContain("my-secret-key");
    }

    [Fact]
    public async Task A_query_is_answered_anew_whatever_its_key()
    {
        await SendAsync("k1", "{ groupings { totalCount } }");
        (await SendAsync("k1", "{ groupings { totalCount } }")).IsReplayed.ShouldBeFalse();

        using var db = _registry.Register.Open();
        db.Set<IdempotentRequest>().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("two words")]
    [InlineData("a\"b")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        var answer = await SendAsync(key, Propose, new { name = "A" });

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Body.ShouldContain("The header Idempotency-Key takes one key");
        Names().ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_are_bounded_for_each_caller_and_long_answers_are_not_kept()
    {
        var settings = _registry.Services.GetRequiredService<IOptions<IdempotencySettings>>().Value;
        (settings.MaxKeysPerCaller, settings.MaxAnswerBytes) = (2, 10);
        var first = await SendAsync("k1", Propose, new { name = "A" });
        var again = await SendAsync("k1", Propose, new { name = "A" });
        await SendAsync("k2", Propose, new { name = "B" });

        (await SendAsync("k3", Propose, new { name = "C" })).Body.ShouldContain("LIMIT_EXCEEDED");

        (again.Body, again.IsReplayed).ShouldBe((first.Body, false));
        Names().ShouldBe(["A", "B"]);
        await SendAsync("k3", Propose, new { name = "C", request = "A government asks." }, CallerRole.FocalPoint);
        Names().ShouldBe(["A", "B", "C"]);
    }

    [Fact]
    public void Every_payload_can_be_kept_and_read_again()
    {
        var payloads = typeof(IPayload).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IPayload)))
            .Select(t => t.IsGenericTypeDefinition ? t.MakeGenericType(OneOf(t.GetGenericArguments()[0])) : t).ToList();

        payloads.Count.ShouldBeGreaterThan(4);
        var check = typeof(IdempotencyTests).GetMethod(nameof(IsKept), BindingFlags.NonPublic | BindingFlags.Static)!;
        foreach (var payload in payloads)
            check.MakeGenericMethod(payload).Invoke(null, []);
    }

    static Type OneOf(Type parameter)
    {
        var constraint = parameter.GetGenericParameterConstraints().Single();
        return constraint.Assembly.GetTypes().First(t => !t.IsAbstract && t.IsAssignableTo(constraint));
    }

    static void IsKept<TPayload>() where TPayload : class, IPayload
    {
        UserError[] errors =
        [
            new InvalidInput("a", "b", "0"), new RuleViolation("R2", "c", "d"), new NotFound("e"),
            new StaleVersion(3, 2), new Conflict("f", "g"),
        ];
        var make = typeof(TPayload).GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        var payload = (TPayload)make.Invoke([.. make.GetParameters().Select(p => p switch
        {
            { Name: "Errors" } => errors,
            _ when p.ParameterType == typeof(long?) => 7L,
            _ when p.ParameterType == typeof(string) => "text",
            _ => p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null,
        })]);

        // Where the constructor does not take them.
        typeof(TPayload).GetProperty(nameof(IPayload.Errors))!.SetValue(payload, errors);

        var read = StoredPayload.Read<TPayload>(StoredPayload.Write(payload));

        read.Errors.Select(e => e.GetType()).ShouldBe(errors.Select(e => e.GetType()), typeof(TPayload).Name);
        StoredPayload.Write(read).ShouldBe(StoredPayload.Write(payload), typeof(TPayload).Name);
    }

    [Fact]
    public async Task A_secret_is_told_again_until_it_is_revoked_and_never_made_twice()
    {
        const string make = """
            mutation { createAccessToken(input: { role: CHAIR, participant: "PH", label: "L" }) {
              secret accessToken { id } errors { message }
            } }
            """;
        var first = await SendAsync("k1", make);
        var made = JsonDocument.Parse(first.Body).RootElement.GetProperty("data").GetProperty("createAccessToken");
        (await SendAsync("k1", make)).Body.ShouldBe(first.Body);
        var tokens = Tokens();

        await SendAsync(
            null, "mutation($id: ID!) { revokeAccessToken(input: { accessToken: $id }) { errors { message } } }",
            new { id = made.GetProperty("accessToken").GetProperty("id").GetString() });
        var again = await SendAsync("k1", make);

        again.Body.ShouldContain("IDEMPOTENCY_ANSWER_REVOKED");
        again.Body.ShouldNotContain(made.GetProperty("secret").GetString()!);
        Tokens().ShouldBe(tokens);

        int Tokens()
        {
            using var db = _registry.Register.Open();
            return db.Set<AccessToken>().Count();
        }
    }

    [Fact]
    public async Task What_is_over_is_forgotten_also_where_nobody_asks_again()
    {
        await SendAsync("k1", Propose, new { name = "A" });
        _registry.Time.MoveBy(TimeSpan.FromHours(25));

        await _registry.Services.GetRequiredService<Idempotency>().ClearAsync(default);

        using var db = _registry.Register.Open();
        db.Set<IdempotentRequest>().Count().ShouldBe(0);
        db.Set<IdempotentStep>().Count().ShouldBe(0);
    }

    sealed record Answered(HttpStatusCode Status, string Body, bool IsReplayed);

    async Task<Answered> SendAsync(
        string? key, string query, object? variables = null, CallerRole role = CallerRole.Chair,
        CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query, variables }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _registry.Token(role));
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var response = await _client.SendAsync(request, cancellation);
        return new Answered(
            response.StatusCode, await response.Content.ReadAsStringAsync(cancellation),
            response.Headers.TryGetValues("Idempotency-Replayed", out var replayed) && replayed.Single() == "true");
    }

    /// <summary>As a service leaves it that was killed after its changes were committed.</summary>
    void ForgetAnswers() => _registry.Register.Run("UPDATE IdempotentRequest SET Answer = NULL, Status = 0");

    List<string> Names()
    {
        using var db = _registry.Register.Open();
        return [.. db.Set<Grouping>().Where(g => g.Task == "See that the test passes." || g.Task == "T")
            .Select(g => g.Name).Order()];
    }

    List<GroupingStatus> Statuses()
    {
        using var db = _registry.Register.Open();
        return [.. db.Set<Grouping>().Where(g => g.Task == "See that the test passes.").Select(g => g.Status)];
    }

    List<AuditEntry> Entries()
    {
        using var db = _registry.Register.Open();
        return [.. db.Set<AuditEntry>().Where(e => e.Kind == AuditKind.Mutation)];
    }

    sealed class Running : RunningRegistry
    {
        public FakeTimeProvider Time { get; } = Clocks.At("2026-10-01T05:00:00Z");

        protected override TimeProvider Clock => Time;
    }
}
