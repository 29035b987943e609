namespace EnvoyRegistry.Data;

/// <summary>
/// What still lies outside the tables of what was deleted from them. Every implementation is asked when somebody has
/// left the register, and again day by day for what could not be cleared then.
/// </summary>
interface IRemains
{
    /// <summary>To be called when the deletion is committed; cheap when nothing remains.</summary>
    /// <exception cref="IOException">It cannot be done now.</exception>
    Task ClearAsync(CancellationToken cancellation);
}
