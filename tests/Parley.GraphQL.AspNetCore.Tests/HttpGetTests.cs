using System.Net;
using Parley.GraphQL.Execution;

namespace Parley.GraphQL.AspNetCore.Tests;

public sealed class HttpGetTests
{
    [Fact]
    public async Task The_engine_gets_the_parameters_of_the_URL_and_must_change_nothing()
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.GetAsync(
            "?query=query+Q(%24n%3A+String)%7Ba(n:%24n)%7D&operationName=Q" +
            "&variables=%7B%22n%22%3A%22%F0%9F%8F%83%22%7D" +
            "&extensions=%7B%22x%22%3Atrue%7D&unknown=1");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Type().ToString().ShouldBe("application/json; charset=utf-8");
        response.Headers.Vary.ShouldContain("Accept");
        server.Asked.ShouldHaveSingleItem().ShouldBe(
            new Asked("query Q($n: String){a(n:$n)}", "Q", """{"n":"🏃"}""", """{"x":true}""", ReadOnly: true));
    }

    [Theory]
    [InlineData("?query={a}&operationName=&variables=&extensions=")]
    [InlineData("?query={a}&variables=null&extensions=null")]
    [InlineData("?query={a}&variables={}&extensions={+}")]
    public async Task An_empty_parameter_is_none(string url)
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.GetAsync(url);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Asked.ShouldHaveSingleItem().ShouldBe(new Asked("{a}", null, null, null, ReadOnly: true));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task A_mutation_is_refused_and_POST_named(string accept)
    {
        await using var server = await RunningServer.AnsweringAsync(
            ResponseStatus.MutationNotAllowed, """{"errors":[{"message":"no"}]}""");

        using var response = await server.GetAsync("?query=mutation{a}", accept);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
        response.Type().MediaType.ShouldBe(accept);
        (await response.OnlyErrorAsync()).GetProperty("message").GetString().ShouldBe("no");
    }

    [Theory]
    [InlineData("", "`query` is missing: it holds the GraphQL document, as a string.")]
    [InlineData("?query=", "`query` is missing: it holds the GraphQL document, as a string.")]
    [InlineData("?query={a}&query={b}", "The URL has `query` more than once.")]
    [InlineData("?query={a}&variables=[1]", "`variables` must be an object, but is a list.")]
    [InlineData("?query={a}&extensions=1", "`extensions` must be an object, but is a number.")]
    [InlineData("?query={a}&variables={\"a\":x}",
        "`variables` is not JSON, at line 1, byte 6: 'x' is an invalid start of a value.")]
    [InlineData("?query={a}&variables={}{}",
        "`variables` is not JSON, at line 1, byte 3: '{' is invalid after a single JSON value. Expected end of data.")]
    [InlineData(
        "?query={a}&variables={\"a\":\"\\ud800\"}", "`variables` has half a surrogate pair in the string at byte 6.")]
    public async Task A_faulty_parameter_is_named(string url, string message)
    {
        await using var server = await RunningServer.StartAsync();

        await server.GetAsync(url).ShouldRefuseAsync(HttpStatusCode.BadRequest, "BAD_REQUEST", message);
        server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_HEAD_is_answered_as_the_GET_without_its_body()
    {
        await using var server = await RunningServer.StartAsync();
        using var got = await server.GetAsync("?query={a}");

        using var head = await server.SendAsync(HttpMethod.Head, "/graphql?query={a}");

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentLength.ShouldBe(got.Content.Headers.ContentLength);
        head.Type().ShouldBe(got.Type());
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        server.Asked.ShouldAllBe(asked => asked.ReadOnly);
    }

    [Fact]
    public async Task A_hash_in_the_place_of_a_document_is_answered_as_clients_expect_that_then_send_the_document()
    {
        await using var server = await RunningServer.StartAsync();

        await server.GetAsync("?extensions={\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"ab\"}}")
            .ShouldRefuseAsync(
            HttpStatusCode.OK, "PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported");
        await server.PostAsync("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ab"}}}""")
            .ShouldRefuseAsync(
            HttpStatusCode.OK, "PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported");

        using var whole = await server.PostAsync(
            """{"query":"{a}","extensions":{"persistedQuery":{"version":1,"sha256Hash":"ab"}}}""");
        whole.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Asked.ShouldHaveSingleItem().Document.ShouldBe("{a}");
    }

    [Fact]
    public async Task Markup_in_the_URL_is_never_answered_as_a_page()
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.GetAsync(
            "?query={a}&variables=<script>alert(1)</script>", "text/html,application/xhtml+xml,*/*;q=0.8");

        response.Type().MediaType.ShouldBe("application/json");
        (await response.OnlyErrorAsync()).GetProperty("message").GetString()!.ShouldNotContain("script");
    }
}
