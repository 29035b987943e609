using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.SignIn;

/// <summary>Which tokens are a caller's business.</summary>
sealed class TokenDesk(IDbContextFactory<RegistryDb> contexts, CurrentCaller caller, TimeProvider time)
{
    /// <summary>Where the person who calls is signed in now, the latest first.</summary>
    public async Task<List<AccessToken>> SessionsAsync(CancellationToken cancellation)
    {
        var (seen, now) = (caller.Value, time.GetUtcNow().UtcDateTime);
        if (seen.PersonId is null)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Set<AccessToken>().AsNoTracking()
            .Where(t => t.IsSession && t.PersonId == seen.PersonId && t.RevokedAt == null && t.ExpiresAt > now)
            .LatestFirst().ToListAsync(cancellation);
    }

    /// <summary>The key of a token by the id that a client has of it; of what is none, that of nobody.</summary>
    public static long Key(string id) => NodeId.KeyOf(AccessToken.Prefix, id) ?? Viewer.None;

    /// <summary>
    /// Whether the caller may give this to somebody: nobody gives what is not theirs, the ARF Unit apart.
    /// </summary>
    public static bool MayGive(Caller caller, Grant grant) => caller.Role switch
    {
        CallerRole.Unit => true,
        CallerRole.Chair or CallerRole.FocalPoint =>
            grant.Role == caller.Role && grant.ParticipantId == caller.ParticipantId,
        CallerRole.Member => grant.Role == caller.Role && grant.PersonId == caller.PersonId,
        _ => false,
    };
}
