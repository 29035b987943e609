using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using EnvoyRegistry.Access;
using EnvoyRegistry.Host.Graphiql;
using EnvoyRegistry.Pages;
using Microsoft.Net.Http.Headers;
using Parley.GraphQL.Types;

namespace EnvoyRegistry.Host;

/// <summary>
/// What whoever opens the address in a browser finds: where to ask, what to ask first, and the contract.
/// </summary>
static class FrontDoor
{
    const string Contract = "/schema.graphql";
    const string Sdl = "application/graphql";

    public static void AddFrontDoor(this IServiceCollection services)
    {
        services.AddSingleton<RoleTokens>();
        services.AddResponseCompression(compression =>
        {
            // Only where an endpoint says so: of what holds a secret beside the words of others, none does.
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. compression.MimeTypes, Sdl];
        });
    }

    public static void MapFrontDoor(this WebApplication app)
    {
        app.MapPage("/", visit => IsForPeople(visit.Http.Request)
            ? HomePages.ShowAsync(visit) : Task.FromResult(ForPrograms(visit.Http, visit.Clock)));
        MapContract(app);
    }

    /// <summary>Browsers say that they read pages; programs say so of none.</summary>
    static bool IsForPeople(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase);

    static IResult ForPrograms(HttpContext http, SecretariatClock clock)
    {
        var address = $"{http.Request.Scheme}://{http.Request.Host}";
        var question = FirstQuery.AsCurl(address, FirstQuery.AboutPeople(clock.Today), "TOKEN");
        return Results.Text($"""
            EnvoyRegistry: the register of the ASEAN Regional Forum's Eminent and Expert Persons and envoys.

            People on the register keep their entry at {address}/sign-in.

            Ask {address}/graphql, by POST or GET, in GraphQL. What can be asked stands in {address}{Contract}, every
            field with its description. Callers are known by a token in the header Authorization; the command
            `token create` makes one. In a browser {address}{GraphiqlPage.Path} asks,
                with documents to begin from. A first question:

            {question}

            """);
    }

    /// <summary>
    /// The whole contract as one document in which every type stands once, as clients' compilers and editors read it.
    /// </summary>
    static void MapContract(WebApplication app)
    {
        var sdl = Encoding.UTF8.GetBytes(SchemaPrinter.Print(app.Services.GetRequiredService<Schema>()) + "\n");
        // Weak: it names the document, whose bytes differ by how they are compressed (RFC 9110 section 8.8.1).
        var version = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(sdl))}\"", isWeak: true);
        app.UseWhen(http => http.Request.Path == Contract, pipeline => pipeline.UseResponseCompression());
        app.MapGet(Contract, () => Results.Bytes(sdl, $"{Sdl}; charset=utf-8", entityTag: version))
            .RequireCors(CrossOrigin.Policy);
    }
}
