using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Data;

static class OneTransaction
{
    /// <summary>
    /// Runs a change that is committed whole or not at all. It has the register's only writing place from its first
    /// read on, so that what it found when it checked still holds when it writes.
    /// </summary>
    public static async ValueTask<TResult> ChangeAsync<TResult>(
        this IDbContextFactory<RegistryDb> contexts,
        Func<RegistryDb, Task<TResult>> change,
        CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var result = await change(db);
        await transaction.CommitAsync(cancellation);
        return result;
    }
}
