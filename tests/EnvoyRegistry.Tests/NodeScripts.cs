using System.ComponentModel;
using System.Diagnostics;
using Xunit.Abstractions;

namespace EnvoyRegistry.Tests;

/// <summary>
/// Runs a script of <c>tests/Conformance</c> or of another folder of the tests, which must end well; where there is no
/// <c>npm</c> the test is skipped.
/// </summary>
public sealed class NodeScripts
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // Test classes run side by side, and npm cannot install twice at once.
    static readonly SemaphoreSlim s_installing = new(1);

    readonly IMessageSink _console;
    readonly string _folder;

    public NodeScripts(IMessageSink console) : this(console, Repository.Conformance) { }

    internal NodeScripts(IMessageSink console, string folder) => (_console, _folder) = (console, folder);

    string Name => $"tests/{Path.GetFileName(_folder)}";

    /// <param name="token">What the script shows the service it asks, if it asks one.</param>
    public async Task RunAsync(string script, string[] arguments, string token = "")
    {
        await InstallAsync();
        var (exitCode, output) = await NpmAsync(["run", "--silent", script, "--", .. arguments], token);
        exitCode.ShouldBe(0, output);
    }

    /// <summary>One that goes on, and says in its first line where it is.</summary>
    internal async Task<NodeServer> StartAsync(string script, params string[] arguments)
    {
        await InstallAsync();
        return await NodeServer.StartAsync(StartOrSkip(Npm(["run", "--silent", script, "--", .. arguments])), Patience);
    }

    /// <summary>What the lock file pins, unless it is there already.</summary>
    async Task InstallAsync()
    {
        await s_installing.WaitAsync();
        try
        {
            var installed = Path.Combine(_folder, "node_modules", ".package-lock.json");
            var pinned = Path.Combine(_folder, "package-lock.json");
            if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(pinned))
                return;
            var (exitCode, output) = await NpmAsync(["ci", "--no-audit", "--no-fund"]);
            _console.SkipIf(exitCode != 0, $"npm cannot install what {Name} needs: {output}");
        }
        finally
        {
            s_installing.Release();
        }
    }

    async Task<(int ExitCode, string Output)> NpmAsync(string[] arguments, string token = "")
    {
        var start = Npm(arguments);
        start.Environment["ENVOY_TOKEN"] = token;
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

    ProcessStartInfo Npm(string[] arguments) => new(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments)
    {
        WorkingDirectory = _folder,
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

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
        _console.SkipIf(started is null, $"Node.js with npm is needed to run {Name}: {reason}");
        return started!;
    }
}
