using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parley.GraphQL.AspNetCore.Tests;

public sealed class GraphQLServerTests
{
    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("QUERY")]
    public async Task Other_methods_are_refused_and_the_served_ones_named(string method)
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.SendAsync(new HttpMethod(method), "/graphql?query={a}");

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["GET", "POST", "HEAD"]);
        var error = await response.OnlyErrorAsync();
        error.GetProperty("message").GetString()
            .ShouldBe("GraphQL is served by GET, POST, HEAD, not by other methods.");
        server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unexpected_fault_is_logged_and_answered_without_its_details()
    {
        await using var server = await RunningServer.StartAsync(
            (_, _, _) => throw new InvalidOperationException("the password is 1234"));

        using var response = await server.PostAsync("""{"query":"{secretField}","variables":{"n":"secretValue"}}""");

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var error = await response.OnlyErrorAsync();
        error.GetRawText().ShouldNotContain("1234");
        var extensions = error.GetProperty("extensions");
        extensions.GetProperty("code").GetString().ShouldBe("INTERNAL_ERROR");
        var logged = server.Errors.ShouldHaveSingleItem();
        logged.ShouldContain(extensions.GetProperty("requestId").GetString()!);
        logged.ShouldContain("the password is 1234");
        logged.ShouldNotContain("secretField");
        logged.ShouldNotContain("secretValue");
    }

    [Fact]
    public async Task A_caller_who_hangs_up_cancels_the_engine_and_leaves_no_error_in_the_log()
    {
        var started = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        await using var server = await RunningServer.StartAsync(async (_, _, cancellation) =>
        {
            started.SetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }
            finally
            {
                cancelled.SetResult();
            }
            throw new InvalidOperationException("unreachable");
        });

        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(IPAddress.Loopback, server.Client.BaseAddress!.Port);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                "GET /graphql?query={a} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            await started.Task.WaitAsync(TimeSpan.FromSeconds(10));
        }

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
        // Stopping waits until the request is over; what it had to log is logged then.
        await server.StopAsync();
        server.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancellation_that_the_caller_did_not_ask_for_is_a_fault()
    {
        await using var server = await RunningServer.StartAsync((_, _, _) => throw new OperationCanceledException());

        using var response = await server.PostAsync("""{"query":"{a}"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        server.Errors.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_badly_framed_body_is_the_callers_fault()
    {
        await using var server = await RunningServer.StartAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, server.Client.BaseAddress!.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" +
            "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nxyz\r\n"));

        using var reader = new StreamReader(socket.GetStream());
        var answer = await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(10));

        answer.ShouldStartWith("HTTP/1.1 400 Bad Request");
        answer.ShouldContain("\"code\":\"BAD_REQUEST\"");
        server.Errors.ShouldBeEmpty();
    }
}
