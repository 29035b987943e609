using System.Diagnostics.CodeAnalysis;
using GraphQL.AspNetCore;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

public static class GraphQLServerEndpoint
{
    /// <summary>
    /// Serves GraphQL at <paramref name="path"/>. The engine is built here, so a faulty schema stops the start and not
    /// the first request.
    /// </summary>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string path = "/graphql")
    {
        var services = endpoints.ServiceProvider;
        var server = services.GetService<GraphQLServer>()
            ?? throw new InvalidOperationException("MapGraphQL needs builder.Services.AddGraphQLServer(…) first.");
        var options = services.GetRequiredService<IOptions<GraphQLServerOptions>>().Value;

        var pipeline = endpoints.CreateApplicationBuilder();
        if (options.Compress)
            GraphQLCompression.Use(pipeline);
        pipeline.Run(server.ServeAsync);
        // Every method comes in: what is not served is refused in words that a GraphQL client reads.
        return endpoints.Map(path, pipeline.Build()).WithDisplayName("GraphQL");
    }
}
