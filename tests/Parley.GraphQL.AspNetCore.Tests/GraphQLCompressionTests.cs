using System.IO.Compression;
using System.Net;
using Parley.GraphQL.Execution;

namespace Parley.GraphQL.AspNetCore.Tests;

public sealed class GraphQLCompressionTests
{
    static readonly string s_long = $$$"""{"data":{"a":"{{{new string('x', 5000)}}}"}}""";

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br", "br")]
    public async Task A_long_answer_is_compressed_for_those_who_accept_it(string acceptEncoding, string encoding)
    {
        await using var server = await RunningServer.AnsweringAsync(ResponseStatus.Ok, s_long);

        using var response = await AskAsync(server, acceptEncoding);

        response.Content.Headers.ContentEncoding.ShouldBe([encoding]);
        response.Headers.Vary.ShouldContain("Accept-Encoding");
        var compressed = await response.Content.ReadAsByteArrayAsync();
        compressed.Length.ShouldBeLessThan(200);
        using var stream = new MemoryStream(compressed);
        await using Stream plain = encoding == "br"
            ? new BrotliStream(stream, CompressionMode.Decompress)
            : new GZipStream(stream, CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        (await reader.ReadToEndAsync()).ShouldBe(s_long);
    }

    [Fact]
    public async Task It_is_left_as_it_is_for_others()
    {
        await using var server = await RunningServer.AnsweringAsync(ResponseStatus.Ok, s_long);

        using var unasked = await AskAsync(server, acceptEncoding: null);
        using var unknown = await AskAsync(server, "zstd");

        unasked.Content.Headers.ContentEncoding.ShouldBeEmpty();
        unknown.Content.Headers.ContentEncoding.ShouldBeEmpty();
        (await unknown.Content.ReadAsStringAsync()).ShouldBe(s_long);
    }

    [Fact]
    public async Task A_short_answer_is_not_worth_it()
    {
        await using var server = await RunningServer.AnsweringAsync(ResponseStatus.Ok, """{"data":{"a":1}}""");

        using var response = await AskAsync(server, "gzip");

        response.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_with_a_cookie_could_be_a_foreign_pages_and_is_never_compressed()
    {
        await using var server = await RunningServer.AnsweringAsync(ResponseStatus.Ok, s_long);

        using var response = await AskAsync(server, "gzip", cookie: "session=1");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        await using var server = await RunningServer.StartAsync(
            (_, _, _) => ValueTask.FromResult(RunningServer.Response(ResponseStatus.Ok, s_long)),
            settings: new() { ["GraphQL:Compress"] = "false" });

        using var response = await AskAsync(server, "gzip");

        response.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    static async Task<HttpResponseMessage> AskAsync(RunningServer server, string? acceptEncoding, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={a}");
        if (acceptEncoding is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", acceptEncoding);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        return await server.Client.SendAsync(request);
    }
}
