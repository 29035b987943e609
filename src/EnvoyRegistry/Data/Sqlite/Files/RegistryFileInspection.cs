using System.Buffers.Binary;
using System.Reflection;
using EnvoyRegistry.Data.Sqlite.History;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EnvoyRegistry.Data.Sqlite.Files;

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
    const string AnotherFile = "Give another file with --Registry:Database.";

    /// <summary>
    /// The first migration of builds before the first release; there is no way from their tables to these.
    /// </summary>
    const string BeforeTheFirst = "0001_Initial";

    /// <summary>Refuses what is not a whole register of this version or an older one.</summary>
    /// <exception cref="UnusableRegisterException">It is something else, or damaged.</exception>
    public static RegistryCondition Inspect(string path)
    {
        RefuseOtherFiles(path);
        return Reading(path, () =>
        {
            using var connection = OpenForReading(path);
            var isOlder = RefuseOtherTimes(connection, path);
            // It reads every page; what was closed in order and not touched since was looked through before.
            if (!RegistryLock.IsLeftWhole(path))
                RefuseFaults(connection, "PRAGMA quick_check(1)", path);
            return isOlder || !IsHistoryKept(connection)
                ? new RegistryCondition(NeedsMigration: true, CompletedBy: null)
                : new RegistryCondition(NeedsMigration: false, CompletedBy(connection));
        });
    }

    /// <summary>
    /// Looks also for what a start has no time for: an index that lacks what its table has, a row that refers to none.
    /// </summary>
    /// <param name="called">What the file is a copy of, to be told if it is not whole.</param>
    /// <exception cref="UnusableRegisterException">
    /// It is not a whole register of this version or an older one.
    /// </exception>
    public static void Verify(string path, string called)
    {
        RefuseOtherFiles(path);
        Reading(called, () =>
        {
            using var connection = OpenForReading(path);
            RefuseOtherTimes(connection, called);
            RefuseFaults(connection, "PRAGMA integrity_check(1)", called);
            if (Read(connection,
                "SELECT \"table\" || ' refers to a ' || parent FROM pragma_foreign_key_check") is [var row, ..])
                throw Damaged(called, $"a row of {row} that is not there");
        });
    }

    /// <summary>Tells in a line what SQLite says of a file that it cannot read as a database.</summary>
    public static T Reading<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT
            or SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_ERROR)
        {
            throw Damaged(path, fault.SqliteErrorCode is SQLitePCL.raw.SQLITE_ERROR
                ? "its tables cannot be read" : "its pages do not fit together");
        }
    }

    public static void Reading(string path, Action read) => Reading<object?>(path, () =>
    {
        read();
        return null;
    });

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
                $"{path} is empty, so it is not a register.", "Delete it to have a new one made in its place.");
        if (!header.StartsWith("SQLite format 3\0"u8))
            throw new UnusableRegisterException(
                $"{path} is not a register: it is not an SQLite database.", AnotherFile);
        if (length < HeaderLength)
            throw Damaged(path, "it ends within its first page");
        if (BinaryPrimitives.ReadInt32BigEndian(header[ApplicationIdOffset..]) is not RegistryFile.ApplicationId)
            throw new UnusableRegisterException(
                $"{path} is an SQLite database, but not a register.", AnotherFile);
    }

    /// <summary>Refuses what does not end with a page: SQLite reads the rest of one as nothing.</summary>
    /// <exception cref="UnusableRegisterException">Something was cut off, or added.</exception>
    public static void RefuseCut(string path)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.ReadExactly(header);
        // Section 1.3 of SQLite's file format: 1 stands for 65536.
        var page = BinaryPrimitives.ReadUInt16BigEndian(header[16..]) is var bytes and not 1 ? bytes : 65536;
        if (page is 0 || file.Length % page != 0)
            throw Damaged(path, $"it has {file.Length} bytes, which is no whole number of its pages");
    }

    /// <summary>Opens a database that nobody writes to, and leaves no trace of it.</summary>
    public static SqliteConnection OpenForReading(string path)
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

    /// <summary>
    /// Refuses a register from before or after this program's time; tells of any other whether it is older.
    /// </summary>
    static bool RefuseOtherTimes(SqliteConnection connection, string path)
    {
        var applied = Read(connection, "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId");
        if (applied.Contains(BeforeTheFirst))
            throw new UnusableRegisterException(
                $"{path} was made by a build from before the first release, and this one has other tables. " +
                "To carry its people over, run `export people.csv --availability windows.csv` with that build, then " +
                "`import people.csv --availability windows.csv` with this one and another file as Registry:Database. " +
                "That carries entries and windows, and nothing else: since when people are registered, what they " +
                "opened to others, evidence of expertise, contacts, conflicts of interest, attachments, nominations " +
                "and consents, groupings, guidance, changed reference data, tokens, addresses to sign in by, " +
                "calendar feeds, history and audit stay behind.");
        var known = KnownMigrations();
        return applied.Except(known).FirstOrDefault() is { } unknown
            ? throw new UnusableRegisterException(
                $"{path} was written by a newer version of EnvoyRegistry (it knows of {unknown}).",
                "Start that version, or give another file with --Registry:Database.")
            : known.Except(applied).Any();
    }

    // A migration that was cut off at its end leaves it to be done.
    static bool IsHistoryKept(SqliteConnection connection) => HistoryTable.Kept
        .SelectMany(HistoryTable.TriggersOf)
        .Except(Read(connection, "SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
        .Any() is false;

    static void RefuseFaults(SqliteConnection connection, string check, string path)
    {
        if (Read(connection, check) is [var finding, ..] && finding is not "ok")
            throw Damaged(path, finding);
    }

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
        $"{path} is damaged ({finding.ReplaceLineEndings(" ")}).",
        "It was left as it is; bring a backup back with `restore`, or give another file with --Registry:Database.");
}
