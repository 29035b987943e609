using System.Net;
using System.Net.Sockets;
using System.Text;
using EnvoyRegistry.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace EnvoyRegistry.Tests.Host;

public sealed class SlowReadersTests
{
    const int Slice = 16 * 1024;

    [Fact]
    public void Who_stops_reading_is_dropped_within_half_a_minute() =>
        (SlowReaders.Grace + TimeSpan.FromSeconds((SlowReaders.MostHeld + Slice) / SlowReaders.LeastBytesPerSecond))
            .ShouldBeLessThan(TimeSpan.FromSeconds(30));

    /// <summary>The same with a rate at which the test does not wait for long.</summary>
    [Fact]
    public async Task A_connection_from_which_nothing_is_read_is_ended_by_the_server()
    {
        var ended = new TaskCompletionSource();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => SlowReaders.Drop(kestrel.Limits, leastBytesPerSecond: 1024 * 1024));
        await using var app = builder.Build();
        app.MapGet("/", async (HttpContext http) =>
        {
            try
            {
                var slice = new byte[Slice];
                while (true) // What the system keeps on its way is soon full.
                    await http.Response.BodyWriter.WriteAsync(slice, http.RequestAborted);
            }
            finally
            {
                ended.SetResult();
            }
        });
        await app.StartAsync();
        using var reader = new TcpClient { ReceiveBufferSize = 4096 };
        await reader.ConnectAsync(IPAddress.Loopback, new Uri(app.Urls.First()).Port);
        await reader.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }
}
