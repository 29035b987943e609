using EnvoyRegistry.Access;
using EnvoyRegistry.Commands.Spreadsheets;
using EnvoyRegistry.Pages;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;

namespace EnvoyRegistry.Host.Graphiql;

/// <summary>
/// GraphiQL, the editor of the GraphQL Foundation, over this service and with the documents of <c>Operations</c>. Its
/// files are made by <c>build.mjs</c> and lie beside the program; without them the page says what to use in its place.
/// </summary>
static class GraphiqlPage
{
    public const string Path = "/graphiql";

    /// <summary>
    /// All is its own and nothing is another host's. The editor writes its styles as the page is used, which a hash or
    /// a nonce cannot name beforehand; what it was given to run it was given as files.
    /// </summary>
    const string Policy = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; " +
        "style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; form-action 'none'; " +
        "base-uri 'none'; frame-ancestors 'none'";

    public static void AddGraphiql(this IServiceCollection services)
    {
        // What never differs and holds no secret. The examples are not among it, nor a token.
        services.Configure<ResponseCompressionOptions>(compression =>
            compression.MimeTypes = [.. compression.MimeTypes, "text/css", "text/javascript"]);
    }

    public static void MapGraphiql(this WebApplication app)
    {
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal),
            pipeline => pipeline.UseResponseCompression());
        MapFiles(app, System.IO.Path.Combine(AppContext.BaseDirectory, "graphiql"));
        app.MapGet($"{Path}/examples", (HttpContext http, SecretariatClock clock, RoleTokens tokens) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return Results.Json(new
            {
                Operations = ExampleOperations.Read(clock.Today).Select(operation => new
                {
                    operation.Name,
                    Role = Words<CallerRole>.Write(operation.Role),
                    operation.Purpose,
                    operation.Query,
                    operation.Variables,
                }),
                Roles = tokens.Roles(http).Select(Words<CallerRole>.Write),
            });
        });
        app.MapPost($"{Path}/tokens/{{role}}", async (string role, HttpContext http, RoleTokens tokens) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return Words<CallerRole>.Read(role) is { } known
                && await tokens.MakeAsync(known, http, Secret.OfToken, "GraphiQL") is { } secret ? Results.Text(secret)
                    : Results.NotFound();
        });
    }

    /// <param name="folder">Where the build put them, if it did.</param>
    public static void MapFiles(IEndpointRouteBuilder app, string folder)
    {
        var page = System.IO.Path.Combine(folder, "index.html");
        if (!File.Exists(page))
        {
            app.MapGet(Path, NotBuilt);
            return;
        }
        app.MapGet(Path, (HttpContext http) =>
        {
            Head(http.Response, "no-cache");
            return Results.File(page, "text/html; charset=utf-8");
        });
        var types = new FileExtensionContentTypeProvider();
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => file != page))
        {
            var type = types.TryGetContentType(file, out var known) ? known : "application/octet-stream";
            app.MapGet($"{Path}/{System.IO.Path.GetFileName(file)}", (HttpContext http) =>
            {
                // Its name has a hash of what is in it.
                Head(http.Response, "public, max-age=31536000, immutable");
                return Results.File(file, type);
            });
        }
    }

    static void Head(HttpResponse response, string kept)
    {
        response.Headers.CacheControl = kept;
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }

    static Page NotBuilt(HttpContext http)
    {
        var address = $"{http.Request.Scheme}://{http.Request.Host}";
        return new Page("GraphiQL is not here", Markup.From($"""
            <p>Its files were not made when the service was built: that needs Node.js with npm.</p>
            <p>Any other editor for GraphQL does as well, such as Altair, Insomnia, Postman or the extension of your
            code editor. Give it these addresses:</p>
            <dl>
            <dt>Endpoint</dt><dd><code>{address}/graphql</code></dd>
            <dt>Schema</dt><dd><a href="/schema.graphql"><code>{address}/schema.graphql</code></a></dd>
            <dt>Header</dt><dd><code>Authorization: Bearer envoy_…</code></dd>
            </dl>
            <p>Documents to begin from: <a href="{Path}/examples"><code>{address}{Path}/examples</code></a></p>

            """))
        {
            StandsAlone = true,
        };
    }
}
