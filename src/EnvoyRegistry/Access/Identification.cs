using GraphQL.AspNetCore;
using GraphQL.Errors;

namespace EnvoyRegistry.Access;

/// <summary>
/// Says of each request who is calling. Whoever shows something to be known by and is not known by it is refused, and
/// never served as nobody.
/// </summary>
sealed class Identification(AccessBooks books, TokenUses uses, TimeProvider time, SecretariatClock clock)
{
    const string Scheme = "Bearer ";

    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var caller = Of(http.Request);
        if (caller is null)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            await http.RefuseAsync(StatusCodes.Status401Unauthorized, new GraphQLError(
                "The header Authorization does not say who is calling: it needs `Bearer` and a token that has neither " +
                "expired nor been revoked. Without the header reference data and published guidance are answered.")
            {
                Code = AccessErrors.Unauthenticated,
            });
            return;
        }
        http.Features.Set(caller);
        await next(http);
    }

    /// <summary>Who holds a token now; null when nobody does.</summary>
    public Caller? OfToken(ReadOnlySpan<char> secret, CancellationToken cancellation)
    {
        var book = books.Latest(cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        if (book.Token(secret) is not { } token || !token.IsGood(now))
            return null;
        uses.Note(token, now);
        return Caller(token, book);
    }

    Caller? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization;
        if (header.Count == 0)
            return Access.Caller.Anonymous;
        return header is [{ } value] && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? OfToken(value.AsSpan(Scheme.Length).Trim(), request.HttpContext.RequestAborted)
            : null;
    }

    // The rights of the Chair are those of the office in charge at this instant, whoever held them when it was made.
    Caller Caller(AccessToken token, AccessBook book)
    {
        var role = token.Grant.RoleUnder(token.Role is CallerRole.Chair ? book.InChargeOn(clock.Today) : null);
        return new Caller(role, token.Label, token.ParticipantId, token.PersonId, token.Scopes)
        {
            TokenId = token.Id,
            ExpiresAt = token.ExpiresAt,
        };
    }
}

static class Identifying
{
    /// <summary>To stand before everything that is answered.</summary>
    public static void UseIdentification(this IApplicationBuilder app) =>
        app.Use(next => http => http.RequestServices.GetRequiredService<Identification>().InvokeAsync(http, next));
}
