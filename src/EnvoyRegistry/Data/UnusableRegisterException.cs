namespace EnvoyRegistry.Data;

/// <summary>Why a register cannot be used, told in a line to whoever started the program.</summary>
/// <param name="remedy">What to do about it, where it is the register of the settings.</param>
sealed class UnusableRegisterException(string finding, string? remedy = null)
    : Exception(remedy is null ? finding : $"{finding} {remedy}")
{
    /// <summary>What is wrong with the file, whatever it is for.</summary>
    public string Finding => finding;
}
