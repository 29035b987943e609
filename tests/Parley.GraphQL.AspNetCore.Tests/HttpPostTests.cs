using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Parley.GraphQL.Execution;

namespace Parley.GraphQL.AspNetCore.Tests;

public sealed class HttpPostTests
{
    const string Csrf =
        "A POST needs the header `Content-Type: application/json` (UTF-8). Other types, or none, are refused: " +
        "any web page could make a browser send them without a CORS preflight.";

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task A_busy_engine_is_answered_as_such_to_every_client(string accept)
    {
        await using var server = await RunningServer.AnsweringAsync(
            ResponseStatus.Busy, """{"errors":[{"message":"later"}]}""");

        using var response = await server.PostAsync("""{"query":"{a}"}""", accept);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        (await response.OnlyErrorAsync()).GetProperty("message").GetString().ShouldBe("later");
    }

    [Fact]
    public async Task The_engine_gets_what_was_sent_and_its_bytes_are_the_answer()
    {
        await using var server = await RunningServer.AnsweringAsync(
            ResponseStatus.Ok, """{"data":{"name":"ສົມສັກ"}}""");

        using var response = await server.PostAsync(
            """{"operationName":"Q","extensions":{"x":[1]},"variables":{"n":"Å"},"query":"query Q($n: String) { a """ +
            """}"}""");

        server.Asked.ShouldHaveSingleItem().ShouldBe(
            new Asked("query Q($n: String) { a }", "Q", """{"n":"Å"}""", """{"x":[1]}""", ReadOnly: false));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Type().ToString().ShouldBe("application/json; charset=utf-8");
        response.Content.Headers.ContentLength.ShouldBe(38);
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"data":{"name":"ສົມສັກ"}}""");
    }

    [Fact]
    public async Task Who_is_not_admitted_when_the_body_is_there_is_refused()
    {
        await using var server = await RunningServer.StartAsync(services: services =>
            services.AddSingleton(
            new RequestAdmission(_ => throw new RequestRefusedException(401, "GONE", "No longer."))));

        await server.PostAsync("""{"query":"{a}"}""")
            .ShouldRefuseAsync(HttpStatusCode.Unauthorized, "GONE", "No longer.");
        await server.PostAsync("{")
            .ShouldRefuseAsync(HttpStatusCode.Unauthorized, "GONE", "No longer.");

        server.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ResponseStatus.Ok, 200, 200)]
    [InlineData(ResponseStatus.Partial, 200, 200)]
    [InlineData(ResponseStatus.NoData, 200, 200)]
    [InlineData(ResponseStatus.SyntaxError, 400, 200)]
    [InlineData(ResponseStatus.ValidationError, 400, 200)]
    [InlineData(ResponseStatus.VariableError, 400, 200)]
    [InlineData(ResponseStatus.OperationError, 400, 200)]
    public async Task The_status_code_tells_the_outcome_to_those_who_know_the_media_type(
        ResponseStatus outcome, int graphQLResponse, int json)
    {
        await using var server = await RunningServer.AnsweringAsync(outcome);

        using var modern = await server.PostAsync("""{"query":"{a}"}""", "application/graphql-response+json");
        using var old = await server.PostAsync("""{"query":"{a}"}""", "application/json");

        ((int)modern.StatusCode).ShouldBe(graphQLResponse);
        modern.Type().MediaType.ShouldBe("application/graphql-response+json");
        ((int)old.StatusCode).ShouldBe(json);
        old.Type().MediaType.ShouldBe("application/json");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("text/plain; application/json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/graphql")]
    [InlineData("application/jsonp")]
    [InlineData("application/json; charset=iso-8859-1")]
    public async Task A_body_that_needs_no_preflight_or_is_no_JSON_is_refused(string? contentType)
    {
        await using var server = await RunningServer.StartAsync();
        using var content = new ByteArrayContent("""{"query":"mutation { a }"}"""u8.ToArray());
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        await server.PostAsync(content)
            .ShouldRefuseAsync(HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", Csrf);
        server.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON")]
    [InlineData("application/json;charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/json; charset=UTF8")]
    public async Task JSON_in_UTF_8_is_served(string contentType)
    {
        await using var server = await RunningServer.StartAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"query":"{ a(b: \"Run🏃Swim🏊\") }"}"""));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var response = await server.PostAsync(content);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Asked.ShouldHaveSingleItem().Document.ShouldBe("""{ a(b: "Run🏃Swim🏊") }""");
    }

    [Fact]
    public async Task A_compressed_body_is_refused()
    {
        await using var server = await RunningServer.StartAsync();
        using var content = new ByteArrayContent([0x1f, 0x8b])
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json"), ContentEncoding = { "gzip" } },
        };

        await server.PostAsync(content).ShouldRefuseAsync(HttpStatusCode.UnsupportedMediaType,
            "UNSUPPORTED_MEDIA_TYPE", "The body of a POST must come without a Content-Encoding.");
    }

    [Fact]
    public async Task An_answer_that_the_client_cannot_read_is_not_computed()
    {
        await using var server = await RunningServer.StartAsync();

        await server.PostAsync("""{"query":"{a}"}""", "text/html").ShouldRefuseAsync(HttpStatusCode.NotAcceptable,
            "NOT_ACCEPTABLE",
            "The answer comes as application/graphql-response+json, application/json or text/event-stream, " +
            "and the Accept header allows none.");
        server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refusal_comes_in_the_media_type_asked_for()
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.PostAsync("{}", "application/graphql-response+json");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Type().MediaType.ShouldBe("application/graphql-response+json");
        await response.OnlyErrorAsync();
    }

    [Fact]
    public async Task Parameters_in_the_URL_of_a_POST_do_not_count()
    {
        await using var server = await RunningServer.StartAsync();
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");

        await server.SendAsync(HttpMethod.Post, "/graphql?query={a}", content).ShouldRefuseAsync(
            HttpStatusCode.BadRequest, "BAD_REQUEST",
            "`query` is missing: it holds the GraphQL document, as a string.");
    }
}
