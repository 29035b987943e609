namespace EnvoyRegistry.Papers;

/// <summary>
/// So many papers are taken in at the same time; others wait before a byte of theirs is read. What one takes of the
/// memory, twice its size while it is sealed, is bounded so for all of them.
/// </summary>
sealed class UploadPlaces : IDisposable
{
    public const int Most = 8;

    readonly SemaphoreSlim _places = new(Most);

    /// <returns>To be disposed of when the paper is taken in.</returns>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        return new Place(_places);
    }

    public void Dispose() => _places.Dispose();

    sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
