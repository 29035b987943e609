using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Parley.GraphQL.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

public static class ParleyEndpoint
{
    /// <summary>
    /// Serves GraphQL at <paramref name="path"/>. The engine is built here, so a faulty schema stops the start and not
    /// the first request.
    /// </summary>
    public static IEndpointConventionBuilder MapParley(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string path = "/graphql")
    {
        var services = endpoints.ServiceProvider;
        var server = services.GetService<GraphQLServer>()
            ?? throw new InvalidOperationException("MapParley needs builder.Services.AddParley(…) first.");
        var options = services.GetRequiredService<IOptions<ParleyOptions>>().Value;

        var pipeline = endpoints.CreateApplicationBuilder();
        if (options.Compress)
            GraphQLCompression.Use(pipeline);
        pipeline.Run(server.ServeAsync);
        // Every method comes in: what is not served is refused in words that a GraphQL client reads.
        return endpoints.Map(path, pipeline.Build()).WithDisplayName("GraphQL");
    }
}
