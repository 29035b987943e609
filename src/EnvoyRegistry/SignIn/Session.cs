using EnvoyRegistry.Access;

namespace EnvoyRegistry.SignIn;

/// <summary>Where a person is signed in, as she is told of it.</summary>
sealed record Session(long Id, DateTime StartedAt, DateTime? LastUsedAt, DateTime ExpiresAt, bool IsCurrent)
{
    public static Session Describe(AccessToken token, Caller caller) =>
        new(token.Id, token.CreatedAt, token.LastUsedAt, token.ExpiresAt, token.Id == caller.TokenId);
}
