using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Parley.GraphQL.AspNetCore;

/// <summary>
/// Drops a client that stops reading, with what is held for it. Kestrel's own rate does not: what the system's buffers
/// took at once counts for many minutes of reading nothing.
/// </summary>
public static class SlowReader
{
    const int Slice = 16 * 1024;

    /// <summary>Writes slice by slice, each when the client has taken enough of those before.</summary>
    /// <exception cref="OperationCanceledException">The client went away, or took nothing for too long.</exception>
    public static async ValueTask WriteInSlicesAsync(this HttpContext context, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var slice = bytes[..Math.Min(Slice, bytes.Length)];
            bytes = bytes[slice.Length..];
            await context.InTimeAsync(context.Response.BodyWriter.WriteAsync(slice, context.RequestAborted));
        }
    }

    /// <summary>Waits until what was written is taken, as long as a client may keep the server waiting.</summary>
    internal static async ValueTask InTimeAsync(this HttpContext context, ValueTask<FlushResult> taken)
    {
        if (taken.IsCompletedSuccessfully)
        {
            _ = taken.Result;
            return;
        }
        var options = context.RequestServices.GetRequiredService<IOptions<ParleyOptions>>().Value;
        try
        {
            await taken.AsTask().WaitAsync(options.MaxStall);
        }
        catch (TimeoutException stalled)
        {
            context.Abort();
            await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new OperationCanceledException("The client stopped reading.", stalled, context.RequestAborted);
        }
    }
}
