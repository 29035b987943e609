using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Audit;

/// <summary>
/// The one way by which a mutation changes the register: one transaction, which has the register's only writing place
/// from its first read on, so that what was found when it was checked still holds when it is written.
/// </summary>
sealed class RegisterChange(IDbContextFactory<RegistryDb> contexts, CurrentCaller caller)
{
    /// <param name="mutation">The field of <c>Mutation</c>, such as <c>setAvailability</c>.</param>
    /// <param name="change">
    /// Checks and writes; a payload with errors takes back whatever it wrote.
    /// </param>
    public async ValueTask<TPayload> RunAsync<TPayload>(
        string mutation, Func<RegistryDb, Caller, Task<TPayload>> change, CancellationToken cancellation)
        where TPayload : IPayload
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var payload = await change(db, caller.Value);
        if (payload.Errors.Count == 0)
            await transaction.CommitAsync(cancellation);
        return payload;
    }
}

/// <summary>What every mutation answers.</summary>
interface IPayload
{
    /// <summary>Empty when it was done.</summary>
    IReadOnlyList<UserError> Errors { get; }
}
