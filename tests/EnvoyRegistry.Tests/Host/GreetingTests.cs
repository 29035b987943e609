using System.Text.RegularExpressions;
using Snapshooter;
using Snapshooter.Xunit;

namespace EnvoyRegistry.Tests.Host;

public sealed partial class GreetingTests : IDisposable
{
    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("envoy-registry-");

    public void Dispose() => _directory.Delete(recursive: true);

    /// <summary>
    /// But for what differs from start to start, and with the day: who chairs, and the days that are asked about.
    /// </summary>
    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task A_first_start_greets_as_approved(string environment)
    {
        using var program = new StartedProgram(
            _directory.FullName, ["--urls", "http://127.0.0.1:0", "--environment", environment]);
        await program.GreetingAsync();
        await program.LineAsync("No mail server");

        var greeting = program.Output[program.Output.IndexOf("EnvoyRegistry answers", StringComparison.Ordinal)..];
        greeting = Port().Replace(greeting, "http://127.0.0.1:PORT");
        greeting = Secret().Replace(greeting, "envoy_SECRET");
        greeting = Chair().Replace(greeting, "WHO CHAIRS TODAY");
        greeting = Took().Replace(greeting, "N ms");
        greeting = Day().Replace(greeting, "DAY");
        Snapshot.Match(greeting, new SnapshotNameExtension(environment));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Port();

    [GeneratedRegex("envoy_[0-9a-f]{64}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("(?<=^CHAIR +envoy_SECRET  ).+$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Chair();

    [GeneratedRegex(@"\d+ ms", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Took();

    [GeneratedRegex(@"\b20\d\d-\d\d-\d\d\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Day();
}
