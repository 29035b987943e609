namespace EnvoyRegistry.Contract;

/// <summary>How a consent stands, whoever is asked for it and to whatever. Stored: the numbers stay.</summary>
enum ConsentState
{
    /// <summary>Silence is never consent.</summary>
    Pending = 1,

    Granted = 2,

    /// <summary>Also where somebody would agree under a condition.</summary>
    Withheld = 3,

    Withdrawn = 4,
}
