using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Execution;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.AspNetCore.Tests;

public sealed class ServerSentEventsTests
{
    const string EventStream = "text/event-stream";

    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    readonly Bell _bell = new();

    [Theory]
    [InlineData("POST")]
    [InlineData("GET")]
    public async Task A_subscription_is_answered_event_by_event(string method)
    {
        await using var server = await StartAsync();
        using var stream = await OpenAsync(server, method, "subscription { strokes }");

        stream.Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        stream.Response.Type().ToString().ShouldBe("text/event-stream; charset=utf-8");
        stream.Response.Headers.CacheControl!.NoCache.ShouldBeTrue();
        stream.Response.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
        (await stream.ReadAsync()).ShouldBe(":");
        _bell.Strikes(1);
        (await stream.ReadAsync()).ShouldBe("""
            event: next
            data: {"data":{"strokes":1}}
            """);
        _bell.Strikes(2);
        (await stream.ReadAsync()).ShouldBe("""
            event: next
            data: {"data":{"strokes":2}}
            """);
        _bell.FallsSilent();
        (await stream.ReadAsync()).ShouldBe("event: complete\ndata: ");
        (await stream.ReadAsync()).ShouldBeNull();
        server.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{ metal }", """{"data":{"metal":"bronze"}}""")]
    [InlineData("mutation { ring }", """{"data":{"ring":true}}""")]
    public async Task Other_operations_are_answered_by_one_event(string document, string answer)
    {
        await using var server = await StartAsync();
        using var stream = await OpenAsync(server, "POST", document);

        (await stream.ReadAsync()).ShouldBe($"event: next\ndata: {answer}");
        (await stream.ReadAsync()).ShouldBe("event: complete\ndata: ");
        (await stream.ReadAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData("subscription { strokes", "SYNTAX_ERROR")]
    [InlineData("subscription { strokes a: strokes }", "VALIDATION_ERROR")]
    [InlineData("subscription { cracked }", "INTERNAL_ERROR")]
    [InlineData("{ wood }", "VALIDATION_ERROR")]
    public async Task What_the_engine_refuses_is_an_event_too(string document, string code)
    {
        await using var server = await StartAsync();
        using var stream = await OpenAsync(server, "POST", document);

        stream.Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var refusal = (await stream.ReadAsync()).ShouldNotBeNull();
        refusal.ShouldStartWith("event: next\ndata: {\"errors\":[");
        refusal.ShouldContain($"\"code\":\"{code}\"");
        (await stream.ReadAsync()).ShouldBe("event: complete\ndata: ");
        (await stream.ReadAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_schema_without_subscriptions_says_so()
    {
        var engine = Engine.Create(
            SchemaBuilder.Build([new Source("type Query { metal: String }", "bell.graphql")]), null, _bell,
            schema => schema.Query().Constant("metal", "bronze"));
        await using var server = await RunningServer.StartAsync(engine.ExecuteAsync, subscribe: engine.SubscribeAsync);
        using var stream = await OpenAsync(server, "POST", "subscription { strokes }");

        (await stream.ReadAsync()).ShouldNotBeNull().ShouldContain("VALIDATION_ERROR");
    }

    [Fact]
    public async Task Events_that_fail_end_the_stream_with_an_error()
    {
        await using var server = await StartAsync();
        using var stream = await OpenAsync(server, "POST", "subscription { strokes }");
        await stream.ReadAsync();

        _bell.FallsSilent(new InvalidOperationException("secret"));

        var failure = (await stream.ReadAsync()).ShouldNotBeNull();
        failure.ShouldContain("INTERNAL_ERROR");
        failure.ShouldNotContain("secret");
        (await stream.ReadAsync()).ShouldBe("event: complete\ndata: ");
    }

    [Fact]
    public async Task A_stream_in_which_nothing_happens_is_kept_alive()
    {
        var clock = new WatchedClock();
        await using var server = await StartAsync(clock: clock);
        using var stream = await OpenAsync(server, "POST", "subscription { strokes }");
        (await stream.ReadAsync()).ShouldBe(":");

        (await clock.PassAsync()).ShouldBe(TimeSpan.FromSeconds(12));
        (await stream.ReadAsync()).ShouldBe(":");
        await clock.PassAsync();
        (await stream.ReadAsync()).ShouldBe(":");
        _bell.Strikes(3);

        (await stream.ReadAsync()).ShouldNotBeNull().ShouldContain("\"strokes\":3");
    }

    [Fact]
    public async Task A_client_that_goes_away_ends_everything()
    {
        await using var server = await StartAsync();
        using (var stream = await OpenAsync(server, "POST", "subscription { strokes }"))
            await stream.ReadAsync();

        await _bell.Unheard.WaitAsync(s_patience);
        await server.StopAsync();
        server.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_stops_ends_its_streams_without_completing_them()
    {
        await using var server = await StartAsync();
        using var stream = await OpenAsync(server, "POST", "subscription { strokes }");
        await stream.ReadAsync();

        var stopped = server.StopAsync();

        (await stream.ReadAsync()).ShouldBeNull();
        await _bell.Unheard.WaitAsync(s_patience);
        await stopped.WaitAsync(s_patience);
        server.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mutation_by_GET_is_refused_and_POST_named()
    {
        await using var server = await StartAsync();
        using var response = await server.GetAsync("?query=mutation{ring}", EventStream);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
        response.Headers.Vary.ShouldContain("Accept");
        response.Type().MediaType.ShouldBe("application/json");
    }

    [Fact]
    public async Task What_a_page_could_send_without_preflight_is_refused_as_for_any_POST()
    {
        await using var server = await StartAsync();

        using var response = await server.PostAsync(
            new StringContent("""{"query":"mutation{ring}"}""", Encoding.UTF8, "text/plain"), EventStream);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        response.Type().MediaType.ShouldBe("application/json");
    }

    [Fact]
    public async Task One_subscription_too_many_is_told_to_come_again()
    {
        await using var server = await StartAsync(new EngineOptions { Execution = new() { MaxSubscriptions = 1 } });
        using var open = await OpenAsync(server, "POST", "subscription { strokes }");
        await open.ReadAsync();

        using var response = await server.PostAsync("""{"query":"subscription { strokes }"}""", EventStream);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter.ShouldNotBeNull();
        (await response.Content.ReadAsStringAsync()).ShouldContain("maxSubscriptions");
    }

    [Fact]
    public async Task A_stream_is_not_kept_back_to_be_compressed()
    {
        await using var server = await StartAsync();
        server.Client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br, gzip");
        using var stream = await OpenAsync(server, "POST", "subscription { strokes }");

        stream.Response.Content.Headers.ContentEncoding.ShouldBeEmpty();
        (await stream.ReadAsync()).ShouldBe(":");
    }

    [Theory]
    [InlineData("{\n \"data\": 1\n}", "data: {\ndata:  \"data\": 1\ndata: }")]
    [InlineData("{\r\"data\": 1}\r", "data: {\ndata: \"data\": 1}\ndata: ")]
    public async Task A_line_break_between_tokens_does_not_end_the_event(string body, string data)
    {
        await using var server = await RunningServer.AnsweringAsync(ResponseStatus.Ok, body);
        using var stream = await OpenAsync(server, "POST", "{ metal }");

        (await stream.ReadAsync()).ShouldBe($"event: next\n{data}");
        (await stream.ReadAsync()).ShouldBe("event: complete\ndata: ");
    }

    [Fact]
    public async Task The_filter_of_POSTs_sees_mutations_that_are_answered_this_way()
    {
        var engine = _bell.Engine();
        await using var server = await RunningServer.StartAsync(
            engine.ExecuteAsync, subscribe: engine.SubscribeAsync,
            services: s => s.AddSingleton<PostFilter>((_, _, _) =>
                ValueTask.FromResult(RunningServer.Response(ResponseStatus.Ok, """{"data":{"ring":false}}"""))));
        using var stream = await OpenAsync(server, "POST", "mutation { ring }");

        (await stream.ReadAsync()).ShouldBe("event: next\ndata: {\"data\":{\"ring\":false}}");
        server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_is_no_longer_admitted_is_told_no_further_event()
    {
        var isAdmitted = true;
        await using var server = await StartAsync(admit: _ =>
        {
            if (!isAdmitted)
                throw new RequestRefusedException(401, "GONE", "No longer.");
        });
        using var stream = await OpenAsync(server, "POST", "subscription { strokes }");
        (await stream.ReadAsync()).ShouldBe(":");
        _bell.Strikes(1);
        (await stream.ReadAsync()).ShouldBe("event: next\ndata: {\"data\":{\"strokes\":1}}");

        isAdmitted = false;
        _bell.Strikes(2);

        (await stream.ReadAsync()).ShouldBe(
            """
            event: next
            data: {"errors":[{"message":"No longer.","extensions":{"code":"GONE","requestId":"request-1"}}]}
            """);
        (await stream.ReadAsync()).ShouldBe("event: complete\ndata: ");
        (await stream.ReadAsync()).ShouldBeNull();
        await _bell.Unheard.WaitAsync(s_patience);
    }

    Task<RunningServer> StartAsync(
        EngineOptions? options = null, TimeProvider? clock = null, RequestAdmission? admit = null)
    {
        var engine = _bell.Engine(options);
        return RunningServer.StartAsync(
            (request, _, cancellation) => engine.ExecuteAsync(request, _bell, cancellation),
            subscribe: (request, _, cancellation) => engine.SubscribeAsync(request, _bell, cancellation),
            services: s => s.AddSingleton(clock ?? TimeProvider.System).AddSingleton(admit ?? (_ => { })));
    }

    static async Task<EventReader> OpenAsync(RunningServer server, string method, string document)
    {
        using var request = method == "GET"
            ? new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString(document)}")
            : new HttpRequestMessage(HttpMethod.Post, "/graphql")
            {
                Content = new StringContent($$"""{"query":"{{document}}"}""", Encoding.UTF8, "application/json"),
            };
        request.Headers.Add("Accept", EventStream);
        var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead)
            .WaitAsync(s_patience);
        return new EventReader(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    sealed record EventReader(HttpResponseMessage Response, StreamReader Reader) : IDisposable
    {
        /// <summary>The lines up to the next empty one; null at the end.</summary>
        public async Task<string?> ReadAsync()
        {
            var lines = new List<string>();
            while (await Reader.ReadLineAsync().WaitAsync(s_patience) is { } line)
            {
                if (line.Length == 0)
                    return string.Join('\n', lines);
                lines.Add(line);
            }
            lines.ShouldBeEmpty();
            return null;
        }

        public void Dispose()
        {
            Reader.Dispose();
            Response.Dispose();
        }
    }

    /// <summary>Its strokes are the events; there is one listener at a time.</summary>
    sealed class Bell : IServiceProvider
    {
        readonly Channel<int> _strokes = Channel.CreateUnbounded<int>();
        readonly TaskCompletionSource _unheard = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Nobody listens any more.</summary>
        public Task Unheard => _unheard.Task;

        public void Strikes(int stroke) => _strokes.Writer.TryWrite(stroke).ShouldBeTrue();

        public void FallsSilent(Exception? by = null) => _strokes.Writer.Complete(by);

        public Engine Engine(EngineOptions? options = null) => GraphQL.Engine.Create(
            SchemaBuilder.Build([new Source(
                """
                type Query { metal: String }
                type Mutation { ring: Boolean! }
                type Subscription { strokes: Int! cracked: Int }
                """,
                "bell.graphql")]),
            null, this, Bind, options);

        public object? GetService(Type serviceType) => serviceType == typeof(Bell) ? this : null;

        static void Bind(SchemaBinder schema)
        {
            schema.Query().Constant("metal", "bronze");
            schema.Mutation().Run("ring", (Bell _, OperationContext _) => ValueTask.FromResult(true));
            schema.Subscription()
                .Stream("strokes", (Bell bell, OperationContext _) => bell.Strokes())
                .Stream("cracked", IAsyncEnumerable<int> (Bell _, OperationContext _) =>
                    throw new InvalidOperationException("secret"));
        }

        async IAsyncEnumerable<int> Strokes([EnumeratorCancellation] CancellationToken cancellation = default)
        {
            try
            {
                await foreach (var stroke in _strokes.Reader.ReadAllAsync(cancellation))
                    yield return stroke;
            }
            finally
            {
                _unheard.TrySetResult();
            }
        }
    }

    /// <summary>A clock of which it is known when somebody begins to wait.</summary>
    sealed class WatchedClock : FakeTimeProvider
    {
        readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

        /// <summary>Waits until somebody waits, and lets that time be over.</summary>
        /// <returns>How long it was.</returns>
        public async Task<TimeSpan> PassAsync()
        {
            using var patience = new CancellationTokenSource(s_patience);
            var due = await _waits.Reader.ReadAsync(patience.Token);
            Advance(due);
            return due;
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _waits.Writer.TryWrite(dueTime);
            return timer;
        }
    }
}
