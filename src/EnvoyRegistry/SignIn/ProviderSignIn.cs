using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace EnvoyRegistry.SignIn;

/// <summary>
/// Signs offices in with a browser by their OpenID Connect provider, by the code flow with PKCE: ASP.NET's handler
/// proves who it is, and what the claims grant becomes a session like any other.
/// </summary>
static class ProviderSignIn
{
    public const string Path = "/sign-in/provider";

    const string Scheme = "provider";
    const string Unused = "unused";
    const string Callback = "/sign-in/provider/back";

    /// <summary>Where a client is configured; else nothing of it is there, and nothing of it costs a start.</summary>
    public static void AddProviderSignIn(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(OidcSettings.Section).Get<OidcSettings>();
        if (settings?.ClientId is not { Length: > 0 })
            return;
        // The handler wants a scheme to sign in to, and a scheme that is alone would be asked at every request. The
        // cookie is never set: before it would be, the session is made.
        builder.Services.AddAuthentication().AddCookie(Unused).AddOpenIdConnect(Scheme, provider =>
        {
            provider.Authority = settings.Authority;
            provider.MetadataAddress = settings.Metadata;
            provider.RequireHttpsMetadata = settings.RequireHttps;
            provider.ClientId = settings.ClientId;
            provider.ClientSecret = settings.ClientSecret;
            provider.ResponseType = OpenIdConnectResponseType.Code;
            // The answer is in the address, so the cookies that guard it need not be sent by other sites' forms.
            provider.ResponseMode = OpenIdConnectResponseMode.Query;
            provider.UsePkce = true;
            provider.MapInboundClaims = false;
            provider.CallbackPath = Callback;
            provider.SignInScheme = Unused;
            provider.CorrelationCookie.SameSite = provider.NonceCookie.SameSite = SameSiteMode.Lax;
            provider.CorrelationCookie.SecurePolicy = provider.NonceCookie.SecurePolicy =
                CookieSecurePolicy.SameAsRequest;
            provider.Events = new OpenIdConnectEvents
            {
                OnRedirectToIdentityProvider = LeaveAsync,
                OnTokenValidated = EnterAsync,
                OnRemoteFailure = FailAsync,
            };
        });
    }

    public static void MapProviderSignIn(this WebApplication app)
    {
        if (app.Services.GetService<IAuthenticationSchemeProvider>() is null)
            return;
        app.UseAuthentication();
        app.MapGet(Path, (HttpContext http) =>
            Results.Challenge(new AuthenticationProperties { RedirectUri = LocalPath(http.Request.Query["to"]) },
                [Scheme]));
    }

    /// <param name="to">Where whoever signs in wanted to go.</param>
    public static string AddressTo(string? to) => $"{Path}?to={Uri.EscapeDataString(LocalPath(to))}";

    /// <summary>Never to another site: the path alone, and not two slashes, which begin the name of a host.</summary>
    public static string LocalPath(string? to) =>
        to is ['/', not ('/' or '\\'), ..] && !to.Any(char.IsControl) ? to : "/";

    // Whoever sends the request could name any host.
    static Task LeaveAsync(RedirectContext context)
    {
        context.ProtocolMessage.RedirectUri =
            context.HttpContext.RequestServices.GetRequiredService<PublicAddress>().LinkTo(Callback);
        return Task.CompletedTask;
    }

    static async Task EnterAsync(TokenValidatedContext context)
    {
        var http = context.HttpContext;
        var services = http.RequestServices;
        var book = services.GetRequiredService<AccessBooks>().Latest();
        // Its signature, issuer, audience, nonce and lifetime were found good.
        var token = new JsonWebToken(context.TokenEndpointResponse!.IdToken);
        if (services.GetRequiredService<ProviderTokens>().Granted(token, book) is not { } grant)
        {
            await Unknown().ExecuteAsync(http);
            context.HandleResponse();
            return;
        }
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var opened = await services.GetRequiredService<RegisterChange>().RunAsync(
            "signIn", (db, _) => OpenAsync(db, grant, now, http.RequestAborted), http.RequestAborted,
            by: new Caller(grant.Role, "by the provider", grant.ParticipantId, grant.PersonId));
        SessionCookie.Set(http, opened.Secret, SignInDesk.SessionLifetime);
        context.HandleResponse();
        http.Response.Redirect(LocalPath(context.Properties?.RedirectUri));
    }

    static async Task<Opened> OpenAsync(RegistryDb db, Grant grant, DateTime now, CancellationToken cancellation)
    {
        db.Add(AccessToken.Issue(
            grant, "Signed in by the provider", "sign-in by the provider", now, SignInDesk.SessionLifetime,
            out var secret, Secret.OfSession));
        await db.SaveChangesAsync(cancellation);
        return new Opened(secret, []);
    }

    static async Task FailAsync(RemoteFailureContext context)
    {
        // Of what went wrong nothing is told: it could come from anybody.
        await new Page("You are not signed in", Markup.From($"""
            <p>Your organisation's sign-in was cancelled, took too long, or did not answer as it should.
            <a href="{SignInDesk.Path}">Try again</a>.</p>
            """), StatusCodes.Status400BadRequest).ExecuteAsync(context.HttpContext);
        context.HandleResponse();
    }

    static Page Unknown() => new("Your organisation knows you, the register does not", Markup.From($"""
        <p>What your organisation says of you names no office of the register. Ask the ARF Unit.</p>
        """), StatusCodes.Status403Forbidden);

    sealed record Opened(string Secret, IReadOnlyList<UserError> Errors) : IPayload;
}
