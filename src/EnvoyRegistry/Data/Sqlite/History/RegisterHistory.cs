using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EnvoyRegistry.Data.Sqlite.History;

/// <summary>
/// The history of entries: kept by triggers, whoever writes, from the first migration that knows of it.
/// </summary>
static class RegisterHistory
{
    /// <summary>
    /// Before migrations, which may change tables as triggers that name their columns would not let them.
    /// </summary>
    public static void Suspend(RegistryDb db) => Run(db, _ => HistoryTable.Kept
        .SelectMany(HistoryTable.TriggersOf).Select(name => $"DROP TRIGGER IF EXISTS \"{name}\""));

    /// <summary>After them: the history again has what the tables have, and is kept.</summary>
    public static void Keep(RegistryDb db)
    {
        using var transaction = db.Database.BeginTransaction();
        Run(db, connection => HistoryTable.Kept.SelectMany(name => Made(connection, name)).Append("""
            UPDATE "Register_History" SET "Begins" = (SELECT "At" FROM "Register_Now") WHERE "Begins" IS NULL
            """));
        transaction.Commit();
    }

    /// <inheritdoc cref="IRegisterStore.ForgetPast"/>
    /// <remarks>
    /// FTS5 keeps words that nobody has any more, marked as deleted, until it happens to merge what they stand in. So
    /// the indexes are written anew: 0.2 s with ten thousand people. Its own <c>secure-delete</c> would do so at each
    /// deletion, which makes every change of a text thirty times as slow, and leaves what was deleted before it was
    /// set.
    /// </remarks>
    public static void Forget(RegistryDb db, long person)
    {
        var id = person.ToString(CultureInfo.InvariantCulture);
        Run(db, connection =>
        [
            .. HistoryTable.Kept.Select(name => HistoryTable.Read(connection, name).Forget(id)).OfType<string>(),
            .. connection.Rows("SELECT name FROM pragma_table_list WHERE type = 'virtual'", row => row.GetString(0))
                .Select(index => $"INSERT INTO \"{index}\" (\"{index}\") VALUES ('optimize')"),
        ]);
    }

    static IEnumerable<string> Made(DbConnection connection, string name)
    {
        var table = HistoryTable.Read(connection, name);
        var known = connection.Rows(
            $"SELECT name FROM pragma_table_info('{table.History}')", row => row.GetString(0))
                .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. table.Create(), .. known.Count > 0 ? table.Extend(known) : [], .. table.CatchUp(), .. table.Triggers(),
        ];
    }

    static void Run(RegistryDb db, Func<DbConnection, IEnumerable<string>> statements)
    {
        db.Database.OpenConnection();
        try
        {
            var connection = db.Database.GetDbConnection();
            foreach (var statement in statements(connection).ToList())
            {
                using var command = connection.CreateCommand();
                command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
                command.CommandText = statement;
                command.ExecuteNonQuery();
            }
        }
        finally
        {
            db.Database.CloseConnection();
        }
    }

    public static List<T> Rows<T>(this DbConnection connection, string sql, Func<DbDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }
}
