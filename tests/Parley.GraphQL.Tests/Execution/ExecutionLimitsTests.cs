using System.Text.Json;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Execution;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests.Execution;

public sealed class ExecutionLimitsTests
{
    [Fact]
    public async Task A_document_that_is_too_long_is_refused_unread()
    {
        var engine = Harbour.Engine(new EngineOptions { MaxDocumentBytes = 20 });

        (await Harbour.AskAsync(engine, "{ greeting }#é456789")).TryGetProperty("data", out _).ShouldBeFalse();
        (await Harbour.AskAsync(engine, "{ greeting }#3456789")).TryGetProperty("data", out _).ShouldBeTrue();
        Limit(await Harbour.AskAsync(engine, "{ greeting }##########")).ShouldBe(("maxDocumentBytes", 20));
    }

    [Fact]
    public async Task A_list_in_a_variable_or_a_literal_has_only_so_many_items()
    {
        var engine = Harbour.Engine(new EngineOptions { Execution = new() { MaxInputItems = 3 } });
        const string ByVariable = "query ($list: [Int], $where: Filter = {}) { echo(list: $list) find(where: $where) }";

        (await Harbour.AskAsync(engine, ByVariable, new { list = new[] { 1, 2, 3 } }))
            .TryGetProperty("errors", out _).ShouldBeFalse();
        var variable = await Harbour.AskAsync(engine, ByVariable, new { list = new[] { 1, 2, 3, 4 } });
        var inner = await Harbour.AskAsync(
            engine, ByVariable, new { where = new { and = new[] { new { colours = new string[4] } } } });
        var literal = await Harbour.AskAsync(engine, "{ find(where: { colours: [RED, RED, RED, RED] }) }");

        Limit(variable).ShouldBe(("maxInputItems", 3));
        InputPath(variable).ShouldBe("""["list"]""");
        variable.TryGetProperty("data", out _).ShouldBeFalse();
        Limit(inner).ShouldBe(("maxInputItems", 3));
        InputPath(inner).ShouldBe("""["where","and",0,"colours"]""");
        Limit(literal).ShouldBe(("maxInputItems", 3));
        InputPath(literal).ShouldBe("""["where","colours"]""");
        literal.GetProperty("data").GetRawText().ShouldBe("""{"find":null}""");

        static string InputPath(JsonElement answer) =>
            answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("inputPath").GetRawText();
    }

    [Fact]
    public async Task A_list_in_the_answer_has_only_so_many_items()
    {
        var engine = Harbour.Engine(new EngineOptions { Execution = new() { MaxListItems = 2 } });

        (await Harbour.AskAsync(engine, "{ ships { name } faults { nestedRequired many { ok } } }"))
            .GetProperty("data").GetProperty("faults").GetRawText()
            .ShouldBe("""{"nestedRequired":null,"many":null}""");
        var answer = await Harbour.AskAsync(engine, "{ greeting faults { ok items } }");

        Limit(answer).ShouldBe(("maxListItems", 2));
        answer.GetProperty("errors")[0].GetProperty("path").GetRawText().ShouldBe("""["faults","items"]""");
        answer.GetProperty("data").GetRawText().ShouldBe("""{"greeting":"Ahoy","faults":{"ok":"ok","items":null}}""");
    }

