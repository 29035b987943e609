using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Parley.GraphQL.Execution;

namespace Parley.GraphQL.AspNetCore;

/// <summary>
/// The parameters of a GraphQL-over-HTTP request, in memory that disposing gives back. They point into the bytes they
/// were read from, which must live as long.
/// </summary>
sealed class RequestParameters : IDisposable
{
    ReadOnlyMemory<byte> _query;
    byte[]? _rentedForQuery;
    string? _operationName;
    JsonDocument? _variables;
    JsonDocument? _extensions;

    RequestParameters() { }

    public GraphQLRequest ToRequest(string id, bool readOnly) => new()
    {
        Id = id,
        Document = _query,
        OperationName = _operationName,
        Variables = _variables?.RootElement ?? default,
        Extensions = _extensions?.RootElement ?? default,
        ReadOnly = readOnly,
    };

    /// <summary>Finds the parameters in one pass; no tree is built but those of variables and extensions.</summary>
    /// <exception cref="RequestRefusedException">They are not there, or not as they should be.</exception>
    public static RequestParameters FromJson(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            throw RequestRefusedException.BadRequest("The request body is empty; send {\"query\": \"…\"} as JSON.");

        var parameters = new RequestParameters();
        var hasQuery = false;
        var variables = default(ReadOnlyMemory<byte>);
        var extensions = default(ReadOnlyMemory<byte>);

        var json = new JsonCursor("The request body", body);
        if (json.Token == JsonTokenType.StartArray)
        {
            throw RequestRefusedException.BadRequest(
                "The request body is a list. Batches are not served: send each operation as a request of its own.");
        }
        json.Require(JsonTokenType.StartObject, "The request body");

        // Of a name that is there twice the last counts, as with JSON.parse; an unknown name is no fault (GraphQL over
        // HTTP, JSON Encoding).
        while (json.NextMember())
        {
            if (json.IsNamed("query"u8))
            {
                hasQuery = json.HasValue(JsonTokenType.String, "`query`");
                if (hasQuery)
                    parameters.TakeQuery(ref json);
            }
            else if (json.IsNamed("operationName"u8))
            {
                var given = json.HasValue(JsonTokenType.String, "`operationName`");
                parameters._operationName = given ? json.Text() : null;
            }
            else if (json.IsNamed("variables"u8))
                variables = json.HasValue(JsonTokenType.StartObject, "`variables`") ? json.Skip() : default;
            else if (json.IsNamed("extensions"u8))
                extensions = json.HasValue(JsonTokenType.StartObject, "`extensions`") ? json.Skip() : default;
            else
                json.SkipValue();
        }
        json.End();

        if (!hasQuery)
        {
            using var found = NonEmpty(extensions);
            throw MissingQuery(found);
        }
        parameters._variables = NonEmpty(variables);
        parameters._extensions = NonEmpty(extensions);
        return parameters;
    }

    /// <exception cref="RequestRefusedException">They are not there, or not as they should be.</exception>
    public static RequestParameters FromQuery(IQueryCollection url)
    {
        if (Single("query") is not { } query)
        {
            using var found = Map("extensions");
            throw MissingQuery(found);
        }
        return new RequestParameters
        {
            _query = Encoding.UTF8.GetBytes(query),
            _operationName = Single("operationName"),
            _variables = Map("variables"),
            _extensions = Map("extensions"),
        };

        // An empty string is the same as nothing at all (GraphQL over HTTP, GET).
        string? Single(string name) => url[name] switch
        {
            { Count: > 1 } => throw RequestRefusedException.BadRequest($"The URL has `{name}` more than once."),
            var values => values.ToString() is { Length: > 0 } value ? value : null,
        };

        JsonDocument? Map(string name)
        {
            if (Single(name) is not { } text)
                return null;
            var json = new JsonCursor($"`{name}`", Encoding.UTF8.GetBytes(text));
            if (json.Token == JsonTokenType.Null)
                return null;
            json.Require(JsonTokenType.StartObject, $"`{name}`");
            var map = json.Skip();
            json.End();
            return NonEmpty(map);
        }
    }

    /// <summary>Points into the body where the text has no escapes, and else unescapes it into pooled memory.</summary>
    void TakeQuery(ref JsonCursor json)
    {
        if (json.TryTextInPlace(out _query))
            return;
        _rentedForQuery = ArrayPool<byte>.Shared.Rent(json.MaxTextLength);
        _query = _rentedForQuery.AsMemory(0, json.CopyText(_rentedForQuery));
    }

    static JsonDocument? NonEmpty(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
            return null;
        var map = JsonDocument.Parse(json);
        if (map.RootElement.GetPropertyCount() > 0)
            return map;
        map.Dispose();
        return null;
    }

    static RequestRefusedException MissingQuery(JsonDocument? extensions) =>
        extensions?.RootElement.TryGetProperty("persistedQuery"u8, out _) is true
            ? RequestRefusedException.PersistedQuery()
            : RequestRefusedException.BadRequest("`query` is missing: it holds the GraphQL document, as a string.");

    public void Dispose()
    {
        _variables?.Dispose();
        _extensions?.Dispose();
        if (_rentedForQuery is not null)
            ArrayPool<byte>.Shared.Return(_rentedForQuery);
        _rentedForQuery = null;
        _query = default;
    }
}
