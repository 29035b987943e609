using System.Buffers;

namespace Parley.GraphQL.Execution;

/// <summary>How far a request came; transports choose their status code by it.</summary>
public enum ResponseStatus
{
    /// <summary>Executed without errors.</summary>
    Ok,

    /// <summary>Executed; <c>data</c> is there, and so are errors.</summary>
    Partial,

    /// <summary>Executed; an error reached the root, <c>data</c> is null.</summary>
    NoData,

    /// <summary>The document does not parse.</summary>
    SyntaxError,

    /// <summary>The document is not valid for the schema.</summary>
    ValidationError,

    /// <summary>A variable's value does not fit its type.</summary>
    VariableError,

    /// <summary><c>operationName</c> is missing or names nothing.</summary>
    OperationError,

    /// <summary>A mutation over a transport that must not change anything.</summary>
    MutationNotAllowed,

    /// <summary>Too many operations are at work and waiting; nothing was done, and later it may be.</summary>
    Busy,
}

/// <summary>
/// A whole response (spec section 7) as UTF-8 JSON in pooled memory; disposing gives the memory back.
/// </summary>
public sealed class GraphQLResponse : IDisposable
{
    byte[]? _rented;

    /// <param name="rented">An array of <see cref="ArrayPool{T}.Shared"/>, owned by this response from now on.</param>
    internal GraphQLResponse(ResponseStatus status, byte[] rented, int length)
    {
        Status = status;
        _rented = rented;
        Body = rented.AsMemory(0, length);
    }

    /// <summary>A response that was made before: the bytes are copied.</summary>
    public static GraphQLResponse Create(ResponseStatus status, ReadOnlySpan<byte> body)
    {
        var rented = ArrayPool<byte>.Shared.Rent(body.Length);
        body.CopyTo(rented);
        return new GraphQLResponse(status, rented, body.Length);
    }

    public ResponseStatus Status { get; }

    public ReadOnlyMemory<byte> Body { get; private set; }

    public void Dispose()
    {
        if (_rented is null)
            return;
        ArrayPool<byte>.Shared.Return(_rented);
        _rented = null;
        Body = default;
    }
}
