using Microsoft.Extensions.Options;

namespace EnvoyRegistry;

/// <summary>Refuses settings that contradict each other, in the words of the settings themselves.</summary>
/// <param name="fault">What is wrong with them, in a sentence; null when nothing is.</param>
sealed class CheckedSettings<TSettings>(Func<TSettings, string?> fault) : IValidateOptions<TSettings>
    where TSettings : class
{
    public ValidateOptionsResult Validate(string? name, TSettings options) =>
        fault(options) is { } told ? ValidateOptionsResult.Fail(told) : ValidateOptionsResult.Success;
}
