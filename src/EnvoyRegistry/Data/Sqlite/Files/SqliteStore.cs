using EnvoyRegistry.Data.Sqlite.History;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using SQLitePCL;

namespace EnvoyRegistry.Data.Sqlite.Files;

/// <summary>What SQLite does its own way, as the options of its contexts bring it to them.</summary>
sealed class SqliteStore : IRegisterStore, IDbContextOptionsExtension
{
    public IDisposable ReadAtOneMoment(RegistryDb db)
    {
        db.Database.OpenConnection();
        // Deferred: it takes no writing place. Begun through EF, it would be told the time as writers are.
        var transaction = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        db.Database.UseTransaction(transaction);
        return new Moment(db, transaction);
    }

    public void ForgetPast(RegistryDb db, long person) => RegisterHistory.Forget(db, person);

    public WritingObstacle? FindObstacle(Exception fault) =>
        (fault as SqliteException ?? fault.InnerException as SqliteException)?.SqliteErrorCode switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => WritingObstacle.Busy,
            raw.SQLITE_FULL or raw.SQLITE_READONLY or raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN => WritingObstacle.Disk,
            _ => null,
        };

    // EF does not end a transaction that it was only told of.
    sealed class Moment(RegistryDb db, SqliteTransaction transaction) : IDisposable
    {
        public void Dispose()
        {
            db.Database.UseTransaction(null);
            transaction.Dispose();
            db.Database.CloseConnection();
        }
    }

    DbContextOptionsExtensionInfo IDbContextOptionsExtension.Info => new AlwaysTheSame(this);

    void IDbContextOptionsExtension.ApplyServices(IServiceCollection services) =>
        services.AddSingleton<IRegisterStore>(this);

    void IDbContextOptionsExtension.Validate(IDbContextOptions options)
    {
        // Nothing about it can be wrong.
    }

    sealed class AlwaysTheSame(SqliteStore store) : DbContextOptionsExtensionInfo(store)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "";

        public override int GetServiceProviderHashCode() => 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) =>
            other is AlwaysTheSame;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo)
        {
            // It has no settings to tell of.
        }
    }
}
