using EnvoyRegistry.Access;

namespace EnvoyRegistry.Host;

/// <summary>What whoever opens the address in a browser finds: where to ask, what to ask first, and the contract.</summary>
static class FrontDoor
{
    const string Contract = "/schema.graphql";

    public static void MapFrontDoor(this WebApplication app)
    {
        app.MapGet("/", (HttpContext http, SecretariatClock clock) =>
        {
            var address = $"{http.Request.Scheme}://{http.Request.Host}";
            var question = FirstQuery.AsCurl(address, FirstQuery.AboutPeople(clock.Today), "TOKEN");
            return Results.Text($"""
                EnvoyRegistry: the register of the ASEAN Regional Forum's Eminent and Expert Persons and envoys.

                People on the register keep their entry at {address}/sign-in.

                Ask {address}/graphql, by POST or GET, in GraphQL. What can be asked stands in {address}{Contract}, every
                field with its description. Callers are known by a token in the header Authorization; the command `token create`
                makes one. A first question:

                {question}

                """);
        });

        var sdl = string.Join('\n', RegistryEngine.ReadSchema().Select(file => $"# {file.File}\n\n{file.Body}"));
        app.MapGet(Contract, () => Results.Text(sdl, "application/graphql"));
    }
}
