using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;

namespace EnvoyRegistry.Pages;

/// <summary>
/// A small page for a person: no script, nothing fetched, in reach of a thumb and of eyes that need it large. Nobody
/// keeps a copy of it, puts it into a frame, or learns its address from the links on it.
/// </summary>
/// <param name="title">Also the heading.</param>
/// <param name="language">Of the text, in BCP 47.</param>
sealed class Page(string title, Markup body, int status = StatusCodes.Status200OK, string language = "en") : IResult
{
    const string Style = """
    :root { background: #fff; color: #1a1a1a; color-scheme: light dark; font: 112.5%/1.5 system-ui, sans-serif; }
    a { color: #14467a; } code { font: 1em ui-monospace, monospace; }
    @media (prefers-color-scheme: dark) { :root { background: #16181b; color: #eee; } a { color: #9cc4f5; } }
    body { margin: 0 auto; max-width: 40rem; padding: 1.5rem clamp(.5rem, 4vw, 1rem) 4rem; overflow-wrap: anywhere; }
    h1 { font-size: clamp(1.25rem, 6vw, 1.6rem); hyphens: auto; line-height: 1.2; }
    label { display: block; font-weight: 600; }
    label:has(input) { align-items: center; display: flex; font-weight: inherit; gap: .75rem; min-height: 3rem; }
    input:not([type=checkbox], [type=hidden]), select, textarea { box-sizing: border-box; display: block; font: inherit;
      margin: .5rem 0 1rem; min-height: 3rem; padding: .5rem .75rem; width: 100%; }
    input[type=checkbox] { flex: none; height: 1.75rem; margin: 0; width: 1.75rem; }
    input[type=file] { padding: 0; }
    ::file-selector-button { display: block; font: inherit; min-height: 3rem; padding: .5rem .75rem; }
    fieldset { border: 1px solid; border-radius: .5rem; margin: 0 0 1rem; min-width: 0; padding: 0 .75rem; }
    button { border: 2px solid; border-radius: .5rem; cursor: pointer; display: block; font: inherit;
      font-weight: 600; margin: 1rem 0; min-height: 3.5rem; padding: .5rem 1rem; width: 100%; }
    button.first { background: #14467a; border-color: #14467a; color: #fff; }
    :focus-visible { outline: 4px solid #e08a00; outline-offset: 2px; }
    nav a, .entry > p > a:only-child { display: inline-block; min-height: 1.5em; padding: .6rem 0; }
    table { border-collapse: collapse; }
    th, td { padding: .25rem .75rem .25rem 0; text-align: left; vertical-align: top; }
    dt { font-weight: 600; } dd { margin: 0 0 .5rem; }
    @media (max-width: 24rem) { tr, th, td { display: block; padding: 0; } tr { margin-bottom: .5rem; } }
    .quiet { font-size: .9rem; }
    h2 { border-bottom: 1px solid; font-size: 1.2rem; margin: 2rem 0 .5rem; } h3 { font-size: 1rem; margin: 0; }
    .entry { margin: 0 0 .75rem; } .entry p { margin: 0; }
    @page { margin: 18mm 20mm; size: A4; }
    @media print {
      :root { background: #fff; color: #000; color-scheme: only light; font-size: 10.5pt; }
      body { max-width: none; padding: 0; } a { color: inherit; }
      form, nav { display: none; } .entry, tr { break-inside: avoid; } h2, h3 { break-after: avoid; }
    }
    """;

    static readonly string s_policy = "default-src 'none'; form-action 'self'; base-uri 'none'; " +
        "frame-ancestors 'none'; style-src 'sha256-" +
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style.ReplaceLineEndings("\n")))) + "'";

    static readonly Markup s_style = Markup.Trusted($"<style>{Style.ReplaceLineEndings("\n")}</style>");

    /// <summary>
    /// Whether it has a look of its own and asks nothing, for when nothing else may work. Others stand in the frame of
    /// all pages.
    /// </summary>
    public bool StandsAlone { get; init; }

    /// <summary>Whether nobody is signed in any more once it is shown.</summary>
    public bool IsForNobody { get; init; }

    public Task ExecuteAsync(HttpContext httpContext) => StandsAlone
        ? WriteAloneAsync(httpContext)
        : new Screen(new Visit(httpContext), title, [], status, builder =>
            builder.AddMarkupContent(0, $"<div class=\"written\">{body}</div>"))
        {
            // Its address may be a secret.
            Referrer = "no-referrer",
            IsForNobody = IsForNobody,
        }.ExecuteAsync(httpContext);

    Task WriteAloneAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8";
        response.Headers.ContentSecurityPolicy = s_policy;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return response.WriteAsync(ToString(), httpContext.RequestAborted);
    }

    public override string ToString() => Markup.From($"""
        <!doctype html>
        <html lang="{language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>{title} · EnvoyRegistry</title>
        {s_style}
        </head>
        <body>
        <main>
        <h1>{title}</h1>
        {body}
        </main>
        </body>
        </html>

        """).ToString();
}
