namespace EnvoyRegistry.Access;

/// <summary>Puts on record who looked at what is confidential.</summary>
interface IDisclosures
{
    /// <summary>One entry for an operation; returns when it is on the disk.</summary>
    /// <param name="operation">What the caller's document calls it; null when it has no name.</param>
    /// <param name="looked">
    /// The fields by their coordinates, and whose they are: the id of a person, or the key of the case that the type of
    /// the field is part of.
    /// </param>
    ValueTask RecordAsync(Caller caller, string? operation, IReadOnlySet<(string Coordinate, long Owner)> looked);
}
