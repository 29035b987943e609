using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Papers;

/// <summary>What the pages of this slice answer instead, each the same for every cause.</summary>
static class PaperPages
{
    public static IResult SignInFirst(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return new Page("Please sign in", Markup.Of($"""
            <p>Papers of people are shown to those whom the register knows. If you are on it, <a href="/sign-in">sign in
            with your mail address</a> and open this page again. Programs and offices send their token in the header
            <code>Authorization: Bearer</code>.</p>
            """), StatusCodes.Status401Unauthorized);
    }

    /// <summary>Also of what is not the caller's to see: the answer does not tell the two apart.</summary>
    public static Page NotThere() => new("Nothing is here", Markup.Of($"""
        <p>Nobody you may see has such a paper. If you came by a link, it may be out of date.</p>
        """), StatusCodes.Status404NotFound);
}
