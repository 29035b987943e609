using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.People;

/// <summary>
/// Every entry is confirmed once a year; one that misses the day is stale from the next on. No writer does that on the
/// day, so the register does it itself before anything of a new day is answered, and whoever brings entries in does at
/// once.
/// </summary>
static class YearlyConfirmation
{
    /// <summary>So long before the day, the person and the focal point are asked.</summary>
    public const int DaysOfNotice = 30;

    /// <summary>
    /// Gives back their standing to whom a clock turned stale that was set back since: their day has not passed. To be
    /// called in a transaction.
    /// </summary>
    /// <returns>How many people there were.</returns>
    public static async Task<int> TakeBackAsync(RegistryDb db, DateOnly today, CancellationToken cancellation)
    {
        var early = await db.Set<Person>().Include(p => p.Registrations.Where(r => r.Until == null))
            .Where(p => p.Status == PersonStatus.Stale && p.ConfirmationDueOn >= today)
            .ToListAsync(cancellation);
        foreach (var person in early)
            person.Restore();
        await db.SaveChangesAsync(cancellation);
        return early.Count;
    }

    /// <summary>Turns stale whose day has passed, with the registration; to be called in a transaction.</summary>
    /// <returns>How many people there were.</returns>
    public static async Task<int> TurnStaleAsync(RegistryDb db, DateOnly today, CancellationToken cancellation)
    {
        var lapsed = await db.Set<Person>().Include(p => p.Registrations.Where(r => r.Until == null))
            .Where(p => (p.Status == PersonStatus.Registered || p.Status == PersonStatus.Listed)
                && p.ConfirmationDueOn < today)
            .ToListAsync(cancellation);
        foreach (var person in lapsed)
        {
            person.Status = PersonStatus.Stale;
            person.Version++;
            foreach (var registration in person.Registrations)
            {
                registration.Status = RegistrationStatus.Stale;
                registration.Version++;
            }
        }
        await db.SaveChangesAsync(cancellation);
        return lapsed.Count;
    }
}
