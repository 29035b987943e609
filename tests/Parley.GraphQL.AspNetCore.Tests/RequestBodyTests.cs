using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Parley.GraphQL.AspNetCore.Tests;

public sealed class RequestBodyTests
{
    [Fact]
    public async Task A_body_of_announced_length_over_the_limit_is_refused_with_both_numbers()
    {
        await using var server = await RunningServer.StartAsync(configure: o => o.MaxBodyBytes = 100);

        using var response = await server.PostAsync(BodyOf(101));

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var error = await response.OnlyErrorAsync();
        error.GetProperty("message").GetString().ShouldBe("The request body has 101 bytes; 100 are allowed.");
        error.GetProperty("extensions").GetRawText().ShouldBe(
            """{"code":"LIMIT_EXCEEDED","limit":"bodyBytes","allowed":100,"requested":101,"requestId":"request-1"}""");
        server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_chunked_body_over_the_limit_is_refused_when_it_gets_there()
    {
        await using var server = await RunningServer.StartAsync(configure: o => o.MaxBodyBytes = 100);
        using var content = Chunked(BodyOf(101));

        using var response = await server.PostAsync(content);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var error = await response.OnlyErrorAsync();
        error.GetProperty("message").GetString().ShouldBe("The request body is longer than the 100 bytes allowed.");
        error.GetProperty("extensions").GetRawText().ShouldBe(
            """{"code":"LIMIT_EXCEEDED","limit":"bodyBytes","allowed":100,"requestId":"request-1"}""");
    }

    // Larger than Kestrel's read buffers, which must not fill up and stop while the body is being collected.
    [Theory]
    [InlineData(100, 100)]
    [InlineData(1024 * 1024, 1024 * 1024)]
    [InlineData(5_000_000, 6_000_000)]
    public async Task A_body_up_to_the_limit_arrives_whole(int length, int limit)
    {
        await using var server = await RunningServer.StartAsync(configure: o => o.MaxBodyBytes = limit);
        var body = BodyOf(length);
        using var chunked = Chunked(body);

        using var plain = await server.PostAsync(body);
        using var inChunks = await server.PostAsync(chunked);

        plain.StatusCode.ShouldBe(HttpStatusCode.OK);
        inChunks.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Asked.Count.ShouldBe(2);
        server.Asked.ShouldAllBe(a => a.Document == $"{{a}}{new string('#', length - 15)}");
    }

    [Fact]
    public async Task The_limit_is_a_mebibyte_unless_the_settings_say_otherwise()
    {
        await using var byDefault = await RunningServer.StartAsync();
        await using var bySettings = await RunningServer.StartAsync(
            settings: new() { ["GraphQL:MaxBodyBytes"] = "2000000" });

        using var refused = await byDefault.PostAsync(BodyOf(1024 * 1024 + 1));
        using var served = await bySettings.PostAsync(BodyOf(1024 * 1024 + 1));

        refused.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        served.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_limit_that_lets_nothing_in_stops_the_start() =>
        (await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(
            () => RunningServer.StartAsync(configure: o => o.MaxBodyBytes = 0)))
        .Message.ShouldBe("GraphQL:MaxBodyBytes must be at least 1.");

    static string BodyOf(int length) => $$"""{"query":"{a}{{new string('#', length - 15)}}"}""";

    static StreamContent Chunked(string body) => new(new Unseekable(Encoding.UTF8.GetBytes(body)))
    {
        Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
    };

    /// <summary>A stream that does not tell its length makes the client send chunks.</summary>
    sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
