using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Parley.GraphQL.AspNetCore;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Execution;

namespace EnvoyRegistry.Audit;

/// <summary>
/// Lets a client that lost an answer ask again: a request with the same <c>Idempotency-Key</c> acts once, whatever
/// happens in between.
/// </summary>
/// <remarks>
/// What a mutation field gave is written in the transaction of its change, so there is no moment in which it has acted
/// and would act again. The whole answer is kept after the last field; a repetition that finds it gets its bytes, and
/// one that does not (the service was killed, the answer was long, two came at once) takes each field that has acted
/// from what is written, runs those that have not, and reads the rest anew.
/// </remarks>
sealed class Idempotency(
    IDbContextFactory<RegistryDb> contexts, IHttpContextAccessor http, CurrentCaller caller, WritingPlace place,
    Keyring keys, TimeProvider time, IOptions<IdempotencySettings> settings) : IRemains
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";

    const string IsReused =
        $"The {Header} came with another request before. Take a new key for each request, and the same one only to " +
        "send the same request again.";

    const string Answer = "answer";
    const int LongestKey = 255;

    /// <summary>The repeatable operation that is being served, if it is one.</summary>
    public RepeatableOperation? Current => http.HttpContext?.Features.Get<RepeatableOperation>();

    /// <summary>Stands between a POST and the engine.</summary>
    public async ValueTask<GraphQLResponse> ServeAsync(
        HttpContext context, GraphQLRequest request, Func<ValueTask<GraphQLResponse>> execute)
    {
        if (context.Request.Headers[Header] is not { Count: > 0 } header)
            return await execute();
        var key = Key(header.ToString());

        await using var db = await contexts.CreateDbContextAsync(context.RequestAborted);
        var operation = RepeatableOperation.Identify(keys, db, caller.Value, key, request);
        var known = await db.Set<IdempotentRequest>().AsNoTracking()
            .FirstOrDefaultAsync(r => r.Id == operation.Id && r.At > Oldest, context.RequestAborted);
        if (known is not null && known.Fingerprint != operation.Fingerprint)
            throw new RequestRefusedException(
                StatusCodes.Status422UnprocessableEntity, RegistryErrorCodes.KeyReused, IsReused);
        if (known is { Answer: not null })
            return Replay(context, operation, known);

        context.Features.Set(operation);
        var response = await execute();
        if (operation.Steps == 0 || response.Status is not ResponseStatus.Ok
            || response.Length > settings.Value.MaxAnswerBytes)
            return response;
        if (await KeepAsync(operation, response) is not { } earlier)
            return response;
        response.Dispose();
        return Replay(context, operation, earlier);
    }

    /// <summary>Says which request it is that changes the register and is no GraphQL, where it has a key.</summary>
    /// <param name="request">What makes it this request and no other.</param>
    /// <exception cref="RequestRefusedException">The key cannot be one.</exception>
    public async Task IdentifyAsync(HttpContext context, params string[] request)
    {
        if (context.Request.Headers[Header] is not { Count: > 0 } header)
            return;
        await using var db = await contexts.CreateDbContextAsync(context.RequestAborted);
        context.Features.Set(
            RepeatableOperation.Identify(keys, db, caller.Value, Key(header.ToString()), [.. request]));
    }

    /// <summary>
    /// What this step of the operation gave when it ran before. To be asked in the transaction of the change, which it
    /// then keeps from being made again.
    /// </summary>
    /// <exception cref="GraphQLException">The key was used for another request, or the caller has too many.</exception>
    public TPayload? Earlier<TPayload>(RegistryDb db, RepeatableOperation operation, int step, string mutation)
        where TPayload : class, IPayload
    {
        // Those whose time is over are no more, also for this request.
        db.Set<IdempotentRequest>().Where(r => r.At <= Oldest).ExecuteDelete();
        var known = db.Set<IdempotentRequest>().AsNoTracking().FirstOrDefault(r => r.Id == operation.Id);
        if (known is null)
        {
            if (db.Set<IdempotentRequest>().Count(r => r.Caller == operation.Caller) >= settings.Value.MaxKeysPerCaller)
                throw new GraphQLException(GraphQLError.LimitExceeded(
                    "maxKeysPerCaller",
                    settings.Value.MaxKeysPerCaller,
                    $"You have used {settings.Value.MaxKeysPerCaller} keys within {settings.Value.KeptFor}; use one " +
                    "again only for the same request, or wait."));
            return null;
        }
        if (known.Fingerprint != operation.Fingerprint)
            throw new GraphQLException(IsReused, RegistryErrorCodes.KeyReused);
        if (db.Set<IdempotentStep>().AsNoTracking()
            .FirstOrDefault(s => s.RequestId == operation.Id && s.Number == step) is not { } earlier)
            return null;
        // It ran other fields then: rights may have changed since. Nobody can say which step is which any more.
        if (earlier.Mutation != mutation)
            throw new GraphQLException(
                "The request was done before, and not in this way; look at what became of it.",
                RegistryErrorCodes.KeyReused);
        return earlier.Payload is { } payload
            ? StoredPayload.Read<TPayload>(operation.Open(Place(step), payload))
            : throw new GraphQLException(
                "The request was done before, and the secret that it told has been revoked since.",
                RegistryErrorCodes.AnswerRevoked);
    }

    /// <summary>Writes down what a step gave. To be saved with its change.</summary>
    public void Keep<TPayload>(
        RegistryDb db, RepeatableOperation operation, int step, string mutation, TPayload payload)
        where TPayload : class, IPayload
    {
        if (!db.Set<IdempotentRequest>().Any(r => r.Id == operation.Id))
            db.Add(new IdempotentRequest
            {
                Id = operation.Id,
                Caller = operation.Caller,
                Fingerprint = operation.Fingerprint,
                At = time.GetUtcNow().UtcDateTime,
                PersonId = caller.Value.PersonId,
            });
        db.Add(new IdempotentStep
        {
            RequestId = operation.Id,
            Number = step,
            Mutation = mutation,
            Payload = operation.Seal(Place(step), StoredPayload.Write(payload)),
            SecretOf = payload.TellsSecretOf,
        });
    }

    /// <summary>
    /// Erases what was answered with the secret of a thing, in the transaction that revokes it. That the request was
    /// done stays known for as long as it was to be: nothing is done twice.
    /// </summary>
    public static void EraseSecret(RegistryDb db, long thing)
    {
        var steps = db.Set<IdempotentStep>().Where(s => s.SecretOf == thing);
        db.Set<IdempotentRequest>().Where(r => steps.Any(s => s.RequestId == r.Id))
            .ExecuteUpdate(set => set.SetProperty(r => r.Answer, (byte[]?)null));
        steps.ExecuteUpdate(set => set.SetProperty(s => s.Payload, (byte[]?)null));
    }

    /// <summary>Forgets those whose time is over, also where nobody brings another key.</summary>
    public async Task ClearAsync(CancellationToken cancellation)
    {
        using var held = await place.EnterAsync(cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Set<IdempotentRequest>().Where(r => r.At <= Oldest).ExecuteDeleteAsync(cancellation);
    }

    DateTime Oldest => time.GetUtcNow().UtcDateTime - settings.Value.KeptFor;

    /// <returns>The answer that was kept first, when that was another's.</returns>
    async Task<IdempotentRequest?> KeepAsync(RepeatableOperation operation, GraphQLResponse response)
    {
        // Not cancelled with the request: whoever goes away now is who will ask again.
        using var held = await place.EnterAsync(CancellationToken.None);
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        var known = await db.Set<IdempotentRequest>().FirstOrDefaultAsync(r => r.Id == operation.Id);
        if (known is not { Answer: null })
            return known;
        known.Answer = operation.Seal(Answer, response.Body.Span);
        known.Status = response.Status;
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return null;
    }

    static GraphQLResponse Replay(HttpContext context, RepeatableOperation operation, IdempotentRequest known)
    {
        context.Response.Headers[ReplayedHeader] = "true";
        return GraphQLResponse.Create(known.Status, operation.Open(Answer, known.Answer));
    }

    // A string of RFC 9651, as the IETF's draft of the header has it, or the same without its quotes.
    static string Key(string header)
    {
        var key = header is ['"', .. var quoted, '"'] ? quoted : header;
        return key.Length is > 0 and <= LongestKey && key.All(c => c is > ' ' and <= '~' and not '"')
            ? key
            : throw new RequestRefusedException(
                StatusCodes.Status400BadRequest, HttpErrorCodes.BadRequest,
                $"The header {Header} takes one key of 1 to {LongestKey} visible ASCII characters, such as a UUID.");
    }

    static string Place(int step) => $"step/{step}";
}
