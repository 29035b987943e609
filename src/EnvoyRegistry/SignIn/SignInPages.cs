using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Pages;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.SignIn;

/// <summary>The pages by which people on the register sign in, with a phone and without a password.</summary>
static class SignInPages
{
    const int LongestForm = 4096;
    const int LongestAddress = 254; // RFC 5321, 4.5.3.1.3: 256 with the angle brackets.

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(SignInDesk.Path, (HttpContext http, CurrentCaller caller) =>
            caller.Value.Role is CallerRole.Member ? Results.Redirect(SignInDesk.Home)
                : caller.Value.IsSignedIn ? Results.Redirect(ProviderSignIn.LocalPath(http.Request.Query["to"]))
                : Form(http));
        app.MapPost(SignInDesk.Path, AskAsync);
        app.MapGet($"{SignInDesk.Path}/{{link}}", async (
            string link, SignInDesk desk, CurrentCaller caller, CancellationToken cancellation) =>
            await desk.IsGoodAsync(link, cancellation) ? Confirm(link)
                : caller.Value.Role is CallerRole.Member ? Results.Redirect(SignInDesk.Home)
                : caller.Value.IsSignedIn ? Results.Redirect("/")
                : NoLongerGood());
        app.MapPost($"{SignInDesk.Path}/{{link}}", OpenAsync);
        app.MapPost("/sign-out", CloseAsync);
    }

    static async Task<IResult> AskAsync(HttpContext http, SignInDesk desk, Throttles throttles)
    {
        if (!SessionCookie.IsOwnSite(http.Request))
            return ForeignSite();
        if (throttles.SignIns.Take(Throttles.Network(http)) is { IsRefused: true } refusal)
            return TooMany(http, refusal);
        var address = (await FieldAsync(http, "address"))?.Trim();
        if (address is null || !Scalars.TryEmail(address, out _))
            return Form(http, "That is not a mail address. It is written like name@example.org.", address);
        if (throttles.Letters.Take(SignInAddresses.Folded(address)) is { IsRefused: true } later)
            return TooMany(http, later);
        desk.Ask(address);
        return new Page("Look into your mail", Markup.From($"""
            <p>If {address} is the address of a person on the register or of an office, a letter with a link is on its
            way. The link is good for {SignInDesk.LinkLifetime.TotalMinutes} minutes.</p>
            <p class="quiet">Nothing came? Ask your focal point, or the ARF Unit, which address the register has.</p>
            """));
    }

    static async Task<IResult> OpenAsync(
        HttpContext http, string link, SignInDesk desk, CurrentCaller caller, Throttles throttles)
    {
        if (!SessionCookie.IsOwnSite(http.Request))
            return ForeignSite();
        var home = caller.Value.Role is CallerRole.Member ? SignInDesk.Home : "/";
        if (await desk.OpenAsync(link, http.RequestAborted) is { } opened)
        {
            SessionCookie.Set(http, opened.Secret, SignInDesk.SessionLifetime);
            home = opened.Home;
        }
        // Whoever is signed in already tapped twice, or opened the letter again.
        else if (!caller.Value.IsSignedIn)
            return throttles.Guesses.Take(Throttles.Network(http)) is { IsRefused: true } refusal
                ? TooMany(http, refusal) : NoLongerGood();
        http.Response.Headers.CacheControl = "no-store";
        // So that going back, or loading again, does not send the form once more.
        http.Response.Headers.Location = home;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    static async Task<IResult> CloseAsync(
        HttpContext http, CurrentCaller caller, RegisterChange register, EndSessions end, RevokeAccessToken revoke)
    {
        if (!SessionCookie.IsOwnSite(http.Request))
            return ForeignSite();
        var everywhere = await FieldAsync(http, "everywhere") is "yes";
        if (SessionCookie.Read(http.Request) is not null && caller.Value.TokenId is { } session)
        {
            var asking = new NodeId(AccessToken.Prefix, session).ToString();
            if (caller.Value.Role is CallerRole.Member)
                await register.RunAsync(
                    end, new EndSessionsInput(Sessions: everywhere ? null : [asking]), http.RequestAborted);
            else
                await register.RunAsync(revoke, new RevokeAccessTokenInput(asking), http.RequestAborted);
        }
        SessionCookie.Clear(http);
        return new Page("Signed out", Markup.From($"""
            <p>You are signed out{(everywhere ? " everywhere" : "")}. <a href="{SignInDesk.Path}">Sign in again</a>.</p>
            """))
        {
            IsForNobody = true,
        };
    }

    static async Task<string?> FieldAsync(HttpContext http, string name)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = LongestForm;
        if (!http.Request.HasFormContentType || http.Request.ContentLength > LongestForm)
            return null;
        return (await http.Request.ReadFormAsync(http.RequestAborted))[name] is [var value] ? value : null;
    }

    static Page Form(HttpContext http, string? fault = null, string? address = null) => new(
        "Sign in", Markup.From($"""
        <p>For people on the register, and for offices. The register of the ARF's Experts and Eminent Persons, kept for
        the ARF Unit, sends a link to your mail address; there is no password.</p>
        {(fault is null ? Markup.None : Markup.From($"<p role=\"alert\" id=\"fault\"><strong>{fault}</strong></p>"))}
        <form method="post" action="{SignInDesk.Path}">
        <label for="address">Your mail address</label>
        <input type="email" id="address" name="address" autocomplete="email" required maxlength="{LongestAddress}"
          value="{address}"{(
              fault is null ? Markup.None : Markup.From($" aria-describedby=\"fault\" aria-invalid=\"true\""))}>
        <button class="first">Send me the link</button>
        </form>
        {ByProvider(http)}
        """), fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    /// <summary>The way in for offices whose provider the register knows.</summary>
    static Markup ByProvider(HttpContext http) =>
        http.RequestServices.GetRequiredService<IOptions<OidcSettings>>().Value.ClientId is not { Length: > 0 }
            ? Markup.None : Markup.From($"""
                <h2>Offices</h2>
                <p><a href="{ProviderSignIn.AddressTo(http.Request.Query["to"])}">Sign in with your organisation's
                account</a></p>
                """);

    static Page Confirm(string link) => new("Sign in", Markup.From($"""
        <form method="post" action="{SignInDesk.Path}/{link}">
        <p>One more tap, since programs that look into mail follow links too.</p>
        <button class="first">Sign me in</button>
        </form>
        """));

    static Page NoLongerGood() => new("This link is no longer good", Markup.From($"""
        <p>It was used before, or its time is over.
        <a href="{SignInDesk.Path}">Ask for another one</a>.</p>
        """), StatusCodes.Status410Gone);

    static Page ForeignSite() => new("Not from another site", Markup.From($"""
        <p>The page of another site sent this. <a href="{SignInDesk.Path}">Sign in here</a>.</p>
        """), StatusCodes.Status403Forbidden);

    static Page TooMany(HttpContext http, Allowance refusal)
    {
        Throttles.Tell(http.Response, refusal);
        return new Page("A little later, please", Markup.From($"""
            <p>That was asked for too often. Try again in {Math.Ceiling(refusal.Until.TotalMinutes)} minutes.</p>
            """), StatusCodes.Status429TooManyRequests);
    }
}
