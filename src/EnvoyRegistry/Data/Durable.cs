using System.Runtime.InteropServices;

namespace EnvoyRegistry.Data;

/// <summary>Sees to it that what was written outlasts a power failure.</summary>
static partial class Durable
{
    const int ReadOnly = 0;

    public static void File(string path)
    {
        using var file = System.IO.File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>The names of a directory: a file that was moved has its new one for certain only after this.</summary>
    /// <remarks>
    /// .NET opens no directories. Windows needs none of it, and a file system that cannot do it says so in vain: there
    /// is nothing else to try.
    /// </remarks>
    public static void Names(string directory)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = Open(directory, ReadOnly);
        if (handle < 0)
            return;
        _ = Sync(handle);
        _ = Close(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
