using System.Buffers.Binary;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data;

/// <summary>Why the register cannot be used, in one sentence for whoever started the service.</summary>
sealed class UnusableRegisterException(string message) : Exception(message);

/// <summary>What is still to be done before an existing register can be used.</summary>
/// <param name="CompletedBy">
/// See <see cref="RegisterState.CompletedBy"/>; null also where migrations come first.
/// </param>
readonly record struct RegistryCondition(bool NeedsMigration, Guid? CompletedBy);

/// <summary>What an existing file is found to be, looked at without changing a byte of it.</summary>
static class RegistryFileInspection
{
    const int HeaderLength = 100;
    const int ApplicationIdOffset = 68;

    /// <summary>Refuses what is not a whole register of this version or an older one.</summary>
    /// <exception cref="UnusableRegisterException">It is something else, or damaged.</exception>
    public static RegistryCondition Of(string path)
    {
        RefuseOtherFiles(path);
        try
        {
            using var connection = OpenForReading(path);
            var applied = AppliedMigrations(connection);
            var known = KnownMigrations();
            if (applied.Except(known).FirstOrDefault() is { } unknown)
                throw new UnusableRegisterException(
                    $"{path} was written by a newer version of EnvoyRegistry (it knows of {unknown}); start that " +
                    "version, or give another file with --Registry:Database.");
            if (Read(connection, "PRAGMA quick_check(1)") is [var finding, ..] && finding is not "ok")
                throw Damaged(path, finding);
            return known.Except(applied).Any()
                ? new RegistryCondition(NeedsMigration: true, CompletedBy: null)
                : new RegistryCondition(NeedsMigration: false, CompletedBy(connection));
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT
            or SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_ERROR)
        {
            throw Damaged(path, fault.SqliteErrorCode is SQLitePCL.raw.SQLITE_ERROR
                ? "its tables cannot be read" : "its pages do not fit together");
        }
    }

    /// <summary>
    /// Tells by the file's header alone: opening a foreign database could already leave traces beside it.
    /// </summary>
    public static void RefuseOtherFiles(string path)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);

        if (length is 0)
            throw new UnusableRegisterException(
                $"{path} is empty, so it is not a register; delete it to have a new one made in its place.");
        if (!header.StartsWith("SQLite format 3\0"u8))
            throw new UnusableRegisterException(
                $"{path} is not a register: it is not an SQLite database. Give another file with --Registry:Database.");
        if (length < HeaderLength)
            throw Damaged(path, "it ends within its first page");
        if (BinaryPrimitives.ReadInt32BigEndian(header[ApplicationIdOffset..]) is not RegistryFile.ApplicationId)
            throw new UnusableRegisterException(
                $"{path} is an SQLite database, but not a register. Give another file with --Registry:Database.");
    }

    static SqliteConnection OpenForReading(string path)
    {
        // With a log beside it the file alone is not the whole story, and SQLite must read both. Without one it is,
        // and "immutable" keeps SQLite from making the log and its index just to look.
        var inUse = File.Exists(path + "-wal") || File.Exists(path + "-shm");
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = inUse ? path : new Uri(Path.GetFullPath(path)).AbsoluteUri + "?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        connection.Open();
        return connection;
    }

    static List<string> AppliedMigrations(SqliteConnection connection) =>
        Read(connection, "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId");

    // Raw, as all here: EF's model is ten times the work of the whole inspection.
    static Guid? CompletedBy(SqliteConnection connection) =>
        Read(connection, "SELECT CompletedBy FROM RegisterState WHERE CompletedBy IS NOT NULL") is [var build]
            ? Guid.Parse(build) : null;

    static List<string> KnownMigrations() =>
        [.. typeof(RegistryDb).Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
            .OfType<string>()];

    static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(reader.GetString(0));
        return values;
    }

    static UnusableRegisterException Damaged(string path, string finding) => new(
        $"{path} is damaged ({finding}), and was left as it is; put a backup in its place, or give another file with " +
        "--Registry:Database.");
}
