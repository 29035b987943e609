using EnvoyRegistry.Contract;
using Microsoft.AspNetCore.Http.Features;
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

    const string Ended = "What you are known by has expired, or has been revoked, since you began to send this.";

    public Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var header = http.Request.Headers.Authorization;
        if (header.Count > 0)
            return ByHeaderAsync(http, next, header is [{ } value] ? value : "");
        return SessionCookie.Read(http.Request) is { } secret
            ? BySessionAsync(http, next, secret)
            : ServeAsync(http, next, Access.Caller.Anonymous);
    }

    /// <summary>
    /// Says again who is calling, when all of a request is there: what was shown with its headers may have been revoked
    /// or have ended while the rest came, and the Chair's rights may have gone to another office.
    /// </summary>
    /// <returns>Whether the caller is known still; whoever is not is nobody from now on.</returns>
    public bool Settle(HttpContext http)
    {
        var caller = http.Features.GetRequiredFeature<Caller>();
        var now = AsNow(caller);
        if (now != caller)
            http.Features.Set(now ?? Access.Caller.Anonymous);
        return now is not null;
    }

    /// <inheritdoc cref="Settle"/>
    /// <exception cref="RequestRefusedException">The caller is known no longer.</exception>
    public void Admit(HttpContext http)
    {
        if (Settle(http))
            return;
        http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        throw new RequestRefusedException(
            StatusCodes.Status401Unauthorized, RegistryErrorCodes.Unauthenticated, Ended);
    }

    /// <summary>
    /// Whom a change is made by, asked when nobody else can change anything: what was revoked before does not count.
    /// </summary>
    /// <exception cref="GraphQLException">The caller is known no longer, or is not what it was.</exception>
    public Caller Confirm(Caller caller)
    {
        var now = AsNow(caller)
            ?? throw new GraphQLException($"{Ended} Nothing was changed.", RegistryErrorCodes.Unauthenticated);
        return now.Role == caller.Role ? now : throw new GraphQLException(
            "Your rights changed while this waited for its turn. Nothing was changed; look what you may do, and ask " +
            "again.", RegistryErrorCodes.Forbidden);
    }

    /// <returns>Null when it is nobody any more.</returns>
    Caller? AsNow(Caller caller)
    {
        // Nobody shows nothing, and a link in a letter is used up in the transaction of what it is for.
        if (caller.ExpiresAt is not { } end)
            return caller;
        var book = books.Latest();
        var now = time.GetUtcNow().UtcDateTime;
        if (caller.TokenId is { } id)
            return book.Token(id) is { } token && token.IsGood(now) ? MakeCaller(token, book) : null;
        var role = caller.Role is CallerRole.ParticipantOffice ? CallerRole.Chair : caller.Role;
        return now < end + ProviderTokens.Skew
            ? MakeCaller(
                new Grant(role, caller.ParticipantId, caller.PersonId, caller.Scopes), caller.Name, book, end)
            : null;
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
        return MakeCaller(token, book);
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

    Caller MakeCaller(AccessToken token, AccessBook book) =>
        MakeCaller(token.Grant, token.Label, book, token.ExpiresAt, token.Id);

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
