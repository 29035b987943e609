using System.Text;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Execution;

namespace Parley.GraphQL.Tests.Execution;

public sealed class ResponseStreamTests
{
    const string Arrivals = """subscription { arrivals(port: "Nantucket") { tons } }""";

    readonly Pier _pier = new();

    [Fact]
    public async Task Each_event_is_answered_by_the_selection_until_there_are_no_more()
    {
        await using var subscription = await OpenAsync(
            """subscription ($t: Int) { new: arrivals(port: "Nantucket", atLeast: $t) { __typename ship { name } """ +
            """tons } }""",
            new { t = 10 });

        _pier.Happens(new Pier.Arrival(1, 20));
        _pier.Happens(new Pier.Arrival(1, 9));
        _pier.Happens(new Pier.Arrival(9, 30));
        _pier.Ends();

        (await AllAsync(subscription)).ShouldBe(
        [
            """{"data":{"new":{"__typename":"Arrival","ship":{"name":"Pequod"},"tons":20}}}""",
            """{"data":{"new":{"__typename":"Arrival","ship":null,"tons":30}}}""",
        ]);
        _pier.Listening.ShouldBe(0);
    }

    [Fact]
    public async Task An_event_of_a_union_is_what_its_class_is()
    {
        await using var subscription = await OpenAsync(
            "subscription { movements { __typename ... on Departure { cleared } ... on Arrival { tons } } }");

        _pier.Happens(new Pier.Departure(1));
        _pier.Happens(new Pier.Arrival(1, 2));

        (await NextAsync(subscription))
            .ShouldBe("""{"data":{"movements":{"__typename":"Departure","cleared":true}}}""");
        (await NextAsync(subscription)).ShouldBe("""{"data":{"movements":{"__typename":"Arrival","tons":2}}}""");
    }

    [Fact]
    public async Task Errors_of_one_answer_are_not_those_of_the_next()
    {
        await using var subscription = await OpenAsync(
            """subscription { arrivals(port: "Nantucket") { lastPort papers } }""");

        _pier.Happens(new Pier.Arrival(1, -1));
        _pier.Happens(new Pier.Arrival(2));

        var failed = await NextAsync(subscription);
        failed.ShouldStartWith("""{"data":{"arrivals":null},"errors":[""");
        failed.ShouldContain("\"path\":[\"arrivals\",\"lastPort\"]");
        failed.ShouldContain("\"path\":[\"arrivals\",\"papers\"]");
        failed.ShouldNotContain("secret");
        (await NextAsync(subscription)).ShouldBe(
            """{"data":{"arrivals":{"lastPort":"Nantucket","papers":"in order"}}}""");
    }

    [Fact]
    public async Task An_answer_that_comes_out_null_does_not_end_the_stream()
    {
        await using var subscription = await OpenAsync("subscription { arrivalsRequired { papers } }");

        _pier.Happens(new Pier.Arrival(1, -1));
        _pier.Happens(new Pier.Arrival(1));

        (await NextAsync(subscription)).ShouldBe(
            """{"data":null,"errors":[{"message":"No papers.","locations":[{"line":1,"column":35}],"path":""" +
            """["arrivalsRequired","papers"],"extensions":{"code":"PAPERS","coordinate":"Arrival.papers"}}]}""");
        (await NextAsync(subscription)).ShouldBe("""{"data":{"arrivalsRequired":{"papers":"in order"}}}""");
    }

