namespace EnvoyRegistry.Tests;

/// <summary>Where the files lie that tests read from the repository.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Conformance { get; } = Path.Combine(Root, "tests", "Conformance");

    static string FindRoot()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "EnvoyRegistry.sln")))
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("These tests run from within the repository.");
        return directory;
    }
}
