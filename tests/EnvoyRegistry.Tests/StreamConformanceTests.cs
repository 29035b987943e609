using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.GraphQL;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;
using Xunit.Abstractions;

namespace EnvoyRegistry.Tests;

/// <summary>
/// Holds subscriptions of the engine against the reference implementation, read by the client that front ends use. The
/// register has none yet, so the schema is the test's own.
/// </summary>
public sealed class StreamConformanceTests(StreamConformanceTests.Console console)
    : IClassFixture<StreamConformanceTests.Console>
{
    const string Sdl = """
        type Query { none: Int }
        type Subscription { count(to: Int!): Count! faulty: Int }
        type Count { number: Int! odd: Boolean! }
        """;

    [SkippableFact]
    public async Task Streams_are_read_by_a_client_as_those_of_the_reference_implementation()
    {
        var counters = new Counters();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(counters);
        builder.Services.AddParley(services => Engine.Create(
            SchemaBuilder.Build([new Source(Sdl, "count.graphql")]), null, services, Bind));
        await using var app = builder.Build();
        app.MapParley();
        await app.StartAsync();
        var schema = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(schema, Sdl);
            await new NodeScripts(console.Sink).RunAsync("streams", [$"{app.Urls.First()}/graphql", schema]);
        }
        finally
        {
            File.Delete(schema);
        }

        await app.StopAsync();
        (counters.Begun, counters.Open).ShouldBe((5, 0));
    }

    static void Bind(SchemaBinder schema)
    {
        schema.Query().Constant("none", (int?)null);
        schema.Subscription()
            .Stream("count", (Counters counters, Upto upto, OperationContext _) => counters.Count(upto.To))
            .Stream("faulty", IAsyncEnumerable<int> (Counters _, OperationContext _) =>
                throw new InvalidOperationException("faulty"));
        schema.Object<Number>("Count")
            .Value("number", c => c.Value)
            .Value("odd", c => c.Value % 2 == 1 ? true : throw new GraphQLException("even", "EVEN"));
    }

    sealed record Upto(int To);

    sealed record Number(int Value);

    sealed class Counters
    {
        int _begun;
        int _open;

        public int Begun => _begun;

        public int Open => _open;

        public async IAsyncEnumerable<Number> Count(int to)
        {
            Interlocked.Increment(ref _begun);
            Interlocked.Increment(ref _open);
            try
            {
                for (var number = 1; number <= to; number++)
                {
                    await Task.Yield();
                    yield return new Number(number);
                }
            }
            finally
            {
                Interlocked.Decrement(ref _open);
            }
        }
    }

    /// <summary>Where it is said why the test was skipped.</summary>
    public sealed class Console(IMessageSink sink)
    {
        public IMessageSink Sink { get; } = sink;
    }
}
