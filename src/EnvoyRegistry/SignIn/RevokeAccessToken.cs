using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.SignIn;

/// <summary>Makes a token worthless. It stays on the list: the audit names callers by it.</summary>
sealed class RevokeAccessToken(TimeProvider time) : IMutation<RevokeAccessTokenInput, RevokeAccessTokenPayload>
{
    public async Task<RevokeAccessTokenPayload> RunAsync(
        RegistryDb db, Caller caller, RevokeAccessTokenInput input, CancellationToken cancellation)
    {
        var key = TokenDesk.Key(input.AccessToken);
        var token = await db.Set<AccessToken>().Where(ViewerExpressions.PutViewer(db, AccessToken.IsOwn))
            .SingleOrDefaultAsync(t => t.Id == key, cancellation);
        if (token is null)
            return new RevokeAccessTokenPayload(null, [new NotFound("There is no such token.", "accessToken")]);
        token.RevokedAt ??= time.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(cancellation);
        Idempotency.EraseSecret(db, token.Id);
        return new RevokeAccessTokenPayload(token, []);
    }
}

sealed record RevokeAccessTokenInput(string AccessToken);

sealed record RevokeAccessTokenPayload(AccessToken? AccessToken, IReadOnlyList<UserError> Errors) : IPayload;
