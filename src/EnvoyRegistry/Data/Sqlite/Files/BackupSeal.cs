using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EnvoyRegistry.Data.Sqlite.History;
using Microsoft.Data.Sqlite;

namespace EnvoyRegistry.Data.Sqlite.Files;

/// <summary>
/// What a backup knows itself by: a SHA-256 over every table, column and value of it, in a table of its own. It tells a
/// value that was changed, or a row that is gone, which SQLite would find nothing wrong with.
/// </summary>
/// <remarks>
/// Over what the file says and not over its bytes, which SQLite writes otherwise when somebody looks into it. Whoever
/// changes a backup on purpose can seal it anew; what the audit tells is under the master key besides.
/// </remarks>
static class BackupSeal
{
    const string Table = "BackupSeal";

    public static void Put(SqliteConnection copy)
    {
        Remove(copy);
        RegistryFile.Run(copy, $"CREATE TABLE \"{Table}\" (\"Sha256\" TEXT NOT NULL)");
        RegistryFile.Run(copy, $"INSERT INTO \"{Table}\" VALUES ('{Hash(copy)}')");
    }

    public static void Remove(SqliteConnection copy) => RegistryFile.Run(copy, $"DROP TABLE IF EXISTS \"{Table}\"");

    /// <summary>Whether it is as it was sealed; null where it never was, as by an earlier version.</summary>
    public static bool? Holds(SqliteConnection copy) =>
        copy.Rows($"SELECT name FROM sqlite_schema WHERE name = '{Table}'", row => row.GetString(0)).Count is 0 ? null
        : copy.Rows($"SELECT \"Sha256\" FROM \"{Table}\"", row => row.GetString(0)) is [var seal]
            && seal == Hash(copy);

    static string Hash(SqliteConnection copy)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // What SQLite keeps for itself is its own to change.
        var schema = copy.Rows($"""
            SELECT type, name, coalesce(sql, '') FROM sqlite_schema
            WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name <> '{Table}' ORDER BY type, name
            """, row => (Type: row.GetString(0), Name: row.GetString(1), Sql: row.GetString(2)));
        foreach (var (type, name, sql) in schema)
        {
            Add(hash, sql);
            if (type is "table" && !sql.StartsWith("CREATE VIRTUAL", StringComparison.OrdinalIgnoreCase))
                AddRows(hash, copy, name);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // By its own tree, in the order of the key: an index may give another one.
    static void AddRows(IncrementalHash hash, SqliteConnection copy, string table)
    {
        using var command = copy.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\" NOT INDEXED";
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            for (var column = 0; column < row.FieldCount; column++)
                Add(hash, row.GetValue(column));
        }
    }

    // Each value by its kind and length, so that no two rows are the same bytes.
    static void Add(IncrementalHash hash, object value)
    {
        var (kind, bytes) = value switch
        {
            long number => ((byte)1, BitConverter.GetBytes(number)),
            double number => ((byte)2, BitConverter.GetBytes(number)),
            string text => ((byte)3, Encoding.UTF8.GetBytes(text)),
            byte[] blob => ((byte)4, blob),
            _ => ((byte)0, []),
        };
        Span<byte> head = stackalloc byte[1 + sizeof(int)];
        head[0] = kind;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], bytes.Length);
        hash.AppendData(head);
        hash.AppendData(bytes);
    }
}