    [Theory]
    [InlineData("subscription { tide", ResponseStatus.SyntaxError, ErrorCodes.Syntax)]
    [InlineData("subscription { tides }", ResponseStatus.ValidationError, ErrorCodes.Validation)]
    [InlineData("subscription { tide other: tide }", ResponseStatus.ValidationError, ErrorCodes.Validation)]
    [InlineData("subscription { __typename }", ResponseStatus.ValidationError, ErrorCodes.Validation)]
    [InlineData(
        "subscription A { tide } subscription B { tide }", ResponseStatus.OperationError, ErrorCodes.UnknownOperation)]
    [InlineData("subscription ($p: String!) { arrivals(port: $p) { tons } }", ResponseStatus.VariableError,
        ErrorCodes.BadVariable)]
    [InlineData("subscription { of(id: \"crw_1\") }", ResponseStatus.NoData, ErrorCodes.BadArgument)]
    [InlineData("subscription { faulty }", ResponseStatus.NoData, ErrorCodes.Internal)]
    [InlineData("subscription { closed }", ResponseStatus.NoData, "CLOSED")]
    [InlineData("subscription { curious }", ResponseStatus.NoData, ErrorCodes.Internal)]
    public async Task What_fails_before_there_are_events_is_one_response(
        string document, ResponseStatus status, string code)
    {
        var pier = new Pier(new() { MaxSubscriptions = 1 });

        await using (var refused = (await pier.SubscribeAsync(document)).ShouldNotBeNull())
        {
            refused.Responses.ShouldBeNull();
            refused.Refusal.ShouldNotBeNull().Status.ShouldBe(status);
            var body = Encoding.UTF8.GetString(refused.Refusal.Body.Span);
            body.ShouldStartWith("""{"errors":[{"message":""");
            body.ShouldContain($"\"code\":\"{code}\"");
            body.ShouldNotContain("secret");
        }
        // It takes no place of those that are open.
        await using var next = (await pier.SubscribeAsync("subscription { tide }")).ShouldNotBeNull();
        next.IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task What_a_source_does_not_give_is_told_at_its_field()
    {
        await using var refused = (await _pier.SubscribeAsync("subscription { it: closed }")).ShouldNotBeNull();

        Encoding.UTF8.GetString(refused.Refusal.ShouldNotBeNull().Body.Span).ShouldBe(
            """{"errors":[{"message":"The port is closed.","locations":[{"line":1,"column":16}],"path":""" +
            """["it"],"extensions":{"code":"CLOSED","coordinate":"Subscription.closed"}}]}""");
    }

    [Theory]
    [InlineData("{ berths }")]
    [InlineData("mutation { clear }")]
    public async Task What_is_no_subscription_is_left_to_be_executed(string document) =>
        (await _pier.SubscribeAsync(document)).ShouldBeNull();

    [Fact]
    public async Task Events_that_fail_end_the_stream_and_the_log_has_the_reason()
    {
        await using var subscription = await OpenAsync(Arrivals);

        _pier.Happens(new Pier.Arrival(1, 5));
        _pier.Ends(new InvalidOperationException("secret"));

        var all = await AllAsync(subscription);
        all.Count.ShouldBe(2);
        all[0].ShouldBe("""{"data":{"arrivals":{"tons":5}}}""");
        all[1].ShouldStartWith("""{"errors":[{"message":"Subscription.arrivals failed""");
        all[1].ShouldNotContain("secret");
        _pier.Logged.ShouldHaveSingleItem().Exception.Message.ShouldBe("secret");
        _pier.Listening.ShouldBe(0);
    }

    [Fact]
    public async Task Events_that_end_with_an_error_meant_for_the_caller_tell_it()
    {
        await using var subscription = await OpenAsync("subscription { tide }");

        _pier.Ends(new GraphQLException("The gauge is gone.", "GAUGE"));

        (await AllAsync(subscription)).ShouldHaveSingleItem().ShouldContain("The gauge is gone.");
        _pier.Logged.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_caller_who_goes_away_unsubscribes()
    {
        using var gone = new CancellationTokenSource();
        var subscription = await OpenAsync("subscription { tide }", cancellation: gone.Token);
        var waiting = subscription.Responses!.MoveNextAsync().AsTask();
        _pier.Listening.ShouldBe(1);

        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(waiting.WaitAsync(TimeSpan.FromSeconds(10)));
        _pier.Listening.ShouldBe(0);
        (await subscription.Responses.MoveNextAsync()).ShouldBeFalse();
        await subscription.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Disposing_unsubscribes_also_from_what_was_never_read(bool read)
    {
        var pier = new Pier(new() { MaxSubscriptions = 1 });
        var subscription = (await pier.SubscribeAsync("subscription { tide }")).ShouldNotBeNull();
        if (read)
        {
            pier.Happens(7);
            (await NextAsync(subscription)).ShouldBe("""{"data":{"tide":7}}""");
            pier.OfTheStream.IsCancellationRequested.ShouldBeFalse();
        }

        await subscription.DisposeAsync();
        await subscription.DisposeAsync();

        pier.Listening.ShouldBe(0);
        pier.OfTheStream.IsCancellationRequested.ShouldBe(read);
        // Twice would have given back two places.
        await using var second = (await pier.SubscribeAsync("subscription { tide }")).ShouldNotBeNull();
        await using var third = (await pier.SubscribeAsync("subscription { tide }")).ShouldNotBeNull();
        (second.IsRefused, third.IsRefused).ShouldBe((false, true));
    }

    [Fact]
    public async Task The_next_event_is_asked_for_when_the_answer_before_was_taken()
    {
        await using var subscription = await OpenAsync("subscription { tide }");
        for (var tide = 1; tide <= 3; tide++)
            _pier.Happens(tide);
        _pier.Asked.ShouldBe(0);

        (await NextAsync(subscription)).ShouldBe("""{"data":{"tide":1}}""");
        _pier.Asked.ShouldBe(1);
        (await NextAsync(subscription)).ShouldBe("""{"data":{"tide":2}}""");
        _pier.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task Who_has_no_right_is_refused_before_anything_is_listened_to()
    {
        _pier.Refused = new GraphQLError("Not for you.") { Code = "FORBIDDEN" };

        await using var refused = (await _pier.SubscribeAsync(Arrivals)).ShouldNotBeNull();

        Encoding.UTF8.GetString(refused.Refusal.ShouldNotBeNull().Body.Span).ShouldContain("Not for you.");
        _pier.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task A_right_that_moved_ends_the_stream_before_the_event_is_seen()
    {
        await using var subscription = await OpenAsync(Arrivals);
        _pier.Happens(new Pier.Arrival(1, 1));
        (await NextAsync(subscription)).ShouldBe("""{"data":{"arrivals":{"tons":1}}}""");

        _pier.Refused = new GraphQLError("No longer for you.") { Code = "FORBIDDEN" };
        _pier.Happens(new Pier.Arrival(2, 2));

        (await AllAsync(subscription)).ShouldHaveSingleItem().ShouldBe(
            """{"errors":[{"message":"No longer for you.","locations":[{"line":1,"column":16}],"path":""" +
            """["arrivals"],"extensions":{"code":"FORBIDDEN","coordinate":"Subscription.arrivals"}}]}""");
        _pier.Listening.ShouldBe(0);
    }

    [Fact]
    public async Task Each_answer_has_its_own_view_of_the_database_and_waiting_has_none()
    {
        await using var subscription = await OpenAsync(
            """subscription { arrivals(port: "Nantucket") { ship { name } } }""");
        _pier.Happens(new Pier.Arrival(1));
        (await NextAsync(subscription)).ShouldContain("Pequod");
        _pier.Sessions.ShouldBe((0, 1));

        _pier.Ships[0] = new Pier.Ship(1, "Pequod II");
        _pier.Happens(new Pier.Arrival(1));

        (await NextAsync(subscription)).ShouldContain("Pequod II");
        _pier.Sessions.ShouldBe((0, 2));
    }

    [Fact]
    public async Task The_cost_is_each_answers()
    {
        await using var subscription = (await _pier.SubscribeAsync(
            """subscription { arrivals(port: "Nantucket") { ship { name } } }""", extensions: new { cost = true }))
            .ShouldNotBeNull();

        _pier.Happens(new Pier.Arrival(1));
        _pier.Happens(new Pier.Arrival(9));

        (await NextAsync(subscription)).ShouldEndWith(",\"extensions\":{\"cost\":{\"predicted\":4,\"actual\":4}}}");
        (await NextAsync(subscription)).ShouldEndWith(",\"extensions\":{\"cost\":{\"predicted\":4,\"actual\":2}}}");
    }

    [Fact]
    public void Its_plan_can_be_read() =>
        _pier.Engine.Explain(
            new GraphQLRequest { Document = Encoding.UTF8.GetBytes($"subscription S {Arrivals[13..]}") })
            .Plan.ShouldBe("subscription S\n  arrivals (guarded): for each event of Arrival\n    tons: value\n");

    async Task<GraphQLSubscription> OpenAsync(
        string document, object? variables = null, CancellationToken cancellation = default)
    {
        var subscription = (await _pier.SubscribeAsync(document, variables, null, cancellation)).ShouldNotBeNull();
        subscription.IsRefused.ShouldBeFalse(
            subscription.IsRefused ? Encoding.UTF8.GetString(subscription.Refusal.Body.Span) : "");
        return subscription;
    }

    static async Task<string> NextAsync(GraphQLSubscription subscription)
    {
        (await subscription.Responses!.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10))).ShouldBeTrue();
        using var response = subscription.Responses.Current;
        return Encoding.UTF8.GetString(response.Body.Span);
    }

    static async Task<List<string>> AllAsync(GraphQLSubscription subscription)
    {
        var all = new List<string>();
        while (await subscription.Responses!.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10)))
        {
            using var response = subscription.Responses.Current;
            all.Add(Encoding.UTF8.GetString(response.Body.Span));
        }
        return all;
    }
}
