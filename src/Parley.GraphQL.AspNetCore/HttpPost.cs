using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Parley.GraphQL.Execution;

namespace Parley.GraphQL.AspNetCore;

/// <summary>Queries and mutations as a JSON body.</summary>
sealed class HttpPost(GraphQLExecutor execute, int maxBodyBytes, RequestAdmission? admit, PostFilter? filter)
    : ITransport
{
    public IReadOnlyList<string> Methods => [HttpMethods.Post];

    public bool Supports(HttpRequest request) => HttpMethods.IsPost(request.Method);

    public async Task ServeAsync(HttpContext context)
    {
        var mediaType = ResponseMediaTypes.Negotiate(context.Request);
        using var body = await ReadAsync(context, maxBodyBytes);
        admit?.Invoke(context);
        using var parameters = RequestParameters.FromJson(body.Bytes);
        var request = parameters.ToRequest(context.TraceIdentifier, readOnly: false);
        using var response = filter is null ? await ExecuteAsync() : await filter(context, request, ExecuteAsync);
        await ResponseWriter.WriteAsync(context, mediaType, response);

        ValueTask<GraphQLResponse> ExecuteAsync() =>
            execute(request, new RequestServices(context), context.RequestAborted);
    }

    /// <exception cref="RequestRefusedException">It is not JSON, or too long.</exception>
    public static ValueTask<RequestBody> ReadAsync(HttpContext context, int maxBodyBytes)
    {
        RequireJson(context.Request);
        var limit = context.Features.Get<RequestBodyLimit>()?.MaxBytes ?? maxBodyBytes;
        return RequestBody.ReadAsync(context.Request, limit, context.RequestAborted);
    }

    /// <summary>
    /// A page of any origin may send forms, plain text and untyped bodies with the visitor's credentials and without a
    /// CORS preflight; JSON it may not. So this is what keeps other sites from sending mutations.
    /// </summary>
    static void RequireJson(HttpRequest request)
    {
        if (!IsJson(request.ContentType))
        {
            throw new RequestRefusedException(
                StatusCodes.Status415UnsupportedMediaType,
                HttpErrorCodes.UnsupportedMediaType,
                "A POST needs the header `Content-Type: application/json` (UTF-8). Other types, or none, are " +
                "refused: any web page could make a browser send them without a CORS preflight.");
        }

        if (!StringValues.IsNullOrEmpty(request.Headers.ContentEncoding))
        {
            throw new RequestRefusedException(
                StatusCodes.Status415UnsupportedMediaType,
                HttpErrorCodes.UnsupportedMediaType,
                "The body of a POST must come without a Content-Encoding.");
        }
    }

    static bool IsJson(string? contentType) =>
        string.Equals(contentType, ResponseMediaTypes.Json, StringComparison.Ordinal)
        || (MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals(ResponseMediaTypes.Json, StringComparison.OrdinalIgnoreCase)
            && ResponseMediaTypes.IsUtf8OrUnsaid(type));
}
