using Snapshooter;

namespace EnvoyRegistry.Tests;

/// <summary>Where the files lie that tests read from the repository.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Conformance { get; } = Path.Combine(Root, "tests", "Conformance");

    public static string Clients { get; } = Path.Combine(Root, "tests", "Clients");

    /// <summary>
    /// A snapshot with a name and an ending of its own, so that editors know what it is:
    /// <c>Planning/__snapshots__/PeoplePage.sql</c>.
    /// </summary>
    public static SnapshotFullName Snapshot(string room, string file) =>
        new(file, Path.Combine(Root, "tests", "EnvoyRegistry.Tests", room));

    /// <summary>The folder of those of a room.</summary>
    public static string Snapshots(string room) =>
        Path.Combine(Root, "tests", "EnvoyRegistry.Tests", room, "__snapshots__");

    static string FindRoot()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "EnvoyRegistry.sln")))
            directory = Path.GetDirectoryName(directory)
                ?? throw new InvalidOperationException("These tests run from within the repository.");
        return directory;
    }
}
