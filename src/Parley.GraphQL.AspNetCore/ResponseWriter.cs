using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Execution;

namespace Parley.GraphQL.AspNetCore;

static class ResponseWriter
{
    // JSON needs no escapes for HTML: the content type is JSON and browsers are told not to guess another.
    static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task WriteAsync(HttpContext context, ResponseMediaType mediaType, GraphQLResponse response)
    {
        if (response.Status == ResponseStatus.Busy)
            context.Response.Headers.RetryAfter = "1";
        if (response.Status == ResponseStatus.MutationNotAllowed)
            context.Response.Headers.Allow = HttpMethods.Post;
        return WriteAsync(context, StatusCode(response.Status, mediaType), mediaType, response.Length, response.Chunks);
    }

    /// <summary>Answers a request that never reached the engine, or broke it.</summary>
    public static Task WriteAsync(HttpContext context, int statusCode, GraphQLError error)
    {
        var mediaType = ResponseMediaTypes.Negotiate(context.Request.Headers.Accept) ?? ResponseMediaType.Json;
        var body = Serialize(error, context.TraceIdentifier);
        return WriteAsync(context, statusCode, mediaType, body.Length, [body]);
    }

    /// <summary>
    /// Where the graphql-http audits and the newest draft of GraphQL over HTTP differ we follow the audits: 400 where
    /// the draft has 422, 200 where it has 294, and 200 for whatever the engine refuses in application/json.
    /// </summary>
    static int StatusCode(ResponseStatus status, ResponseMediaType mediaType) => status switch
    {
        ResponseStatus.Ok or ResponseStatus.Partial or ResponseStatus.NoData => StatusCodes.Status200OK,
        ResponseStatus.Busy => StatusCodes.Status503ServiceUnavailable,
        ResponseStatus.MutationNotAllowed => StatusCodes.Status405MethodNotAllowed,
        _ when mediaType == ResponseMediaType.GraphQLResponse => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status200OK,
    };

    static async Task WriteAsync(
        HttpContext context, int statusCode, ResponseMediaType mediaType, int length,
        IEnumerable<ReadOnlyMemory<byte>> chunks)
    {
        var response = context.Response;
        response.StatusCode = statusCode;
        // Also to a client that asked for a stream, when there is none.
        response.ContentType = mediaType == ResponseMediaType.GraphQLResponse
            ? $"{ResponseMediaTypes.GraphQLResponseJson}; charset=utf-8"
            : $"{ResponseMediaTypes.Json}; charset=utf-8";
        response.ContentLength = length;
        foreach (var chunk in chunks)
            await context.WriteInSlicesAsync(chunk);
    }

    public static ReadOnlyMemory<byte> Serialize(GraphQLError error, string requestId)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes, s_json);
        json.WriteStartObject();
        json.WriteStartArray("errors"u8);
        json.WriteStartObject();
        json.WriteString("message"u8, error.Message);
        json.WriteStartObject("extensions"u8);
        if (error.Code is not null)
            json.WriteString("code"u8, error.Code);
        foreach (var (name, value) in error.Extensions ?? new Dictionary<string, object?>())
        {
            json.WritePropertyName(name);
            JsonSerializer.Serialize(json, value);
        }
        json.WriteString("requestId"u8, requestId);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }
}
