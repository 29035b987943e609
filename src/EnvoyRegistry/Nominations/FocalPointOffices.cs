namespace EnvoyRegistry.Nominations;

/// <summary>The configuration section <c>FocalPoints</c>: where each participant's focal point office reads mail.</summary>
/// <remarks>
/// An office's address, not a person's: it stays with whoever operates the register, and out of the register's file.
/// </remarks>
sealed class FocalPointOffices : Dictionary<string, string>
{
    public const string Section = "FocalPoints";

    public FocalPointOffices() : base(StringComparer.OrdinalIgnoreCase)
    {
    }
}
