using System.Diagnostics.CodeAnalysis;

namespace Parley.GraphQL.Execution;

/// <summary>
/// Lets a number of operations in at once, and a number wait: an overload is told to a few callers at once rather than
/// to all of them late.
/// </summary>
[SuppressMessage(
    "Design", "CA1001", Justification = "A semaphore whose wait handle nobody asked for has nothing to dispose of.")]
sealed class OperationSlots(int concurrent, int waiting)
{
    readonly SemaphoreSlim _free = new(concurrent);
    int _waiting;

    /// <returns>False when too many wait already; else <see cref="Leave"/> is to follow.</returns>
    public ValueTask<bool> EnterAsync(CancellationToken cancellation) =>
        _free.Wait(0, CancellationToken.None) ? ValueTask.FromResult(true) : WaitAsync(cancellation);

    public void Leave() => _free.Release();

    async ValueTask<bool> WaitAsync(CancellationToken cancellation)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > waiting)
                return false;
            await _free.WaitAsync(cancellation);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
