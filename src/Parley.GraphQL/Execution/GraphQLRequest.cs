using System.Text.Json;

namespace Parley.GraphQL.Execution;

/// <summary>One request as a transport understood it (spec section 6).</summary>
public readonly struct GraphQLRequest
{
    /// <summary>
    /// The document as UTF-8. Only read until the response is there, so it may lie in a pooled buffer.
    /// </summary>
    public required ReadOnlyMemory<byte> Document { get; init; }

    public string? OperationName { get; init; }

    /// <summary>
    /// What the request is called in logs; each error of its answer bears it as <c>requestId</c> in its extensions.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>An object, null, or undefined where the request has none.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>An object, null, or undefined where the request has none.</summary>
    public JsonElement Extensions { get; init; }

    /// <summary>
    /// Set by transports that must not change anything (GET): a mutation is answered with
    /// <see cref="ResponseStatus.MutationNotAllowed"/>.
    /// </summary>
    public bool ReadOnly { get; init; }
}
