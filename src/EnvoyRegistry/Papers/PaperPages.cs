using EnvoyRegistry.Contract;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Papers;

/// <summary>What the pages of this slice answer instead, each the same for every cause.</summary>
static class PaperPages
{
    public static IResult SignInFirst(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return new Page("Please sign in", Markup.From($"""
            <p>Papers of people are shown to those whom the register knows. If you are on it, <a href="/sign-in">sign in
            with your mail address</a> and open this page again. Programs and offices send their token in the header
            <code>Authorization: Bearer</code>.</p>
            """), StatusCodes.Status401Unauthorized);
    }

    /// <summary>Also of what is not the caller's to see: the answer does not tell the two apart.</summary>
    public static Page NotThere() => new("Nothing is here", Markup.From($"""
        <p>Nobody you may see has such a paper. If you came by a link, it may be out of date.</p>
        """), StatusCodes.Status404NotFound);

    public static Page NotYours() => new("Not yours to add to", Markup.From($"""
        <p>Papers are added by the person and by the focal point of the participant that registered her or him.</p>
        """), StatusCodes.Status403Forbidden);

    public static Page NotTaken(int status, string? why = null) => new("The paper was not taken", Markup.From($"""
        <p>{why ?? Why(status)}</p>
        """), status);

    /// <summary>For the bytes are not those that were taken: of that, nothing is shown.</summary>
    public static Page Damaged() => new("The paper is damaged", Markup.From($"""
    <p>It is not as it was when it was added, so it is not shown. The ARF Unit can bring it back from a backup; whoever
    added it can add it again.</p>
    """), StatusCodes.Status500InternalServerError);

    static string Why(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge =>
            $"It is too large: a paper has at most {Attachment.MostBytes / 1024 / 1024} MB.",
        StatusCodes.Status415UnsupportedMediaType =>
            "It is no whole PDF, whatever its name says; or what was sent is no form (multipart/form-data).",
        _ => $"Send a form with a file in the field \"file\" and, in the field \"title\", at most {Text.Line} letters.",
    };
}
