using System.Net.Mime;
using Microsoft.Net.Http.Headers;
using Parley.GraphQL.AspNetCore;

namespace EnvoyRegistry.Papers;

/// <summary>
/// A paper on its way to whoever may read it: to be saved, never to be shown or run in the register's name.
/// </summary>
sealed class SentAttachment(byte[] bytes, string title) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = MediaTypeNames.Application.Pdf;
        response.ContentLength = bytes.Length;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{FileName(title)}.pdf");
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["Referrer-Policy"] = "no-referrer";
        await httpContext.WriteInSlicesAsync(bytes);
    }

    /// <summary>What one of the file systems would not have, or would take for a folder, is left out.</summary>
    static string FileName(string title)
    {
        var name = string.Concat(title.Select(c => "\"*/:<>?\\|".Contains(c, StringComparison.Ordinal) ? '_' : c))
            .Trim('.', ' ');
        return name.Length == 0 ? "attachment" : name;
    }
}
