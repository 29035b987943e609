using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EnvoyRegistry.Data.Sqlite.History;

/// <summary>The history of entries: kept by triggers, whoever writes, from the first migration that knows of it.</summary>
static class RegisterHistory
{
    /// <summary>Before migrations, which may change tables as triggers that name their columns would not let them.</summary>
    public static void Suspend(RegistryDb db) => Run(db, _ => HistoryTable.Kept
        .SelectMany(HistoryTable.TriggersOf).Select(name => $"DROP TRIGGER IF EXISTS \"{name}\""));

    /// <summary>After them: the history again has what the tables have, and is kept.</summary>
    public static void Keep(RegistryDb db)
    {
        using var transaction = db.Database.BeginTransaction();
        Run(db, connection => HistoryTable.Kept.SelectMany(name => Made(connection, name)).Append("""
            UPDATE "Register_History" SET "Begins" = COALESCE("At", strftime('%Y-%m-%d %H:%M:%S', 'now'))
            WHERE "Begins" IS NULL
            """));
        transaction.Commit();
    }

    /// <summary>
    /// Forgets what a person's entry was: what is left are the rows of today. To be called when those are saved, by
    /// whatever takes a person off the register.
    /// </summary>
    public static void ForgetHistory(this RegistryDb db, long person)
    {
        var id = person.ToString(CultureInfo.InvariantCulture);
        Run(db, connection => HistoryTable.Kept
            .Select(name => HistoryTable.Of(connection, name).Forget(id)).OfType<string>());
    }

    static IEnumerable<string> Made(DbConnection connection, string name)
    {
        var table = HistoryTable.Of(connection, name);
        var known = connection.Rows(
            $"SELECT name FROM pragma_table_info('{table.History}')", row => row.GetString(0)).ToHashSet(StringComparer.Ordinal);
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