    [Theory]
    [InlineData(40)] // found at the end: the buffer had room
    [InlineData(20_000)] // found while it is written
    public async Task An_answer_has_only_so_many_bytes(int allowed)
    {
        var engine = Harbour.Engine(new EngineOptions { Execution = new() { MaxResponseBytes = allowed } });
        var aliases = string.Join(' ',
            Enumerable.Range(0, 450).Select(i => $"greetingNumber{i}OfTheWholeAndVeryLargeHarbour: greeting"));

        var answer = await Harbour.AskAsync(engine, $"{{ {aliases} }}");

        (await Harbour.AskAsync(engine, "{ greeting }")).GetRawText().ShouldBe("""{"data":{"greeting":"Ahoy"}}""");
        Limit(answer).ShouldBe(("maxResponseBytes", allowed));
        answer.GetProperty("errors").GetArrayLength().ShouldBe(1);
        answer.GetProperty("data").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_answer_of_introspection_with_an_error_in_it_is_not_kept()
    {
        var engine = Harbour.Engine(new EngineOptions { Execution = new() { MaxListItems = 2 } });

        for (var round = 0; round < 2; round++)
        {
            var answer = await Harbour.AskAsync(engine, "{ __type(name: \"Ship\") { name fields { name } } }");
            answer.GetProperty("data").GetRawText().ShouldBe("""{"__type":{"name":"Ship","fields":null}}""");
            Limit(answer).ShouldBe(("maxListItems", 2));
        }
    }

    [Fact]
    public async Task Nodes_takes_as_many_ids_as_a_page_has_rows()
    {
        var engine = Things.Engine(new EngineOptions { Plan = new() { MaxPageSize = 2 } }, _ => { });

        (await Harbour.AskAsync(engine, """{ nodes(ids: ["x", "y"]) { id } }"""))
            .GetProperty("data").GetRawText().ShouldBe("""{"nodes":[null,null]}""");
        Limit(await Harbour.AskAsync(engine, """{ nodes(ids: ["x", "y", "z"]) { id } }"""))
            .ShouldBe(("maxPageSize", 2));
    }

    [Fact]
    public async Task An_operation_that_takes_too_long_is_stopped_and_told_so()
    {
        var limits = new ExecutionLimits { MaxTime = TimeSpan.FromMilliseconds(20) };
        var engine = Things.Engine(new EngineOptions { Execution = limits }, run => run.Slow = async cancellation =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return 1;
        });

        using var response = await Harbour.ResponseAsync(engine, "{ quick slow }");

        response.Status.ShouldBe(ResponseStatus.NoData);
        var answer = JsonSerializer.Deserialize<JsonElement>(response.Body.Span);
        answer.GetProperty("data").ValueKind.ShouldBe(JsonValueKind.Null);
        Limit(answer).ShouldBe(("maxTime", 20));
    }

    [Fact]
    public async Task A_statement_that_fails_in_its_own_way_when_stopped_is_told_as_out_of_time_too()
    {
        var limits = new ExecutionLimits { MaxTime = TimeSpan.FromMilliseconds(20) };
        var engine = Things.Engine(new EngineOptions { Execution = limits }, run => run.Slow = async cancellation =>
        {
            await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
            throw new InvalidOperationException("interrupted");
        });

        Limit(await Harbour.AskAsync(engine, "{ slow }")).ShouldBe(("maxTime", 20));
    }

    [Fact]
    public async Task So_many_operations_are_at_work_so_many_wait_and_the_next_is_refused_at_once()
    {
        var open = new TaskCompletionSource();
        var (atWork, started) = (0, new SemaphoreSlim(0));
        var limits = new ExecutionLimits { MaxConcurrent = 2, MaxWaiting = 1 };
        var engine = Things.Engine(new EngineOptions { Execution = limits }, run => run.Slow = async _ =>
        {
            Interlocked.Increment(ref atWork);
            started.Release();
            await open.Task;
            return 1;
        });

        var first = AskAsync();
        var second = AskAsync();
        await started.WaitAsync();
        await started.WaitAsync();
        var waiting = AskAsync();
        using var refused = await Harbour.ResponseAsync(engine, "{ slow }");

        refused.Status.ShouldBe(ResponseStatus.Busy);
        Limit(JsonSerializer.Deserialize<JsonElement>(refused.Body.Span)).ShouldBe(("maxConcurrent", 2));
        (waiting.IsCompleted, atWork).ShouldBe((false, 2));
        open.SetResult();
        foreach (var served in await Task.WhenAll(first, second, waiting))
            served.ShouldBe("""{"data":{"slow":1}}""");
        (await AskAsync()).ShouldBe("""{"data":{"slow":1}}""");

        async Task<string> AskAsync() => (await Harbour.AskAsync(engine, "{ slow }")).GetRawText();
    }

