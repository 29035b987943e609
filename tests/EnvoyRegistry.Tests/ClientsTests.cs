using EnvoyRegistry.Tests.Data;
using Xunit.Abstractions;

namespace EnvoyRegistry.Tests;

/// <summary>
/// Small front ends over the started service, each with one of the clients that front ends use: the scripts of
/// <c>tests/Clients</c>. They need Node's <c>npm</c>; where there is none these tests are skipped and say so.
/// </summary>
public sealed class ClientsTests(ClientsTests.StartedRegistry registry) : IClassFixture<ClientsTests.StartedRegistry>
{
    [SkippableTheory]
    [InlineData("apollo")]
    [InlineData("codegen")]
    [InlineData("relay")]
    [InlineData("urql")]
    public Task A_front_end_with_it_works(string client) =>
        registry.Scripts.RunAsync(client, [registry.Endpoint], registry.Token);

    /// <summary>One service for all scripts, with the sample register.</summary>
    public sealed class StartedRegistry(IMessageSink console) : IAsyncLifetime
    {
        readonly string _directory = Directory.CreateTempSubdirectory("registry-").FullName;
        StartedProgram? _program;

        public NodeScripts Scripts { get; } = new(console, Repository.Clients);

        public string Endpoint { get; private set; } = "";

        /// <summary>Of the ARF Unit, which sees all there is.</summary>
        public string Token { get; private set; } = "";

        public async Task InitializeAsync()
        {
            FirstStart.PutSample(Path.Combine(_directory, "data", "registry.db"));
            _program = new StartedProgram(_directory, ["--urls", "http://127.0.0.1:0", "--environment", "Development"]);
            Token = StartedProgram.Token(await _program.GreetingAsync(), "UNIT");
            Endpoint = $"{await _program.EndpointAsync()}";
        }

        public Task DisposeAsync()
        {
            _program?.Dispose();
            Directory.Delete(_directory, recursive: true);
            return Task.CompletedTask;
        }
    }
}
