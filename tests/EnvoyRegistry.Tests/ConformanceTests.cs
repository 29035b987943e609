using EnvoyRegistry.Tests.Data;
using Xunit.Abstractions;

namespace EnvoyRegistry.Tests;

/// <summary>
/// Holds the started service against the reference implementation, by the scripts of <c>tests/Conformance</c>. They
/// need Node's <c>npm</c>; where there is none these tests are skipped and say so.
/// </summary>
public sealed class ConformanceTests(ConformanceTests.StartedRegistry registry)
    : IClassFixture<ConformanceTests.StartedRegistry>
{
    // Enough to meet each kind of operation; a longer run is asked for by the environment, as .ci/run does.
    static readonly string Operations = Environment.GetEnvironmentVariable("CONFORMANCE_OPERATIONS") ?? "500";

    [SkippableFact]
    public Task No_audit_of_what_a_server_must_or_should_do_fails() => RunAsync("audits");

    [SkippableFact]
    public Task Introspection_tells_what_the_schema_files_say() =>
        RunAsync("introspection", Path.Combine(Repository.Root, "schema"));

    [SkippableFact]
    public Task Random_operations_are_answered_as_by_the_reference_implementation() =>
        RunAsync("operations", Operations);

    [SkippableFact]
    public Task Random_documents_are_refused_at_the_same_places_as_by_the_reference_implementation() =>
        RunAsync("validation-differential", Operations);

    Task RunAsync(string script, params string[] arguments) =>
        registry.Scripts.RunAsync(script, [registry.Endpoint, .. arguments], registry.Token);

    /// <summary>One service for all scripts, with the sample register; they only read.</summary>
    public sealed class StartedRegistry(IMessageSink console) : IAsyncLifetime
    {
        readonly string _directory = Directory.CreateTempSubdirectory("registry-").FullName;
        StartedProgram? _program;

        public NodeScripts Scripts { get; } = new(console);

        public string Endpoint { get; private set; } = "";

        /// <summary>Of the ARF Unit, which sees all there is.</summary>
        public string Token { get; private set; } = "";

        public async Task InitializeAsync()
        {
            FirstStart.PutSample(Path.Combine(_directory, "data", "registry.db"));
            _program = new StartedProgram(_directory, ["--urls", "http://127.0.0.1:0", "--environment", "Development"]);
            var greeting = await _program.GreetingAsync();
            Token = StartedProgram.Token(greeting, "UNIT");
            Endpoint = greeting.Split(' ').First(word => word.EndsWith("/graphql", StringComparison.Ordinal));
        }

        public Task DisposeAsync()
        {
            _program?.Dispose();
            Directory.Delete(_directory, recursive: true);
            return Task.CompletedTask;
        }
    }
}
