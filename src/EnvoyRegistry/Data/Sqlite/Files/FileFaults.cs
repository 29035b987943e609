using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace EnvoyRegistry.Data.Sqlite.Files;

/// <summary>What keeps a register's file from being used, in words for whoever started the program.</summary>
static class FileFaults
{
    /// <returns>A clause without its full stop; null for what is no fault of the file or its disk.</returns>
    public static string? Tell(Exception fault) => fault switch
    {
        DbUpdateException { InnerException: { } inner } => Tell(inner),
        SqliteException sqlite => sqlite.SqliteErrorCode switch
        {
            raw.SQLITE_FULL => "its disk is full",
            raw.SQLITE_READONLY => "it, or its folder, may only be read by this account",
            raw.SQLITE_CANTOPEN => "it, or a file beside it, cannot be opened by this account",
            raw.SQLITE_IOERR => "its disk is full, or fails",
            _ => sqlite.Message.TrimEnd('.'),
        },
        IOException or UnauthorizedAccessException => fault.Message.TrimEnd('.'),
        _ => null,
    };

    /// <param name="why">As <see cref="Tell"/> says it.</param>
    public static UnusableRegisterException Unreachable(string path, string why) =>
        new($"{path} cannot be used: {why}.");

    /// <exception cref="UnusableRegisterException">The file is marked as one that nobody is to write to.</exception>
    public static void RefuseReadOnly(string path)
    {
        // An account that may do anything could write to it all the same, and was told not to.
        if (new FileInfo(path) is { Exists: true, IsReadOnly: true })
            throw new UnusableRegisterException(
                $"{path} is read-only.", $"Let the account that runs this write to it, as by `chmod u+w {path}`.");
    }
}
