using EnvoyRegistry.Contract;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Access;

/// <summary>
/// What day it is for the ARF: the Chair's term turns at midnight in the zone of the ASEAN Secretariat.
/// </summary>
sealed class SecretariatClock(TimeProvider time, IOptions<RegistrySettings> settings)
{
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(settings.Value.SecretariatZone);

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zone).DateTime);
}
