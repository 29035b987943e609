using EnvoyRegistry.Access;

namespace EnvoyRegistry.Pages;

/// <summary>What the pages that the link of a letter opens have in common.</summary>
static class LinkPages
{
    /// <summary>Maps a page with a form: whoever looks changes nothing, and the form is what answers.</summary>
    /// <param name="path">With the place of the secret, <c>{secret}</c>.</param>
    /// <param name="unknown">What both answer where the link is none; whoever tries many is slowed.</param>
    public static void MapLink<TPages>(
        this IEndpointRouteBuilder endpoints, string path, Page unknown,
        Func<TPages, HttpContext, string, Task<IResult>> show,
        Func<TPages, HttpContext, string, IFormCollection, Task<IResult>> answer) where TPages : notnull
    {
        endpoints.MapGet(path, async (TPages pages, HttpContext http, Throttles throttles, string secret) =>
            Slowed(await show(pages, http, secret), http, throttles));
        // The secret in the address is what shows that the form was meant: no other site knows it.
        endpoints.MapPost(path, async (TPages pages, HttpContext http, Throttles throttles, string secret) =>
            http.Request.HasFormContentType
                ? Slowed(
                    await answer(pages, http, secret, await http.Request.ReadFormAsync(http.RequestAborted)),
                    http, throttles)
                : Results.StatusCode(StatusCodes.Status415UnsupportedMediaType)).DisableAntiforgery();

        IResult Slowed(IResult result, HttpContext http, Throttles throttles) =>
            result == unknown ? throttles.Unknown(http, unknown) : result;
    }

    /// <summary>Tells of a link that is none, and slows whoever tries many.</summary>
    public static Page Unknown(this Throttles throttles, HttpContext http, Page unknown)
    {
        if (throttles.Guesses.Take(Throttles.Network(http)) is not { IsRefused: true } refusal)
            return unknown;
        Throttles.Tell(http.Response, refusal);
        return new Page("A little later, please", Markup.From($"""
            <p>Too many links from where you are were none. Try again in a few minutes.</p>
            """), StatusCodes.Status429TooManyRequests);
    }
}
