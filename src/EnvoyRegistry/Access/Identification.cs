using EnvoyRegistry.Contract;
using Parley.GraphQL.AspNetCore;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Access;

/// <summary>
/// Says of each request who is calling. Whoever shows something to be known by and is not known by it is refused, and
/// never served as nobody.
/// </summary>
sealed class Identification(
    AccessBooks books,
    ProviderTokens provider,
    TokenUses uses,
    Throttles throttles,
    TimeProvider time,
    SecretariatClock clock)
{
    const string Scheme = "Bearer ";

    public Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var header = http.Request.Headers.Authorization;
        if (header.Count > 0)
            return ByHeaderAsync(http, next, header is [{ } value] ? value : "");
        return SessionCookie.Read(http.Request) is { } secret
            ? BySessionAsync(http, next, secret)
            : ServeAsync(http, next, Access.Caller.Anonymous);
    }

    /// <summary>Who holds a token now; null when nobody does.</summary>
    /// <param name="kind">Of the secret: what is good in a cookie is not good in a header.</param>
    Caller? Find(string kind, ReadOnlySpan<char> secret)
    {
        if (!Secret.Looks(kind, secret))
            return null;
        var book = books.Latest();
        var now = time.GetUtcNow().UtcDateTime;
        if (book.Token(secret) is not { } token || !token.IsGood(now))
            return null;
        uses.Note(token, now);
        return MakeCaller(token.Grant, token.Label, book, token.ExpiresAt, token.Id);
    }

    Task ByHeaderAsync(HttpContext http, RequestDelegate next, string header)
    {
        var text = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header.AsSpan(Scheme.Length).Trim() : "";
        if (provider.Looks(text))
            return ByProviderAsync(http, next, text.ToString());
        return Find(Secret.OfToken, text) is { } caller ? ServeAsync(http, next, caller) : RefuseGuessAsync(http, "");
    }

    async Task ByProviderAsync(HttpContext http, RequestDelegate next, string text)
    {
        var book = books.Latest();
        var word = await provider.ReadAsync(text, book, http.RequestAborted);
        if (word.Grant is { } grant)
            await ServeAsync(http, next, MakeCaller(grant, word.Name, book, word.ExpiresAt));
        else if (word == ProviderWord.Unreachable)
        {
            Throttles.Tell(http.Response, ProviderKeys.Pause);
            await http.RefuseAsync(StatusCodes.Status503ServiceUnavailable, new GraphQLError(
                "The identity provider that the token would be from cannot be reached, so nobody can say whose it " +
                "is. The header Retry-After says how many seconds to wait.")
            {
                Code = RegistryErrorCodes.ProviderUnreachable,
            });
        }
        else
            await RefuseGuessAsync(http, $" {word.Fault}");
    }

    async Task RefuseGuessAsync(HttpContext http, string fault)
    {
        if (throttles.Guesses.Take(Throttles.Network(http)) is { IsRefused: true } refusal)
        {
            await Throttles.RefuseAsync(http, refusal, "Too many tokens from this address were none.");
            return;
        }
        http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        await RefuseAsync(http,
            "The header Authorization does not say who is calling: it needs `Bearer` and a token that has neither " +
            $"expired nor been revoked.{fault} Without the header reference data and published guidance are answered.");
    }

    Task BySessionAsync(HttpContext http, RequestDelegate next, string secret)
    {
        if (!SessionCookie.IsOwnSite(http.Request))
            return http.RefuseAsync(StatusCodes.Status403Forbidden, new GraphQLError(
                "The page of another site made this request, in the name of somebody who is signed in here.")
            {
                Code = RegistryErrorCodes.Forbidden,
            });
        if (Find(Secret.OfSession, secret) is { } caller)
            return ServeAsync(http, next, caller);
        SessionCookie.Clear(http);
        // A page leads on to signing in again; a program must be told.
        return http.Request.Path.StartsWithSegments("/graphql", StringComparison.OrdinalIgnoreCase)
            ? RefuseAsync(http, "The sign-in has ended. Sign in again at /sign-in.")
            : ServeAsync(http, next, Access.Caller.Anonymous);
    }

    static Task ServeAsync(HttpContext http, RequestDelegate next, Caller caller)
    {
        http.Features.Set(caller);
        // What one caller was told is nobody else's, nor a browser's after signing out. Who knows better says so later.
        if (caller.IsSignedIn)
            http.Response.Headers.CacheControl = "no-store";
        return next(http);
    }

    static Task RefuseAsync(HttpContext http, string message) => http.RefuseAsync(
        StatusCodes.Status401Unauthorized, new GraphQLError(message) { Code = RegistryErrorCodes.Unauthenticated });

    // The rights of the Chair are those of the office in charge at this instant, whoever held them when it was given.
    Caller MakeCaller(Grant grant, string name, AccessBook book, DateTime? expiresAt, long? tokenId = null) => new(
        grant.RoleUnder(grant.Role is CallerRole.Chair ? book.InChargeOn(clock.Today) : null),
        name,
        grant.ParticipantId,
        grant.PersonId,
        grant.Scopes,
        tokenId)
    {
        ExpiresAt = expiresAt,
    };
}

static class Identifying
{
    /// <summary>To stand before everything that is answered.</summary>
    public static void UseIdentification(this IApplicationBuilder app)
    {
        var identification = app.ApplicationServices.GetRequiredService<Identification>();
        app.Use(next => http => identification.InvokeAsync(http, next));
    }
}
