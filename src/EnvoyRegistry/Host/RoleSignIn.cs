using EnvoyRegistry.Access;
using EnvoyRegistry.Commands.Spreadsheets;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Host;

/// <summary>
/// Where a developer signs in to the pages as any role, by one click: in Development alone, and on this machine alone.
/// </summary>
static class RoleSignIn
{
    public const string Path = "/sign-in/as";

    public static void MapRoleSignIn(this IEndpointRouteBuilder app)
    {
        app.MapPage(Path, visit => Task.FromResult(Show(visit)));
        app.MapPost($"{Path}/{{role}}", SignInAsync).DisableAntiforgery();
    }

    static IResult Show(Visit visit)
    {
        var roles = visit.Http.RequestServices.GetRequiredService<RoleTokens>().Roles(visit.Http);
        return roles.Count == 0 ? visit.NotThere() : visit.Show<RoleSignInPage, IReadOnlyList<string>>(
            "Sign in as", [.. roles.Select(Words<CallerRole>.Write)]);
    }

    static async Task<IResult> SignInAsync(Visit visit, string role, RoleTokens tokens)
    {
        if (Words<CallerRole>.Read(role) is not { } known || await tokens.MakeAsync(
            known, visit.Http, Secret.OfSession, "Signed in as a role") is not { } secret)
            return Results.NotFound();
        SessionCookie.Set(visit.Http, secret, RoleTokens.Lifetime);
        visit.Http.Response.Headers.CacheControl = "no-store";
        visit.Http.Response.Headers.Location = "/";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
