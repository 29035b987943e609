using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace EnvoyRegistry.Tests.Host;

public sealed class TelemetryTests
{
    [Fact]
    public async Task A_collector_is_told_of_requests_and_operations_and_nothing_that_a_caller_wrote()
    {
        await using var collector = await Collector.StartAsync();
        var registry = new Watched(collector.Address);
        var answers = new List<HttpResponseMessage>
        {
            await registry.SendAsync(
                "query SecretName($code: String!) { participant(code: $code) { name } }", new { code = "SecretValue" }),
            await registry.CreateClient().GetAsync("/sign-in/SecretLink"),
        };
        answers.ForEach(answer => answer.Dispose());

        await registry.DisposeAsync(); // What is still to be told is told at the end.

        var traces = collector.Told("/v1/traces");
        traces.ShouldContain("POST /graphql");
        traces.ShouldContain("graphql.operation.type");
        traces.ShouldContain("GET /sign-in/{link}");
        collector.Told("/v1/metrics").ShouldContain("graphql.server.operation.duration");
        (traces + collector.Told("/v1/metrics")).ShouldNotContain("Secret");
    }

    sealed class Watched(string collector) : RunningRegistry
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("OTEL_EXPORTER_OTLP_ENDPOINT", collector);
            builder.UseSetting("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        }
    }

    /// <summary>Takes whatever it is told by OTLP over HTTP.</summary>
    sealed class Collector(WebApplication app, ConcurrentQueue<(string Path, string Body)> told) : IAsyncDisposable
    {
        public string Address => app.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();

        public static async Task<Collector> StartAsync()
        {
            var told = new ConcurrentQueue<(string, string)>();
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            app.MapPost("/v1/{signal}", async (HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body);
                told.Enqueue((request.Path, Encoding.Latin1.GetString(body.ToArray())));
            });
            await app.StartAsync();
            return new Collector(app, told);
        }

        public string Told(string path) => string.Concat(told.Where(t => t.Path == path).Select(t => t.Body));

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
