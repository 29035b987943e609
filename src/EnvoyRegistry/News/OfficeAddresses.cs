using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;

namespace EnvoyRegistry.News;

/// <summary>
/// The configuration section <c>Offices</c>: by which mail address an office signs in to the pages, and is told of the
/// needs that it keeps. Named by <c>UNIT</c>, <c>SECGEN</c> or <c>AUDITOR</c>, or, of the office that has the Chair's
/// rights in its term, by the participant's code.
/// </summary>
/// <remarks>
/// Focal points sign in by the addresses that they are written to, in the section <c>FocalPoints</c>.
/// </remarks>
sealed class OfficeAddresses : Dictionary<string, string>
{
    public const string Section = "Offices";

    public OfficeAddresses() : base(StringComparer.OrdinalIgnoreCase)
    {
    }

    /// <summary>What is wrong with the settings, in a sentence; null when nothing is.</summary>
    public string? Fault() => Values.All(address => Scalars.TryEmail(address, out _)) ? null
        : "Offices must give an e-mail address for UNIT, SECGEN, AUDITOR or the code of a participant, as in " +
            "Offices:TH.";

    /// <summary>What the holder of an office's address is granted; null where there is no such office.</summary>
    public static Grant? GrantOf(string office, AccessBook book) => office.ToUpperInvariant() switch
    {
        "UNIT" => new Grant(CallerRole.Unit),
        "SECGEN" => new Grant(CallerRole.Secgen),
        "AUDITOR" => new Grant(CallerRole.Auditor),
        var code => book.Participant(code) is { } participant ? new Grant(CallerRole.Chair, participant) : null,
    };
}
