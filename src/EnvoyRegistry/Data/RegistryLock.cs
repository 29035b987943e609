using System.Diagnostics;

namespace EnvoyRegistry.Data;

/// <summary>
/// Whose the register's file is: of all who use it, or of the one who puts another file in its place.
/// </summary>
/// <remarks>
/// It is the operating system's lock on an empty file beside the register: it ends with its process, however that ends.
/// SQLite's own locks would not do, since they are on the file that is replaced. Whoever waited for one would go on with
/// the old file, and put its log where that of the new one belongs.
/// </remarks>
sealed class RegistryLock : IDisposable
{
    // A restore takes seconds; a program that starts meanwhile waits for it, as it would for a writer.
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    readonly string _path;
    readonly FileStream _file;

    RegistryLock(string path, FileStream file) => (_path, _file) = (path, file);

    /// <summary>Where the lock of a register is; it stays there, for removing it would let two in.</summary>
    public static string FileOf(string path) => path + ".lock";

    /// <summary>Together with all others who use the register, before its file is opened.</summary>
    /// <exception cref="UnusableRegisterException">Somebody is putting another file in its place.</exception>
    public static RegistryLock Share(string path)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            if (Take(path, FileAccess.Read, FileShare.Read) is { } taken)
                return taken;
            if (waiting.Elapsed > s_patience)
                throw new UnusableRegisterException($"{path} is being restored from a backup; try again afterwards.");
            Thread.Sleep(20);
        }
    }

    /// <summary>Alone, or null while anybody uses the register.</summary>
    public static RegistryLock? TakeAlone(string path) => Take(path, FileAccess.ReadWrite, FileShare.None);

    public void Dispose()
    {
        // Before the lock is given up: a connection that is closed later would fold its log away from under others.
        RegistryFile.Close(_path);
        _file.Dispose();
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
