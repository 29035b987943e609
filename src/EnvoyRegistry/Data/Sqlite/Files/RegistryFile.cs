using System.Data.Common;
using EnvoyRegistry.Data.Sqlite.History;
using EnvoyRegistry.Data.Viewing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EnvoyRegistry.Data.Sqlite.Files;

/// <summary>
/// The file the register lives in. What is particular to SQLite about opening and making one stands here.
/// </summary>
static class RegistryFile
{
    /// <summary>
    /// "ARFE": tells a register from any other SQLite database, at a fixed place in the file's header.
    /// </summary>
    public const int ApplicationId = 0x41524645;

    public static string ConnectionString(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWrite,
        ForeignKeys = true,
        DefaultTimeout = 10,
    }.ToString();

    /// <summary>A connection outside the pool, for work on the file as a whole.</summary>
    public static SqliteConnection OpenAside(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder(ConnectionString(path)) { Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    public static void Run(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteScalar();
    }

    /// <param name="time">What time it is for the history of entries; SQLite's own clock when left out.</param>
    public static DbContextOptions<RegistryDb> Options(string path, TimeProvider? time = null)
    {
        var options = new DbContextOptionsBuilder<RegistryDb>().UseSqlite(ConnectionString(path)).AddInterceptors(
            time is null
                ? [DurableWrites.Instance, new LastChanges(TimeProvider.System)]
                : [DurableWrites.Instance, new LastChanges(time), new HistoryClock(time)]);
        VisibleRows.Hide(options);
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new SqliteStore());
        return options.Options;
    }

    /// <summary>For whoever has the file: everything in it is seen.</summary>
    public static RegistryDb Open(string path) => new(Options(path)) { Viewer = Viewer.Register };

    /// <summary>
    /// For a transaction that writes much: what it touches stays in memory. With SQLite's usual two megabytes most of
    /// the time goes into reading again what was just put out.
    /// </summary>
    public static void MakeRoom(RegistryDb db)
    {
        db.Database.OpenConnection();
        db.Database.ExecuteSqlRaw("PRAGMA cache_size = -262144");
    }

    /// <summary>
    /// Makes a register that appears at <paramref name="path"/> whole or not at all: it is migrated and filled under
    /// another name first. When two processes start at once, the second finds the register of the first.
    /// </summary>
    public static void Create(string path, Action<RegistryDb> fill)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var unfinished = Unfinished(path);
        try
        {
            WriteEmpty(unfinished);
            using (var db = Open(unfinished))
            {
                Migrate(db);
                fill(db);
                Analyze(db);
            }

            Close(unfinished);
            if (!File.Exists(path))
                File.Move(unfinished, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was quicker; its register is as good.
        }
        finally
        {
            Close(unfinished);
            Delete(unfinished);
        }
    }

    /// <summary>A name beside <paramref name="path"/> for what is to appear there when it is whole.</summary>
    public static string Unfinished(string path) => $"{path}.{Guid.NewGuid():N}.new";

    /// <summary>Removes what programs left behind that were stopped while they made a register here.</summary>
    public static void RemoveUnfinished(string path)
    {
        var place = Path.GetFullPath(path);
        var (directory, register) = (Path.GetDirectoryName(place)!, Path.GetFileName(place));
        var left = Directory.GetFiles(directory, register + ".*.new")
            .Where(file => Guid.TryParseExact(
                Path.GetFileName(file)[(register.Length + 1)..^".new".Length], "N", out _)).ToList();
        if (left.Count is 0)
            return;
        // Whoever makes one holds the lock; when nobody does, nobody will finish them.
        using var alone = RegistryLock.TakeAlone(path);
        if (alone is not null)
            left.ForEach(Delete);
    }

    /// <summary>
    /// Deletes a database with what SQLite may have put beside it; the database last, since the rest is found by it.
    /// </summary>
    public static void Delete(string path)
    {
        foreach (var suffix in Companions)
            File.Delete(path + suffix);
        File.Delete(path);
    }

    /// <summary>
    /// What the names of SQLite's own files end with: of the log, of its index, and of the journal that a database
    /// without a log has.
    /// </summary>
    public static readonly string[] Companions = ["-wal", "-shm", "-journal"];

    /// <summary>Brings an existing register to this version's tables.</summary>
    public static void Migrate(RegistryDb db)
    {
        RegisterHistory.Suspend(db);
        db.Database.Migrate();
        RegisterHistory.Keep(db);
        Analyze(db);
    }

    // SQLite chooses its plans by the statistics of the last ANALYZE.
    public static void Analyze(RegistryDb db) => db.Database.ExecuteSqlRaw("ANALYZE");

    static void WriteEmpty(string path)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA application_id = {ApplicationId}; PRAGMA journal_mode = WAL;";
        command.ExecuteNonQuery();
    }

    /// <summary>Closes the pooled connections to a file; the last one folds the write-ahead log into it.</summary>
    public static void Close(string path)
    {
        using var connection = new SqliteConnection(ConnectionString(path));
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>
    /// What an acknowledged write promises: it is on the disk, also when the power goes; and what it deleted is
    /// overwritten there, for people who leave, nor was it ever in a passing file elsewhere.
    /// </summary>
    sealed class DurableWrites : DbConnectionInterceptor
    {
        public static readonly DurableWrites Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
            Apply(connection);

        public override Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Apply(connection);
            return Task.CompletedTask;
        }

        static void Apply(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = """
        PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;
        """;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>
    /// Has EF Core make its model ready and load its translator on another processor while the host is being built: it
    /// keeps both for whatever file is opened later. A fault shows again when the model is really used.
    /// </summary>
    public static void WarmUp() => ThreadPool.UnsafeQueueUserWorkItem(
        static _ =>
        {
            try
            {
                using var db = Open("none");
                db.Set<RegisterState>().Where(s => s.Id == RegisterState.OnlyId).Select(s => s.MatchVersion)
                    .CreateDbCommand().Dispose();
            }
            catch (InvalidOperationException)
            {
                // The model does not hold together; the start says so where it needs the model.
            }
        },
        null);
}
