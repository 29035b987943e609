using System.Security.Cryptography;
using EnvoyRegistry.Data.Sqlite.History;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EnvoyRegistry.Data.Sqlite.Files;

/// <summary>
/// A whole and verified copy of a register, under a passing name beside the place it is for. It takes that place in one
/// step, or goes without a trace.
/// </summary>
sealed class RegistryCopy : IDisposable
{
    // Between two steps somebody who breaks it off is heard.
    const int PagesAStep = 256;

    readonly string _file;
    readonly string _place;

    RegistryCopy(string place) => (_file, _place) = (RegistryFile.Unfinished(place), place);

    public long Bytes => new FileInfo(_file).Length;

    /// <summary>
    /// Copies a register in use: it shows everything that was acknowledged before the call, and whoever writes
    /// meanwhile is not kept waiting.
    /// </summary>
    /// <exception cref="UnusableRegisterException">
    /// What is there is no register, newer than this program, or not whole.
    /// </exception>
    public static RegistryCopy OfRegister(string path, string place, CancellationToken cancellation)
    {
        RegistryFileInspection.RefuseOtherFiles(path);
        return Make(path, place, RegistryFile.OpenAside, OwnersOnly, cancellation).Finish(BackupSeal.Put);
    }

    /// <summary>Copies a backup to where a register is to be, without changing a byte of it.</summary>
    /// <exception cref="UnusableRegisterException">
    /// It is no register, newer than this program, or not whole.
    /// </exception>
    public static RegistryCopy OfBackup(string path, string place, CancellationToken cancellation)
    {
        RegistryFileInspection.RefuseOtherFiles(path);
        RegistryFileInspection.RefuseCut(path);
        var copy = Make(path, place, RegistryFileInspection.OpenForReading,
            OperatingSystem.IsWindows() || !File.Exists(place) ? OwnersOnly : File.GetUnixFileMode(place),
            cancellation);
        return copy.Finish(opened =>
        {
            if (BackupSeal.Holds(opened) is false)
                throw new UnusableRegisterException(
                    $"{path} is not as `backup` wrote it: something in it was changed, or is gone.");
            BackupSeal.Remove(opened);
        });
    }

    /// <summary>Takes the place it is for.</summary>
    /// <exception cref="IOException">Something is there that is not to be overwritten.</exception>
    public void TakePlace(bool overwrite)
    {
        File.Move(_file, _place, overwrite);
        Durable.Names(Path.GetDirectoryName(Path.GetFullPath(_place))!);
    }

    /// <summary>Takes the place of the register there, which is nobody else's meanwhile.</summary>
    /// <returns>Under what name the replaced one is kept; null where there was none.</returns>
    public string? TakePlaceOfRegister(RegistryLock alone, DateTime now) => alone.Replace(_file, now);

    public int Rows(string table)
    {
        using var connection = RegistryFileInspection.OpenForReading(_file);
        return connection.Rows($"SELECT COUNT(*) FROM \"{table}\"", row => row.GetInt32(0)).Single();
    }

    /// <summary>The ids in a table.</summary>
    public IReadOnlyList<long> Ids(string table)
    {
        using var connection = RegistryFileInspection.OpenForReading(_file);
        return connection.Rows($"SELECT \"Id\" FROM \"{table}\"", row => row.GetInt64(0));
    }

    public static string Sha256(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    public void Dispose() => RegistryFile.Delete(_file);

    /// <summary>The copy itself, for who looks into it or changes it before it takes its place.</summary>
    public void Change(Action<SqliteConnection> change)
    {
        using (var connection = RegistryFile.OpenAside(_file))
            change(connection);
        Durable.File(_file);
    }

    /// <inheritdoc cref="RegistryFile.Open"/>
    public RegistryDb Open() => RegistryFile.Open(_file);

    /// <summary>To be called by who opened it, when nothing of it is open any more.</summary>
    public void Close() => RegistryFile.Close(_file);

    RegistryCopy Finish(Action<SqliteConnection> change)
    {
        try
        {
            Change(change);
            return this;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    static RegistryCopy Make(
        string source, string place, Func<string, SqliteConnection> open, UnixFileMode mode,
        CancellationToken cancellation)
    {
        var copy = new RegistryCopy(place);
        try
        {
            copy.MakeFile(mode);
            RegistryFileInspection.Reading(source, () =>
            {
                using var connection = open(source);
                copy.Write(connection, cancellation);
            });
            RegistryFileInspection.Verify(copy._file, called: source);
            Durable.File(copy._file);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // From its first byte on.
    void MakeFile(UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        new FileStream(_file, options).Dispose();
        // What others may do with the register that is replaced, this process gives nobody by itself.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_file, mode);
    }

    void Write(SqliteConnection source, CancellationToken cancellation)
    {
        using var target = RegistryFile.OpenAside(_file);
        // A reader's transaction: SQLite would begin again whenever another process writes, were it not for it.
        using (source.BeginTransaction(deferred: true))
        {
            RegistryFile.Run(source, "SELECT 1 FROM sqlite_schema");
            using var backup = raw.sqlite3_backup_init(target.Handle, "main", source.Handle, "main");
            int code;
            do
            {
                cancellation.ThrowIfCancellationRequested();
                code = raw.sqlite3_backup_step(backup, PagesAStep);
                if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE))
                    SqliteException.ThrowExceptionForRC(code, target.Handle);
            }
            while (code is not raw.SQLITE_DONE);
        }
        // As every register has it, also where somebody changed it in the backup.
        RegistryFile.Run(target, "PRAGMA journal_mode = WAL");
    }
}
