using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EnvoyRegistry.Data.Sqlite.History;

/// <summary>
/// Tells the triggers of the history what time it is: all that a transaction writes is from the instant in which it got
/// the register's writing place. Whoever writes without it goes by SQLite's own clock.
/// </summary>
sealed class HistoryClock(TimeProvider time) : DbTransactionInterceptor
{
    public override DbTransaction TransactionStarted(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        Set(result, $"'{UtcSeconds.Stored(time.GetUtcNow().UtcDateTime)}'");
        return result;
    }

    public override ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result,
        CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(TransactionStarted(connection, eventData, result));

    // For the next one, which may be a stranger's.
    public override InterceptionResult TransactionCommitting(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        Set(transaction, "NULL");
        return result;
    }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result,
        CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(TransactionCommitting(transaction, eventData, result));

    static void Set(DbTransaction transaction, string instant)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"""UPDATE "Register_History" SET "At" = {instant}""";
        command.ExecuteNonQuery();
    }
}
