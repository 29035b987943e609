using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Parley.GraphQL.AspNetCore;

/// <summary>ASP.NET's compression with settings for GraphQL; the application's own settings stay as they are.</summary>
sealed class GraphQLCompression(IServiceProvider services) : ResponseCompressionProvider(services, Settings())
{
    /// <summary>Below this nothing is won: it fits into one packet as it is.</summary>
    const int MinBytes = 1024;

    public static void Use(IApplicationBuilder pipeline) =>
        pipeline.UseMiddleware<ResponseCompressionMiddleware>(new GraphQLCompression(pipeline.ApplicationServices));

    // BREACH guesses a secret in a compressed answer by watching its length while a foreign page makes the visitor's
    // browser repeat chosen requests, as the visitor. A bearer token is not sent for a foreign page; a cookie is. So
    // HTTPS is compressed, and requests that come with a cookie never are.
    public override bool ShouldCompressResponse(HttpContext context) =>
        context.Response.ContentLength >= MinBytes
        && !context.Request.Headers.ContainsKey(HeaderNames.Cookie)
        && base.ShouldCompressResponse(context);

    static IOptions<ResponseCompressionOptions> Settings()
    {
        // Fastest: answers are made anew each time, and slower levels save little for several times the work.
        var settings = new ResponseCompressionOptions
        {
            EnableForHttps = true,
            MimeTypes = [ResponseMediaTypes.Json, ResponseMediaTypes.GraphQLResponseJson],
        };
        settings.Providers.Add(new BrotliCompressionProvider(
            Options.Create(new BrotliCompressionProviderOptions { Level = CompressionLevel.Fastest })));
        settings.Providers.Add(new GzipCompressionProvider(
            Options.Create(new GzipCompressionProviderOptions { Level = CompressionLevel.Fastest })));
        return Options.Create(settings);
    }
}
