using Microsoft.Extensions.Primitives;

namespace Parley.GraphQL.AspNetCore.Tests;

public sealed class ResponseMediaTypeTests
{
    const string Json = "application/json";
    const string GraphQL = "application/graphql-response+json";
    const string Stream = "text/event-stream";

    [Theory]
    [InlineData(null, Json)]
    [InlineData("", Json)]
    [InlineData("*/*", Json)]
    [InlineData("application/*", Json)]
    [InlineData("application/json", Json)]
    [InlineData("APPLICATION/JSON", Json)]
    [InlineData("application/json; charset=utf-8", Json)]
    [InlineData("application/json; charset=utf8", Json)]
    [InlineData("application/graphql-response+json", GraphQL)]
    [InlineData("application/graphql-response+json; charset=\"UTF-8\"", GraphQL)]
    // What clients send: Apollo and Relay, urql, axios, a browser's address bar.
    [InlineData("application/graphql-response+json, application/json;q=0.9", GraphQL)]
    [InlineData(
        "application/graphql-response+json,application/graphql+json,application/json,text/event-stream,multipart/mixed",
        GraphQL)]
    [InlineData("application/json, text/plain, */*", Json)]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Json)]
    // Weights decide, and the closest range gives the weight.
    [InlineData("application/json, application/graphql-response+json", GraphQL)]
    [InlineData("application/json, application/graphql-response+json;q=0.9", Json)]
    [InlineData("application/graphql-response+json;q=0.5, */*", Json)]
    [InlineData("application/graphql-response+json, */*;q=0.1", GraphQL)]
    [InlineData("application/json;q=0, */*", GraphQL)]
    [InlineData("*/*;q=0, application/json;q=0.001", Json)]
    [InlineData("application/*;q=0.2, application/json;q=0.1", GraphQL)]
    // A stream is for those who name and prefer it: EventSource and graphql-sse, urql for subscriptions.
    [InlineData("text/event-stream", Stream)]
    [InlineData("text/event-stream; charset=utf-8", Stream)]
    [InlineData("text/event-stream, multipart/mixed", Stream)]
    [InlineData("text/event-stream, */*", Stream)]
    [InlineData("text/event-stream, application/json;q=0.9", Stream)]
    [InlineData("text/event-stream;q=0.9, application/json", Json)]
    [InlineData("text/event-stream, application/json", Json)]
    [InlineData("text/event-stream, application/graphql-response+json", GraphQL)]
    [InlineData("text/event-stream;q=0, */*", Json)]
    [InlineData("text/event-stream;q=0", null)]
    // What allows none.
    [InlineData("text/html", null)]
    [InlineData("text/*", null)]
    [InlineData("image/png, application/xml", null)]
    [InlineData("*/*;q=0", null)]
    [InlineData("application/json;q=0", null)]
    [InlineData("application/json; charset=iso-8859-1", null)]
    [InlineData("nonsense", null)]
    public void The_Accept_header_decides(string? accept, string? expected) =>
        Negotiated(accept).ShouldBe(expected);

    [Fact]
    public void Several_Accept_headers_count_as_one() =>
        Negotiated(new StringValues(["text/html", "application/json;q=0.5", "application/graphql-response+json;q=0.6"]))
            .ShouldBe(GraphQL);

    static string? Negotiated(StringValues accept) => ResponseMediaTypes.Negotiate(accept) switch
    {
        ResponseMediaType.Json => Json,
        ResponseMediaType.GraphQLResponse => GraphQL,
        ResponseMediaType.EventStream => Stream,
        _ => null,
    };
}
