using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Audit;

/// <summary>
/// The one way by which a mutation changes the register: one transaction, which has the register's only writing place
/// from its first read on, so that what was found when it was checked still holds when it is written. What was changed
/// goes into the audit in the same transaction, and so does that it was refused.
/// </summary>
sealed class RegisterChange(
    IDbContextFactory<RegistryDb> contexts, CurrentCaller caller, WritingPlace place, AuditTrail audit,
    Idempotency repetitions)
{
    const string Asked = "Asked";

    /// <param name="mutation">The field of <c>Mutation</c>, such as <c>setAvailability</c>.</param>
    /// <param name="change">
    /// Checks and writes, all of it through the context: what is written past it would be missing from the audit. A
    /// payload with errors takes back whatever it wrote.
    /// </param>
    /// <param name="by">Who acts, where that is not the caller of the request: whoever was sent a link.</param>
    public async ValueTask<TPayload> RunAsync<TPayload>(
        string mutation, Func<RegistryDb, Caller, Task<TPayload>> change, CancellationToken cancellation,
        Caller? by = null)
        where TPayload : class, IPayload
    {
        var actor = by ?? caller.Value;
        var repeatable = repetitions.Current;
        var step = repeatable?.NextStep() ?? 0;
        using var held = await place.EnterAsync(cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Viewer = actor.Viewer;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (repeatable is not null
            && repetitions.Earlier<TPayload>(db, repeatable, step, mutation) is { } earlier)
            return earlier;
        await transaction.CreateSavepointAsync(Asked, cancellation);

        using var record = new ChangeRecord(db);
        var payload = await change(db, actor);
        if (payload.Errors.Count == 0)
        {
            await db.SaveChangesAsync(cancellation);
            audit.Done(db, actor, mutation, record);
        }
        else
        {
            // Back to the savepoint and not out of the transaction, which would take the entry with it or leave a
            // moment in which the refusal is known to nobody.
            await transaction.RollbackToSavepointAsync(Asked, cancellation);
            db.ChangeTracker.Clear();
            audit.Refused(db, actor, mutation, payload.Errors, payload.About);
        }
        if (repeatable is not null)
            repetitions.Keep(db, repeatable, step, mutation, payload);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return payload;
    }
}

/// <summary>What every mutation answers.</summary>
interface IPayload
{
    /// <summary>Empty when it was done.</summary>
    IReadOnlyList<UserError> Errors { get; }

    /// <summary>
    /// Of a refusal: the people it was about, for the audit. What was done tells that by itself.
    /// </summary>
    IEnumerable<long> About => [];

    /// <summary>
    /// Whose secret it tells, once: an answer that is kept for a repetition is erased when that is revoked
    /// (<see cref="Idempotency.EraseSecret"/>).
    /// </summary>
    long? TellsSecretOf => null;
}
