namespace EnvoyRegistry.Data.Sqlite.Files;

/// <summary>
/// SQLite's log beside the register: whatever was written stands in it, what was deleted since as well, until it is
/// folded into the register and cut.
/// </summary>
sealed class WriteAheadLog(string path) : IRemains
{
    // Who writes meanwhile waits for it.
    const int LongestWaitMilliseconds = 500;

    public Task ClearAsync(CancellationToken cancellation)
    {
        Clear();
        return Task.CompletedTask;
    }

    void Clear()
    {
        using var connection = RegistryFile.OpenAside(path);
        RegistryFile.Run(connection, $"PRAGMA busy_timeout = {LongestWaitMilliseconds}");
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        if (command.ExecuteScalar() is not 0L)
            throw new IOException("Somebody reads what the log holds.");
    }
}
