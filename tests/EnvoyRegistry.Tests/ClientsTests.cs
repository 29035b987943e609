using Xunit.Abstractions;

namespace EnvoyRegistry.Tests;

/// <summary>
/// Small front ends over the started service, each with one of the clients that front ends use: the scripts of
/// <c>tests/Clients</c>. They need Node's <c>npm</c>; where there is none these tests are skipped and say so.
/// </summary>
public sealed class ClientsTests(StartedSample service, ClientsTests.Clients clients)
    : IClassFixture<StartedSample>, IClassFixture<ClientsTests.Clients>
{
    [SkippableTheory]
    [InlineData("apollo")]
    [InlineData("codegen")]
    [InlineData("relay")]
    [InlineData("urql")]
    public Task A_front_end_with_it_works(string client) =>
        clients.Scripts.RunAsync(client, [$"{service.Endpoint}"], service.Token);

    public sealed class Clients(IMessageSink console)
    {
        public NodeScripts Scripts { get; } = new(console, Repository.Clients);
    }
}
