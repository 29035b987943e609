using System.Net.Mime;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Pages;
using Parley.GraphQL.AspNetCore;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Papers;

/// <summary>
/// What the pages of this slice answer instead, each the same for every cause: a page to a browser, and to a program an
/// error in the form that GraphQL has.
/// </summary>
static class PaperPages
{
    /// <summary>By what it accepts; where it names neither page nor JSON, a form comes from a program.</summary>
    public static bool IsBrowser(HttpContext http)
    {
        var accepted = http.Request.GetTypedHeaders().Accept;
        return Accepts(MediaTypeNames.Text.Html)
            || (!Accepts(MediaTypeNames.Application.Json) && !HttpMethods.IsPost(http.Request.Method));

        bool Accepts(string type) =>
            accepted.Any(a => a.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase));
    }

    public static IResult SignInFirst(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return new Answer(
            new Page("Please sign in", Markup.From($"""
                <p>Papers of people are shown to those whom the register knows. If you are on it,
                <a href="/sign-in">sign in with your mail address</a> and open this page again. Programs and offices
                send their token in the header <code>Authorization: Bearer</code>.</p>
                """), StatusCodes.Status401Unauthorized),
            StatusCodes.Status401Unauthorized, RegistryErrorCodes.Unauthenticated,
            "Papers of people are for those whom the register knows: send `Authorization: Bearer` with a token.");
    }

    /// <summary>Also of what is not the caller's to see: the answer does not tell the two apart.</summary>
    public static IResult NotThere() => new Answer(
        new Page("Nothing is here", Markup.From($"""
            <p>Nobody you may see has such a paper. If you came by a link, it may be out of date.</p>
            """), StatusCodes.Status404NotFound),
        StatusCodes.Status404NotFound, RegistryErrorCodes.NotFound, "Nobody you may see has such a paper.");

    public static IResult NotYours() => new Answer(
        new Page("Not yours to add to", Markup.From($"""
            <p>Papers are added by the person and by the focal point of the participant that registered her or him.</p>
            """), StatusCodes.Status403Forbidden),
        StatusCodes.Status403Forbidden, RegistryErrorCodes.Forbidden,
        "Papers are added by the person and by the focal point of the participant that registered her or him.");

    /// <param name="error">Where there is one already, in place of the code that goes with the status.</param>
    public static IResult NotTaken(int status, string? why = null, GraphQLError? error = null) => new Answer(
        new Page("The paper was not taken", Markup.From($"""
            <p>{why ?? Why(status)}</p>
            """), status),
        status, error ?? new GraphQLError(why ?? Why(status)) { Code = Code(status) });

    /// <summary>For the bytes are not those that were taken: of that, nothing is shown.</summary>
    public static IResult Damaged() => new Answer(
        new Page("The paper is damaged", Markup.From($"""
            <p>It is not as it was when it was added, so it is not shown. The ARF Unit can bring it back from a backup;
            whoever added it can add it again.</p>
            """), StatusCodes.Status500InternalServerError),
        StatusCodes.Status500InternalServerError, ErrorCodes.Internal,
        "The paper is not as it was when it was added, so it is not shown.");

    static string Why(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge =>
            $"It is too large: a paper has at most {Attachment.MostBytes / 1024 / 1024} MB.",
        StatusCodes.Status415UnsupportedMediaType =>
            "It is no whole PDF, whatever its name says; or what was sent is no form (multipart/form-data).",
        _ => $"Send a form with a file in the field \"file\" and, in the field \"title\", at most {Text.Line} letters.",
    };

    static string Code(int status) => status switch
    {
        StatusCodes.Status409Conflict => RegistryErrorCodes.Conflict,
        StatusCodes.Status413PayloadTooLarge => ErrorCodes.LimitExceeded,
        StatusCodes.Status415UnsupportedMediaType => HttpErrorCodes.UnsupportedMediaType,
        _ => HttpErrorCodes.BadRequest,
    };

    sealed record Answer(Page Page, int Status, GraphQLError Error) : IResult
    {
        public Answer(Page page, int status, string code, string message)
            : this(page, status, new GraphQLError(message) { Code = code }) { }

        public Task ExecuteAsync(HttpContext httpContext) => IsBrowser(httpContext)
            ? Page.ExecuteAsync(httpContext) : httpContext.RefuseAsync(Status, Error);
    }
}
