using System.ComponentModel;
using System.Diagnostics;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace EnvoyRegistry.Tests;

/// <summary>
/// Holds the started service against the reference implementation, by the scripts of <c>tests/Conformance</c>. They need
/// Node's <c>npm</c>; where there is none these tests are skipped and say so.
/// </summary>
public sealed class ConformanceTests(ConformanceTests.StartedRegistry registry)
    : IClassFixture<ConformanceTests.StartedRegistry>
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

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

    async Task RunAsync(string script, params string[] arguments)
    {
        await InstallAsync();
        var (exitCode, output) = await NpmAsync(["run", "--silent", script, "--", registry.Endpoint, .. arguments]);
        exitCode.ShouldBe(0, output);
    }

    /// <summary>What the lock file pins, unless it is there already.</summary>
    async Task InstallAsync()
    {
        if (File.Exists(Path.Combine(Repository.Conformance, "node_modules", ".package-lock.json")))
            return;
        var (exitCode, output) = await NpmAsync(["ci", "--no-audit", "--no-fund"]);
        registry.SkipIf(exitCode != 0, $"npm cannot install what tests/Conformance needs: {output}");
    }

    async Task<(int ExitCode, string Output)> NpmAsync(string[] arguments)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments)
        {
            WorkingDirectory = Repository.Conformance,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ENVOY_TOKEN"] = registry.Token;
        using var npm = StartOrSkip(start);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var output = npm.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = npm.StandardError.ReadToEndAsync(patience.Token);
            await npm.WaitForExitAsync(patience.Token);
            return (npm.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException timeUp)
        {
            npm.Kill(entireProcessTree: true);
            throw new TimeoutException($"npm {string.Join(' ', arguments)} was not done within {Patience}.", timeUp);
        }
    }

    Process StartOrSkip(ProcessStartInfo start)
    {
        Process? started = null;
        var reason = "";
        try
        {
            started = Process.Start(start);
        }
        catch (Win32Exception fault)
        {
            reason = fault.Message;
        }
        registry.SkipIf(started is null, $"Node.js with npm is needed to run tests/Conformance: {reason}");
        return started!;
    }

    /// <summary>One service for all scripts, with the sample register; they only read.</summary>
    public sealed class StartedRegistry(IMessageSink console) : IAsyncLifetime
    {
        readonly string _directory = Directory.CreateTempSubdirectory("registry-").FullName;
        StartedProgram? _program;

        public string Endpoint { get; private set; } = "";

        /// <summary>Of the ARF Unit, which sees all there is.</summary>
        public string Token { get; private set; } = "";

        // dotnet test tells that a test was skipped, but not why, unless it is told as a diagnostic message.
        public void SkipIf(bool condition, string reason)
        {
            if (condition)
                console.OnMessage(new DiagnosticMessage(reason));
            Skip.If(condition, reason);
        }

        public async Task InitializeAsync()
        {
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
