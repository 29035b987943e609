using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.SignIn;

/// <summary>Which tokens are a caller's business.</summary>
sealed class TokenDesk(IDbContextFactory<RegistryDb> contexts, CurrentCaller caller)
{
    /// <summary>Those that the caller may revoke, the newest first.</summary>
    public async ValueTask<List<AccessToken>> OwnAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Own(db, caller.Value).AsNoTracking()
            .OrderByDescending(t => t.CreatedAt).ThenBy(t => t.Id).ToListAsync(cancellation);
    }

    public static IQueryable<AccessToken> Own(RegistryDb db, Caller caller)
    {
        var tokens = db.Set<AccessToken>();
        return caller.Role switch
        {
            CallerRole.Unit or CallerRole.Register => tokens,
            CallerRole.Chair or CallerRole.ParticipantOffice => tokens
                .Where(t => t.Role == CallerRole.Chair && t.ParticipantId == caller.ParticipantId),
            CallerRole.FocalPoint => tokens
                .Where(t => t.Role == CallerRole.FocalPoint && t.ParticipantId == caller.ParticipantId),
            CallerRole.Member => tokens
                .Where(t => t.Role == CallerRole.Member && t.PersonId == caller.PersonId),
            _ => tokens.Where(t => t.Id == caller.TokenId),
        };
    }

    /// <summary>Whether the caller may give this to somebody: nobody gives what is not theirs, the ARF Unit apart.</summary>
    public static bool MayGive(Caller caller, Grant grant) => caller.Role switch
    {
        CallerRole.Unit => true,
        CallerRole.Chair or CallerRole.FocalPoint =>
            grant.Role == caller.Role && grant.ParticipantId == caller.ParticipantId,
        CallerRole.Member => grant.Role == caller.Role && grant.PersonId == caller.PersonId,
        _ => false,
    };
}
