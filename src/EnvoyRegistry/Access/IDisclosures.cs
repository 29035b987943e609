namespace EnvoyRegistry.Access;

/// <summary>Puts on record who looked at what is confidential.</summary>
interface IDisclosures
{
    /// <summary>One entry for an operation; returns when it is on the disk.</summary>
    /// <param name="operation">What the caller's document calls it; null when it has no name.</param>
    /// <param name="looked">The fields by their coordinates, and the ids of the people whose they are.</param>
    ValueTask RecordAsync(Caller caller, string? operation, IReadOnlySet<(string Coordinate, long PersonId)> looked);

    /// <summary>Likewise of texts of cases, which are about no one person.</summary>
    /// <param name="coordinate">The field, such as <c>ConsultationReply.text</c>.</param>
    /// <param name="cases">The ids of the cases, as clients have them.</param>
    ValueTask RecordOfCasesAsync(Caller caller, string? operation, string coordinate, IReadOnlyList<string> cases);
}
