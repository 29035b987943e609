namespace EnvoyRegistry.Data;

/// <summary>
/// The register has one place to write from. Those of this process who want it stand in line here, first come first
/// served; SQLite would have each of them try again and again, and the unlucky give up.
/// </summary>
sealed class WritingPlace : IDisposable
{
    readonly SemaphoreSlim _place = new(1, 1);

    /// <summary>Waits for the place; disposing leaves it to the next.</summary>
    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        await _place.WaitAsync(cancellation);
        return new Held(_place);
    }

    public void Dispose() => _place.Dispose();

    sealed class Held(SemaphoreSlim place) : IDisposable
    {
        public void Dispose() => place.Release();
    }
}
