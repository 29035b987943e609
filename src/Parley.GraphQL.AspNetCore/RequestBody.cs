using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Parley.GraphQL.AspNetCore;

/// <summary>A whole request body in one pooled array, which disposing gives back.</summary>
sealed class RequestBody : IDisposable
{
    byte[]? _rented;

    RequestBody(in ReadOnlySequence<byte> bytes)
    {
        var length = (int)bytes.Length;
        _rented = ArrayPool<byte>.Shared.Rent(length);
        bytes.CopyTo(_rented);
        Bytes = _rented.AsMemory(0, length);
    }

    public ReadOnlyMemory<byte> Bytes { get; private set; }

    /// <exception cref="RequestRefusedException">It is longer than <paramref name="maxBytes"/>.</exception>
    public static async ValueTask<RequestBody> ReadAsync(
        HttpRequest request, int maxBytes, CancellationToken cancellation)
    {
        if (request.ContentLength > maxBytes)
            throw TooLong(request.ContentLength, maxBytes);

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            if (read.Buffer.Length > maxBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                throw TooLong(requested: null, maxBytes);
            }

            if (read.IsCompleted)
            {
                var body = new RequestBody(read.Buffer);
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            // All seen, nothing taken: the pipe keeps it, in pooled blocks, until the end is there.
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    static RequestRefusedException TooLong(long? requested, int allowed) => RequestRefusedException.OverLimit(
        StatusCodes.Status413PayloadTooLarge, "bodyBytes", allowed, requested,
        requested is null
            ? $"The request body is longer than the {allowed} bytes allowed."
            : $"The request body has {requested} bytes; {allowed} are allowed.");

    public void Dispose()
    {
        if (_rented is null)
            return;
        ArrayPool<byte>.Shared.Return(_rented);
        _rented = null;
        Bytes = default;
    }
}
