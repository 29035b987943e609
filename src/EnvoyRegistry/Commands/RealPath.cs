namespace EnvoyRegistry.Commands;

/// <summary>Where a path leads, however it is spelled.</summary>
static class RealPath
{
    const int MostLinks = 100;

    /// <summary>What is not there yet stands as it is written.</summary>
    /// <exception cref="IOException">Its links lead in a circle.</exception>
    public static string Of(string path)
    {
        var absolute = Path.IsPathRooted(path) ? path : Path.Combine(Environment.CurrentDirectory, path);
        var reached = Path.GetPathRoot(absolute)!;
        var ahead = new Stack<string>(Parts(absolute[reached.Length..]));
        for (var links = 0; ahead.TryPop(out var part);)
        {
            if (part is ".")
                continue;
            // After the links, as the system does it: above a link is what is above its target.
            var next = part is ".." ? Path.GetDirectoryName(reached) ?? reached : Path.Combine(reached, part);
            if (part is ".." || new FileInfo(next).LinkTarget is not { } target)
            {
                reached = next;
                continue;
            }
            if (++links > MostLinks)
                throw new IOException($"The links of {path} lead in a circle.");
            if (Path.IsPathRooted(target))
                reached = Path.GetPathRoot(target)!;
            foreach (var step in Parts(target[(Path.GetPathRoot(target)?.Length ?? 0)..]))
                ahead.Push(step);
        }
        return reached;
    }

    public static bool IsSame(string one, string other) => string.Equals(Of(one), Of(other), Comparison);

    /// <summary>Whether a path is a folder or lies in it, at any depth.</summary>
    public static bool IsIn(string path, string folder) => $"{Of(path)}{Path.DirectorySeparatorChar}".StartsWith(
        $"{Of(folder).TrimEnd(Path.DirectorySeparatorChar)}{Path.DirectorySeparatorChar}", Comparison);

    static StringComparison Comparison => OperatingSystem.IsLinux()
        ? StringComparison.Ordinal
        : StringComparison.OrdinalIgnoreCase;

    static IEnumerable<string> Parts(string path) => path.Split(
        [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Reverse();
}
