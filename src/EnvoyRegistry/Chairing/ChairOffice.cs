using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Chairing;

/// <summary>Reads the terms to say who chairs.</summary>
sealed class ChairOffice(RegistryDb db, SecretariatClock clock)
{
    /// <param name="day">Today at the Secretariat when null.</param>
    public async ValueTask<Chair> OnDayAsync(DateOnly? day, CancellationToken cancellation) =>
        Chair.OnDay(day ?? clock.Today, await db.Set<ChairTerm>().AsNoTracking().ToListAsync(cancellation));
}
