using System.Net;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.SignIn;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Host;

/// <summary>
/// Makes a developer a token or a session of any role at one click: in Development only, for whoever sits at the
/// machine it runs on.
/// </summary>
sealed class RoleTokens(
    IHostEnvironment environment, IDbContextFactory<RegistryDb> contexts, WritingPlace place, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>Those that the first start made tokens for; none for whoever may not have one.</summary>
    public IReadOnlyList<CallerRole> Roles(HttpContext http)
    {
        if (!MayHave(http))
            return [];
        using var db = contexts.CreateDbContext();
        return [.. Given(db).Select(token => token.Role).Distinct().Order()];
    }

    /// <summary>The secret of a new token, with the grant that the first start gave the role; null for none.</summary>
    /// <param name="kind">Of the secret: of a token, or of a session.</param>
    /// <param name="label">What it is for.</param>
    public async Task<string?> MakeAsync(CallerRole role, HttpContext http, string kind, string label)
    {
        if (!MayHave(http) || !SessionCookie.IsOwnSite(http.Request))
            return null;
        using var held = await place.EnterAsync(http.RequestAborted);
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        db.Viewer = Viewer.Register;
        if (await Given(db).FirstOrDefaultAsync(token => token.Role == role, http.RequestAborted) is not { } first)
            return null;
        db.Add(AccessToken.Issue(
            first.Grant, label, label, time.GetUtcNow().UtcDateTime, Lifetime, out var secret, kind));
        await db.SaveChangesAsync(http.RequestAborted);
        return secret;
    }

    static IQueryable<AccessToken> Given(RegistryDb db) => db.Set<AccessToken>().AsNoTracking()
        .Where(token => token.MadeBy == FirstTokens.Maker).OrderBy(token => token.Id);

    // The host is looked at too: another site could let its own name lead to this machine, and be its own site then.
    // And whoever calls through a proxy on this machine may sit anywhere.
    bool MayHave(HttpContext http) => environment.IsDevelopment()
        && http.Connection.RemoteIpAddress is { } caller && IPAddress.IsLoopback(caller)
        && IsThisMachine(http.Request.Host.Host)
        && !http.Request.Headers.Keys.Any(IsOfProxy);

    static bool IsOfProxy(string header) => header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase);

    static bool IsThisMachine(string host) => host is "localhost"
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
