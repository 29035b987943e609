using EnvoyRegistry.Data;

namespace EnvoyRegistry.People;

/// <summary>Tells of the text that people agree to, for those who do not keep it.</summary>
interface IConsentInForce
{
    /// <summary>When the text in force took the place of another; null while it is the first.</summary>
    Task<DateTime?> SinceAsync(RegistryDb db, CancellationToken cancellation);
}
