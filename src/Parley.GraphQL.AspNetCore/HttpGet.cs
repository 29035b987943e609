using Microsoft.AspNetCore.Http;

namespace Parley.GraphQL.AspNetCore;

/// <summary>Queries in the URL. Any page may make a browser send one, so it must change nothing.</summary>
sealed class HttpGet(GraphQLExecutor execute) : ITransport
{
    public IReadOnlyList<string> Methods => [HttpMethods.Get];

    public bool Supports(HttpRequest request) => HttpMethods.IsGet(request.Method);

    public async Task ServeAsync(HttpContext context)
    {
        // Caches keep answers to GET.
        context.Response.Headers.Vary = "Accept";
        var mediaType = ResponseMediaTypes.Negotiate(context.Request);
        using var parameters = RequestParameters.FromQuery(context.Request.Query);
        using var response = await execute(
            parameters.ToRequest(readOnly: true), new RequestServices(context), context.RequestAborted);
        await ResponseWriter.WriteAsync(context, mediaType, response);
    }
}