    [Fact]
    public async Task Waiting_ends_with_the_time_and_with_the_caller()
    {
        var open = new TaskCompletionSource();
        var limits = new ExecutionLimits { MaxConcurrent = 1, MaxTime = TimeSpan.FromMilliseconds(20) };
        var engine = Things.Engine(new EngineOptions { Execution = limits }, run => run.Slow = async _ =>
        {
            await open.Task;
            return 1;
        });
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        var first = Harbour.AskAsync(engine, "{ slow }");
        using var inVain = await Harbour.ResponseAsync(engine, "{ quick }");

        inVain.Status.ShouldBe(ResponseStatus.Busy);
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            using var response = await Harbour.ResponseAsync(engine, "{ quick }", cancellation: gone.Token);
        });
        open.SetResult();
        await first;
        using var after = await Harbour.ResponseAsync(engine, "{ quick }");
        after.Status.ShouldBe(ResponseStatus.Ok);
    }

    [Fact]
    public async Task So_many_subscriptions_are_open_and_the_next_is_refused_until_one_ends()
    {
        var pier = new Pier(new() { MaxSubscriptions = 2 });
        var first = (await pier.SubscribeAsync("subscription { tide }")).ShouldNotBeNull();
        await using var second = (await pier.SubscribeAsync("subscription { tide }")).ShouldNotBeNull();

        await using (var refused = (await pier.SubscribeAsync("subscription { tide }")).ShouldNotBeNull())
        {
            var refusal = refused.Refusal.ShouldNotBeNull();
            refusal.Status.ShouldBe(ResponseStatus.Busy);
            Limit(JsonSerializer.Deserialize<JsonElement>(refusal.Body.Span)).ShouldBe(("maxSubscriptions", 2));
        }

        await first.DisposeAsync();
        await using var third = (await pier.SubscribeAsync("subscription { tide }")).ShouldNotBeNull();
        (second.IsRefused, third.IsRefused).ShouldBe((false, false));
    }

    [Fact]
    public async Task A_subscription_that_waits_takes_no_place_of_an_operation_and_its_answer_does()
    {
        var (open, started) = (new TaskCompletionSource(), new TaskCompletionSource());
        var pier = new Pier(new() { MaxConcurrent = 1, MaxWaiting = 0 })
        {
            Inspect = _ =>
            {
                started.SetResult();
                return open.Task;
            },
        };
        await using var subscription = (await pier.SubscribeAsync(
            "subscription { arrivalsRequired { inspection } }")).ShouldNotBeNull();
        var next = subscription.Responses.ShouldNotBeNull().MoveNextAsync();

        (await Harbour.AskAsync(pier.Engine, "{ berths }")).GetRawText().ShouldBe("""{"data":{"berths":3}}""");
        pier.Happens(new Pier.Arrival(1));
        await started.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Limit(await Harbour.AskAsync(pier.Engine, "{ berths }")).ShouldBe(("maxConcurrent", 1));

        open.SetResult();
        (await next).ShouldBeTrue();
        subscription.Responses.Current.Status.ShouldBe(ResponseStatus.Ok);
        (await Harbour.AskAsync(pier.Engine, "{ berths }")).GetRawText().ShouldBe("""{"data":{"berths":3}}""");
    }

    [Fact]
    public async Task The_time_is_that_of_each_answer_and_not_of_the_stream()
    {
        var pier = new Pier(new() { MaxTime = TimeSpan.FromMilliseconds(300) })
        {
            Inspect = cancellation => Task.Delay(Timeout.Infinite, cancellation),
        };
        await using var subscription = (await pier.SubscribeAsync(
            "subscription { arrivalsRequired { tons inspection } }")).ShouldNotBeNull();
        var responses = subscription.Responses.ShouldNotBeNull();

        pier.Happens(new Pier.Arrival(1));
        (await responses.MoveNextAsync()).ShouldBeTrue();
        using (var late = responses.Current)
            Limit(JsonSerializer.Deserialize<JsonElement>(late.Body.Span)).ShouldBe(("maxTime", 300));

        pier.Inspect = _ => Task.CompletedTask;
        pier.Happens(new Pier.Arrival(1));
        (await responses.MoveNextAsync()).ShouldBeTrue();
        using var inTime = responses.Current;
        inTime.Status.ShouldBe(ResponseStatus.Ok);
    }

    static (string?, int) Limit(JsonElement answer)
    {
        var extensions = answer.GetProperty("errors")[0].GetProperty("extensions");
        extensions.GetProperty("code").GetString().ShouldBe(ErrorCodes.LimitExceeded);
        return (extensions.GetProperty("limit").GetString(), extensions.GetProperty("allowed").GetInt32());
    }

    /// <summary>A schema with a field that takes as long as the test likes.</summary>
    sealed class Things
    {
        public Func<CancellationToken, Task<int>> Slow { get; set; } = _ => Task.FromResult(1);

        public static Engine Engine(EngineOptions options, Action<Things> arrange)
        {
            var things = new Things();
            arrange(things);
            var schema = SchemaBuilder.Build([new Source(
                "type Query { quick: Int slow: Int nodes(ids: [ID!]!): [Node]! } interface Node { id: ID! }",
                "things.graphql")]);
            return GraphQL.Engine.Create(schema, null, new Harbour.Services(), binder => binder.Query()
                .Constant("quick", 1)
                .Run("slow", async (Harbour.Services _, OperationContext operation) =>
                    (int?)await things.Slow(operation.Cancellation))
                .Nodes("nodes"), options);
        }
    }
}
