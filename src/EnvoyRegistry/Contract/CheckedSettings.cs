using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Contract;

/// <summary>Sections of the configuration that the start looks through before it does anything.</summary>
static class CheckedSettings
{
    /// <param name="fault">
    /// What is wrong with the settings, in a sentence that names them; null when nothing is.
    /// </param>
    public static void AddSettings<TSettings>(
        this IServiceCollection services, string section, Func<TSettings, string?> fault) where TSettings : class
    {
        // Not by BindConfiguration, which watches the file: a fault written there would end a service that runs.
        services.AddOptions<TSettings>()
            .Configure<IConfiguration>((settings, configuration) => configuration.GetSection(section).Bind(settings))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<TSettings>>(new Check<TSettings>(fault));
    }

    sealed class Check<TSettings>(Func<TSettings, string?> fault) : IValidateOptions<TSettings> where TSettings : class
    {
        public ValidateOptionsResult Validate(string? name, TSettings options) =>
            fault(options) is { } told ? ValidateOptionsResult.Fail(told) : ValidateOptionsResult.Success;
    }
}
