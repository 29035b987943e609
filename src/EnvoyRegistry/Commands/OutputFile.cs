namespace EnvoyRegistry.Commands;

/// <summary>
/// A file that a command writes. Only its owner may read it, and it appears whole or not at all: it is written under a
/// passing name beside its place, which it takes when all is written.
/// </summary>
sealed class OutputFile : IDisposable
{
    const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Where the system has devices, and the memory of programs, in the place of files.</summary>
    static readonly string[] s_noFiles = ["/dev", "/proc", "/sys"];

    readonly string _passing;
    readonly string _place;
    readonly FileStream _stream;

    public OutputFile(string place)
    {
        (_place, _passing) = (place, $"{place}.{Guid.NewGuid():N}.new");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnersOnly;
        _stream = new FileStream(_passing, options);
    }

    public Stream Stream => _stream;

    /// <summary>What keeps a command from writing to these places, in a sentence; null when nothing does.</summary>
    /// <param name="force">What is there may be replaced, but nothing of the register.</param>
    public static string? InTheWay(CommandContext context, bool force, params IReadOnlyList<string> places)
    {
        var own = new OwnFiles(context);
        foreach (var (at, place) in places.Index())
        {
            if (own.Role(place) is { } role)
                return $"{place} is {role}; name another file.";
            if (places.Take(at).Any(other => RealPath.IsSame(place, other)))
                return $"{place} is named twice; each file needs a name of its own.";
            if (Directory.Exists(place))
                return $"{place} is a directory; name a file in it.";
            if (Array.Exists(s_noFiles, folder => !OperatingSystem.IsWindows() && RealPath.IsIn(place, folder)))
                return $"{place} is no file; name one.";
            if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(place))))
                return $"There is no directory {Path.GetDirectoryName(Path.GetFullPath(place))}.";
            if ((File.Exists(place) || new FileInfo(place).LinkTarget is not null) && !force)
                return $"{place} is there already; --force replaces it.";
        }
        return null;
    }

    /// <summary>When its stream was closed, or has nothing left to write.</summary>
    public void TakePlace()
    {
        if (_stream.CanWrite)
            _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        File.Move(_passing, _place, overwrite: true);
    }

    public void Dispose()
    {
        _stream.Dispose();
        File.Delete(_passing);
    }
}
