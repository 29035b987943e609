using EnvoyRegistry.Contract;

namespace EnvoyRegistry.News;

/// <summary>
/// The configuration section <c>FocalPoints</c>: where each participant's focal point office reads mail.
/// </summary>
/// <remarks>
/// An office's address, not a person's: it stays with whoever operates the register, and out of the register's file.
/// </remarks>
sealed class FocalPointOffices : Dictionary<string, string>
{
    public const string Section = "FocalPoints";

    public FocalPointOffices() : base(StringComparer.OrdinalIgnoreCase)
    {
    }

    /// <summary>What is wrong with the settings, in a sentence; null when nothing is.</summary>
    public string? Fault() => Values.All(address => Scalars.TryEmail(address, out _)) ? null
        : "FocalPoints must give an e-mail address for the code of each participant, as in FocalPoints:TH.";
}
