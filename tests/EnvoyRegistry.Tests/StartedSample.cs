using EnvoyRegistry.Tests.Data;

namespace EnvoyRegistry.Tests;

/// <summary>The service as it was started, over a register with the sample: one for all tests of a class.</summary>
public sealed class StartedSample : IAsyncLifetime
{
    readonly string _directory = Directory.CreateTempSubdirectory("registry-").FullName;
    StartedProgram? _program;

    /// <summary>Where it answers GraphQL.</summary>
    public Uri Endpoint { get; private set; } = null!; // xunit calls InitializeAsync before any test.

    /// <summary>Of the ARF Unit, which sees all there is.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Where its letters are.</summary>
    internal MailFolder Mail => new(Path.Combine(_directory, "data", "mail"));

    public async Task InitializeAsync()
    {
        FirstStart.PutSample(Path.Combine(_directory, "data", "registry.db"));
        // What is asked is held against what was read before: nobody is asked anything meanwhile.
        _program = new StartedProgram(_directory,
        [
            "--urls", "http://127.0.0.1:0", "--environment", "Development", "--Registry:DailyLetters", "false",
        ]);
        Token = StartedProgram.Token(await _program.GreetingAsync(), "UNIT");
        Endpoint = await _program.EndpointAsync();
    }

    public Task DisposeAsync()
    {
        _program?.Dispose();
        Directory.Delete(_directory, recursive: true);
        return Task.CompletedTask;
    }
}
