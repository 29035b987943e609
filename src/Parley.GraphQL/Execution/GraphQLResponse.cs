using System.Buffers;
using Parley.GraphQL.Binding;

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
    ArraySegment<byte>[] _chunks;
    byte[]? _whole;

    /// <param name="written">Given away to this response.</param>
    internal GraphQLResponse(ResponseStatus status, JsonBuffer written)
    {
        Status = status;
        Length = written.Length;
        _chunks = written.Detach();
    }

    /// <summary>A response that was made before: the bytes are copied.</summary>
    public static GraphQLResponse Create(ResponseStatus status, ReadOnlySpan<byte> body)
    {
        var buffer = new JsonBuffer();
        buffer.Raw(body);
        return new GraphQLResponse(status, buffer);
    }

    public ResponseStatus Status { get; }

    /// <summary>In bytes.</summary>
    public int Length { get; }

    /// <summary>In one piece, for which a long one is copied together; whoever sends it takes it in chunks.</summary>
    public ReadOnlyMemory<byte> Body => _chunks is [var only] ? only : _whole ??= Whole();

    /// <summary>In order.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Chunks => _chunks.Select(chunk => (ReadOnlyMemory<byte>)chunk);

    public void Dispose()
    {
        foreach (var chunk in _chunks)
            ArrayPool<byte>.Shared.Return(chunk.Array!);
        (_chunks, _whole) = ([], []);
    }

    byte[] Whole()
    {
        var whole = new byte[Length];
        var at = 0;
        foreach (var chunk in _chunks)
        {
            chunk.CopyTo(whole, at);
            at += chunk.Count;
        }
        return whole;
    }
}
