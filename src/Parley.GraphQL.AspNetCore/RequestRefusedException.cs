using Microsoft.AspNetCore.Http;
using Parley.GraphQL.Errors;

namespace Parley.GraphQL.AspNetCore;

/// <summary>Values of <c>extensions.code</c> for requests that never reach the engine.</summary>
public static class HttpErrorCodes
{
    /// <summary>The request is not a well-formed GraphQL-over-HTTP request.</summary>
    public const string BadRequest = "BAD_REQUEST";

    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";

    public const string NotAcceptable = "NOT_ACCEPTABLE";

    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";

    /// <summary>
    /// Instead of a document the request has its hash, and none is kept here by hash. Clients that try it (Apollo's
    /// automatic persisted queries, urql's exchange) know this code and send the document.
    /// </summary>
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";
}

/// <summary>Carries the answer to a request that never reaches the engine.</summary>
public sealed class RequestRefusedException(int statusCode, GraphQLError error) : Exception(error.Message)
{
    public RequestRefusedException(int statusCode, string code, string message)
        : this(statusCode, new GraphQLError(message) { Code = code }) { }

    public int StatusCode { get; } = statusCode;

    public GraphQLError Error { get; } = error;

    internal static RequestRefusedException BadRequest(string message) =>
        new(StatusCodes.Status400BadRequest, HttpErrorCodes.BadRequest, message);

    // The message is what urql looks at; 200, because some clients read no answer of another status.
    internal static RequestRefusedException PersistedQuery() =>
        new(StatusCodes.Status200OK, HttpErrorCodes.PersistedQueryNotSupported, "PersistedQueryNotSupported");

    /// <param name="requested">How much was asked for, where the request says so.</param>
    internal static RequestRefusedException OverLimit(
        int statusCode, string limit, long allowed, long? requested, string message) =>
        new(statusCode, GraphQLError.LimitExceeded(limit, allowed, message, requested: requested));
}
