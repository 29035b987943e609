using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EnvoyRegistry.Data.Sqlite.Files;

/// <summary>
/// Whose the register's file is: of all who use it, or of the one who puts another file in its place.
/// </summary>
/// <remarks>
/// It is the operating system's lock on a file beside the register: it ends with its process, however that ends.
/// SQLite's own locks would not do, since they are on the file that is replaced. Whoever waited for one would go on
/// with the old file, and put its log where that of the new one belongs. In the file stands what the register was like
/// when the last who used it closed it in order; it is empty where that is not known.
/// </remarks>
sealed class RegistryLock : IDisposable
{
    // A restore takes seconds; a program that starts meanwhile waits for it, as it would for a writer.
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    readonly string _path;
    readonly FileStream _file;

    bool _isWhole;

    RegistryLock(string path, FileStream file) => (_path, _file) = (path, file);

    /// <summary>Where the lock of a register is; it stays there, for removing it would let two in.</summary>
    public static string FileOf(string path) => path + ".lock";

    /// <summary>Together with all others who use the register, before its file is opened.</summary>
    /// <param name="pause">Passes the time until it is tried again; by sleeping where nothing is given.</param>
    /// <exception cref="UnusableRegisterException">Somebody is putting another file in its place.</exception>
    public static RegistryLock Share(string path, Action<TimeSpan>? pause = null)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            if (Take(path, FileAccess.Read, FileShare.Read) is { } taken)
            {
                taken.Tried = Left(path) is { Length: > 0 } tried ? tried : null;
                return taken;
            }
            if (waiting.Elapsed > s_patience)
                throw new UnusableRegisterException($"{path} is being restored from a backup; try again afterwards.");
            (pause ?? Thread.Sleep)(TimeSpan.FromMilliseconds(20));
        }
    }

    /// <summary>Alone, or null while anybody uses the register.</summary>
    public static RegistryLock? TakeAlone(string path) => Take(path, FileAccess.ReadWrite, FileShare.None);

    /// <summary>
    /// To be called when the register was looked through. If nobody else uses it when it is closed, the next start
    /// finds it as it was left, and need not look it through again.
    /// </summary>
    public void FoundWhole() => _isWhole = true;

    /// <summary>
    /// Whether the register was whole when it was last closed, by this very build, and is as it was then.
    /// </summary>
    public static bool IsLeftWhole(string path) => Left(path) is not null;

    /// <summary>
    /// Of which program this build knows, by a start over this register, that all it asks can be translated; null where
    /// that is still to be tried. It is kept for the next start as <see cref="IsLeftWhole"/> is.
    /// </summary>
    public string? Tried { get; set; }

    /// <summary>
    /// Null where the register is not as this very build left it, else what else it left word of.
    /// </summary>
    static string? Left(string path)
    {
        try
        {
            return File.Exists(FileOf(path)) && State(path) is { } state && File.ReadAllText(FileOf(path)) is var left
                && left.StartsWith(state, StringComparison.Ordinal) ? left[state.Length..] : null;
        }
        catch (IOException)
        {
            // Somebody is about to write there what will be true then.
            return null;
        }
    }

    /// <summary>
    /// Puts a whole register in the place of the one there, for whoever holds the lock alone. Stopped at any point, it
    /// leaves the one or the other there, whole.
    /// </summary>
    /// <returns>Under what name the replaced one is kept; null where there was none.</returns>
    /// <exception cref="SqliteException">Another program has it open (<c>SQLITE_BUSY</c>).</exception>
    public string? Replace(string whole, DateTime now)
    {
        FoldLog();
        var kept = KeptAs(now);
        // A log that could not be folded belongs to the file it was written for. SQLite would apply it to any other of
        // that name, so it must be gone before another one is there.
        File.Delete(_path + "-shm");
        foreach (var suffix in RegistryFile.Companions.Where(suffix => File.Exists(_path + suffix)))
            File.Move(_path + suffix, kept + suffix);

        var isThere = File.Exists(_path);
        if (isThere)
            File.Replace(whole, _path, kept);
        else
            File.Move(whole, _path);
        Durable.Names(Path.GetDirectoryName(Path.GetFullPath(_path))!);
        return isThere ? kept : null;
    }

    public void Dispose()
    {
        // Before the lock is given up: a connection that is closed later would fold its log away from under others.
        RegistryFile.Close(_path);
        _file.Dispose();
        if (_isWhole)
            LeaveWhole();
    }

    void LeaveWhole()
    {
        try
        {
            using var alone = Take(_path, FileAccess.ReadWrite, FileShare.None)?._file;
            if (alone is null || State(_path) is not { } state)
                return;
            alone.SetLength(0);
            alone.Write(Encoding.ASCII.GetBytes(state + Tried));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The next start looks the register through, if it is still there.
        }
    }

    /// <summary>Tells one state of a closed register from all others; null where a log belongs to it.</summary>
    static string? State(string path)
    {
        if (RegistryFile.Companions.Any(suffix => new FileInfo(path + suffix) is { Exists: true, Length: > 0 }
            && suffix is not "-shm"))
            return null;
        var file = new FileInfo(path);
        return file.Exists ? string.Create(CultureInfo.InvariantCulture,
            $"{typeof(RegistryLock).Module.ModuleVersionId} {file.Length} {file.LastWriteTimeUtc.Ticks} ") : null;
    }

    /// <summary>
    /// Makes the register one file again, and finds out whether a program that knows no lock uses it.
    /// </summary>
    void FoldLog()
    {
        if (!File.Exists(_path))
            return;
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = _path,
                Mode = SqliteOpenMode.ReadWrite,
                Pooling = false,
                DefaultTimeout = 1,
            }.ToString());
            connection.Open();
            // One after the other: what goes wrong after a statement that gives a row would not be told.
            foreach (var sql in (string[])["PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "COMMIT"])
                RegistryFile.Run(connection, sql);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)
        {
            // A damaged register is what a backup is for. It is kept as it is, together with its log.
        }
    }

    string KeptAs(DateTime now)
    {
        var name = $"{_path}.{now:yyyyMMdd'T'HHmmss'Z'}.replaced";
        var free = name;
        for (var i = 2; File.Exists(free); i++)
            free = $"{name}.{i}";
        return free;
    }

    static RegistryLock? Take(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new RegistryLock(path, new FileStream(FileOf(path), FileMode.OpenOrCreate, access, share));
        }
        catch (IOException fault) when (IsSharingViolation(fault))
        {
            return null;
        }
    }

    // Windows, Linux and the BSDs each have their number for it.
    static bool IsSharingViolation(IOException fault) =>
        fault.HResult == unchecked((int)0x80070020) || (!OperatingSystem.IsWindows() && fault.HResult is 11 or 35);
}
