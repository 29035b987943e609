using EnvoyRegistry.Contract;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Access;

/// <summary>
/// What day it is for the ARF: the Chair's term turns at midnight in the zone of the ASEAN Secretariat. Whoever needs
/// the day where a person is asks the <see cref="Moment"/>.
/// </summary>
sealed class SecretariatClock(TimeProvider time, IOptions<RegistrySettings> settings)
{
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(settings.Value.SecretariatZone);

    public DateOnly Today => Moment.Today;

    public Moment Moment => new(time.GetUtcNow().UtcDateTime, Zone);
}
