using Microsoft.AspNetCore.Http;

namespace Parley.GraphQL.AspNetCore;

/// <summary>
/// Queries in the URL. Any page may make a browser send one, so it must change nothing. A HEAD is answered as the GET
/// would be, and the web server leaves out the body (RFC 9110 section 9.3.2).
/// </summary>
sealed class HttpGet(GraphQLExecutor execute) : ITransport
{
    public IReadOnlyList<string> Methods => [HttpMethods.Get, HttpMethods.Head];

    public bool Supports(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    public async Task ServeAsync(HttpContext context)
    {
        // Caches keep answers to GET.
        context.Response.Headers.Vary = "Accept";
        var mediaType = ResponseMediaTypes.Negotiate(context.Request);
        using var parameters = RequestParameters.FromQuery(context.Request.Query);
        var request = parameters.ToRequest(context.TraceIdentifier, readOnly: true);
        using var response = await execute(request, new RequestServices(context), context.RequestAborted);
        await ResponseWriter.WriteAsync(context, mediaType, response);
    }
}
