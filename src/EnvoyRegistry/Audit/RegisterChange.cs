using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Audit;

/// <summary>
/// The one way by which a mutation changes the register: one transaction, which has the register's only writing place
/// from its first read on, so that what was found when it was checked still holds when it is written. What was changed
/// goes into the audit in the same transaction, and so does that it was refused.
/// </summary>
sealed class RegisterChange(
    IDbContextFactory<RegistryDb> contexts, CurrentCaller caller, Identification identification, WritingPlace place,
    AuditTrail audit, Idempotency repetitions, WritingFaults faults)
{
    const string Asked = "Asked";

    /// <summary>Opens a mutation for the caller of the request.</summary>
    public async ValueTask<TPayload> RunAsync<TInput, TPayload>(
        IMutation<TInput, TPayload> mutation, TInput input, CancellationToken cancellation)
        where TPayload : class, IPayload
    {
        var prepared = await mutation.PrepareAsync(caller.Value, input, cancellation);
        var payload = await RunAsync(
            Mutations.NameOf(mutation.GetType()),
            (db, actor) => mutation.RunAsync(db, actor, prepared, cancellation),
            cancellation, input: input);
        if (payload.Errors.Count == 0)
            await mutation.FollowAsync(input);
        return payload;
    }

    /// <summary>Makes a change that is no field of <c>Mutation</c>, or is made by another than the caller.</summary>
    /// <param name="mutation">What the audit calls it, such as <c>signIn</c>.</param>
    /// <param name="change">As <see cref="IMutation{TInput, TPayload}.RunAsync"/>.</param>
    /// <param name="by">Who acts, where that is not the caller of the request: whoever was sent a link.</param>
    /// <param name="input">
    /// What names by its ids, as the input of a mutation does, which cases it is about: for the audit, should it be
    /// refused.
    /// </param>
    public async ValueTask<TPayload> RunAsync<TPayload>(
        string mutation, Func<RegistryDb, Caller, Task<TPayload>> change, CancellationToken cancellation,
        Caller? by = null, object? input = null)
        where TPayload : class, IPayload
    {
        var repeatable = repetitions.Current;
        var step = repeatable?.NextStep() ?? 0;
        using var held = await place.EnterAsync(cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        try
        {
            return await WriteAsync(db, mutation, change, repeatable, step, by, input, cancellation);
        }
        catch (Exception fault) when (db.FindObstacle(fault) is { } obstacle)
        {
            throw faults.Told(obstacle);
        }
    }

    async Task<TPayload> WriteAsync<TPayload>(
        RegistryDb db, string mutation, Func<RegistryDb, Caller, Task<TPayload>> change,
        RepeatableOperation? repeatable, int step, Caller? by, object? input, CancellationToken cancellation)
        where TPayload : class, IPayload
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // From here on nobody can revoke anything, in whichever process, before this is written.
        var actor = by ?? identification.Confirm(caller.Value);
        db.Viewer = actor.Viewer;
        if (repeatable is not null
            && repetitions.Earlier<TPayload>(db, repeatable, step, mutation) is { } earlier)
            return earlier;
        await transaction.CreateSavepointAsync(Asked, cancellation);

        using var record = new ChangeRecord(db);
        var payload = await change(db, actor);
        if (payload.Errors.Count == 0)
        {
            await db.SaveChangesAsync(cancellation);
            audit.Done(db, actor, mutation, record, NamedCases.In(db, input));
        }
        else
        {
            // Back to the savepoint and not out of the transaction, which would take the entry with it or leave a
            // moment in which the refusal is known to nobody.
            await transaction.RollbackToSavepointAsync(Asked, cancellation);
            db.ChangeTracker.Clear();
            audit.Refused(db, actor, mutation, payload.Errors, payload.About, NamedCases.In(db, input));
        }
        if (repeatable is not null)
            repetitions.Keep(db, repeatable, step, mutation, payload);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return payload;
    }
}
