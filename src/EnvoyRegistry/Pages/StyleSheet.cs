using System.Security.Cryptography;
using EnvoyRegistry.Access;

namespace EnvoyRegistry.Pages;

/// <summary>The one style sheet of the pages. Its address has a hash of what is in it, so a browser keeps it for
/// good.</summary>
static class StyleSheet
{
    static readonly byte[] s_css = Read();

    public static string Path { get; } = $"/style-{Convert.ToHexStringLower(SHA256.HashData(s_css))[..16]}.css";

    public static void MapStyleSheet(this IEndpointRouteBuilder app) => app.MapGet(Path, (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(s_css, "text/css; charset=utf-8");
    }).WithMetadata(Compressed.Instance);

    static byte[] Read()
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream("style.css")!;
        var css = new byte[stream.Length];
        stream.ReadExactly(css);
        return css;
    }
}

/// <summary>
/// Of an endpoint: what it answers may be compressed. It shows nothing that another site could have it say beside a
/// secret: a session is not served to the page of another site (<see cref="SessionCookie.IsOwnSite"/>).
/// </summary>
sealed class Compressed
{
    public static Compressed Instance { get; } = new();
}
