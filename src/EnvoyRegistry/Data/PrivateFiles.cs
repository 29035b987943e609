using System.Runtime.InteropServices;

namespace EnvoyRegistry.Data;

/// <summary>
/// Whatever this process makes, of its own accord or by SQLite, is for the account that runs it alone: files have the
/// mode 0600 and folders 0700, whatever the shell it was started from would have given them.
/// </summary>
/// <remarks>What is there already keeps its mode: whoever runs the service may open a file to a group.</remarks>
static partial class PrivateFiles
{
    const int OthersAndGroup = 0b111_111;

    /// <summary>Has everything made from now on be private. Windows gives files the rights of their folder.</summary>
    public static void Begin()
    {
        if (!OperatingSystem.IsWindows())
            _ = Mask(OthersAndGroup);
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial int Mask(int mask);
}
