using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Parley.GraphQL.AspNetCore;

/// <summary>Decides how much the status code says.</summary>
enum ResponseMediaType
{
    /// <summary><c>application/json</c>: a client that may take any status but 200 for a network fault.</summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>: the status tells the outcome.</summary>
    GraphQLResponse,

    /// <summary><c>text/event-stream</c>: as many answers as there are, one after the other.</summary>
    EventStream,
}

static class ResponseMediaTypes
{
    public const string Json = "application/json";
    public const string GraphQLResponseJson = "application/graphql-response+json";
    public const string EventStream = "text/event-stream";

    /// <exception cref="RequestRefusedException">The client can read none.</exception>
    public static ResponseMediaType Negotiate(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        return Negotiate(accept) ?? throw new RequestRefusedException(
            StatusCodes.Status406NotAcceptable,
            HttpErrorCodes.NotAcceptable,
            $"The answer comes as {GraphQLResponseJson}, {Json} or {EventStream}, and the Accept header allows none.");
    }

    /// <summary>
    /// RFC 9110 section 12.5.1: the closest range decides on a type, then the higher weight wins. A client that names
    /// <c>application/graphql-response+json</c> gets it before others of the same weight; one that only leaves the
    /// choice to us, or says nothing, may be an old one and gets <c>application/json</c>. A stream is for those who
    /// name it and prefer it: a client that reads one answer as gladly has a query.
    /// </summary>
    public static ResponseMediaType? Negotiate(StringValues accept)
    {
        if (StringValues.IsNullOrEmpty(accept))
            return ResponseMediaType.Json;
        if (accept.Count == 1 && accept[0] is Json or "*/*")
            return ResponseMediaType.Json;
        if (accept.Count == 1 && accept[0] is GraphQLResponseJson)
            return ResponseMediaType.GraphQLResponse;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
            return null;

        var json = Match(ranges, Json);
        var graphQL = Match(ranges, GraphQLResponseJson);
        var stream = Match(ranges, EventStream);
        if (stream.IsNamed && Precedes(stream.Weight, json) && Precedes(stream.Weight, graphQL))
            return ResponseMediaType.EventStream;
        if (json.Weight <= 0 && graphQL.Weight <= 0)
            return null;
        return graphQL.Weight > json.Weight || (graphQL.Weight == json.Weight && graphQL.IsNamed)
            ? ResponseMediaType.GraphQLResponse
            : ResponseMediaType.Json;
    }

    /// <summary><c>UTF8</c> is no name that IANA gives it, but one that clients send.</summary>
    public static bool IsUtf8OrUnsaid(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue
        || HeaderUtilities.RemoveQuotes(type.Charset) is var charset
            && (charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase));

    static bool Precedes(double weight, (double Weight, bool IsNamed) other) =>
        weight > other.Weight || (weight > 0 && weight == other.Weight && !other.IsNamed);

    static (double Weight, bool IsNamed) Match(IList<MediaTypeHeaderValue> ranges, string type)
    {
        var closest = 0;
        var weight = 0.0;
        foreach (var range in ranges)
        {
            var closeness = Closeness(range, type);
            if (closeness == 0 || closeness < closest)
                continue;
            weight = closeness > closest ? range.Quality ?? 1 : Math.Max(weight, range.Quality ?? 1);
            closest = closeness;
        }
        return (weight, closest == 3);
    }

    static int Closeness(MediaTypeHeaderValue range, string type)
    {
        if (range.MatchesAllTypes)
            return 1;
        if (range.MatchesAllSubTypes)
            return range.Type.Equals("application", StringComparison.OrdinalIgnoreCase) ? 2 : 0;
        return range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase) && IsUtf8OrUnsaid(range) ? 3 : 0;
    }
}
