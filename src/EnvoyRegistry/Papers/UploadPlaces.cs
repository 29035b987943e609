namespace EnvoyRegistry.Papers;

/// <summary>
/// So many papers are taken in at the same time; others wait before a byte of theirs is read. What one takes of the
/// memory, twice its size while it is sealed, is bounded so for all of them, and is given back when the last is done.
/// </summary>
sealed class UploadPlaces : IDisposable
{
    public const int Most = 8;

    readonly SemaphoreSlim _places = new(Most);

    /// <summary>How many have a place or wait for one.</summary>
    int _here;

    /// <returns>To be disposed of when the paper is taken in.</returns>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        Interlocked.Increment(ref _here);
        try
        {
            await _places.WaitAsync(cancellation);
        }
        catch
        {
            Interlocked.Decrement(ref _here);
            throw;
        }
        return new Place(this);
    }

    void Leave()
    {
        _places.Release();
        // Arrays so large are collected last of all, and without a reason to the runtime keeps what they took.
        if (Interlocked.Decrement(ref _here) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(static _ => GC.Collect(
                GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true), null);
    }

    public void Dispose() => _places.Dispose();

    sealed class Place(UploadPlaces places) : IDisposable
    {
        public void Dispose() => places.Leave();
    }
}
