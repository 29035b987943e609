using System.Net;
using System.Net.Sockets;
using System.Text;
using Parley.GraphQL.Execution;

namespace Parley.GraphQL.AspNetCore.Tests;

public sealed class SlowReaderTests
{
    /// <summary>More than the system keeps on its way to a client.</summary>
    static readonly string s_long = "{\"data\":{\"a\":\"" + new string('a', 40_000_000) + "\"}}";

    [Fact]
    public void A_client_may_take_nothing_for_less_than_half_a_minute() =>
        new ParleyOptions().MaxStall.ShouldBeLessThan(TimeSpan.FromSeconds(30));

    [Fact]
    public async Task A_client_that_stops_reading_is_dropped_and_nothing_is_logged_as_a_fault()
    {
        var dropped = new TaskCompletionSource();
        await using var server = await RunningServer.StartAsync(
            (_, _, gone) =>
            {
                gone.Register(dropped.SetResult);
                return ValueTask.FromResult(RunningServer.Response(ResponseStatus.Ok, s_long));
            },
            settings: new() { ["GraphQL:MaxStall"] = "00:00:00.5" });
        using var client = new TcpClient { ReceiveBufferSize = 4096 };
        await client.ConnectAsync(IPAddress.Loopback, server.Client.BaseAddress!.Port);

        await client.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes("GET /graphql?query={a} HTTP/1.1\r\nHost: localhost\r\n\r\n"));

        await dropped.Task.WaitAsync(TimeSpan.FromSeconds(30));
        server.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_client_that_reads_gets_all_of_a_long_answer()
    {
        await using var server = await RunningServer.AnsweringAsync(ResponseStatus.Ok, s_long);

        (await server.Client.GetStringAsync("/graphql?query={a}")).ShouldBe(s_long);
    }
}
