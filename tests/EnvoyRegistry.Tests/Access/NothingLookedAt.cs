using EnvoyRegistry.Access;

namespace EnvoyRegistry.Tests.Access;

/// <summary>For rules that no operation is held against.</summary>
sealed class NothingLookedAt : IDisclosures
{
    public ValueTask RecordAsync(
        Caller caller, string? operation, IReadOnlySet<(string Coordinate, long PersonId)> looked) =>
        throw new InvalidOperationException("Nothing was to be looked at.");
}
