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

    /// <summary>Turns stale whose day has passed, with the registration; to be called in a transaction.</summary>
    /// <returns>The people there were.</returns>
    public static async Task<IReadOnlyList<long>> TurnStaleAsync(
        RegistryDb db, DateOnly today, CancellationToken cancellation)
    {
        await db.Set<Registration>()
            .Where(r => r.Status == RegistrationStatus.Registered && r.Person.ConfirmationDueOn < today)
            .ExecuteUpdateAsync(set => set
                .SetProperty(r => r.Status, RegistrationStatus.Stale)
                .SetProperty(r => r.Version, r => r.Version + 1), cancellation);
        var lapsed = db.Set<Person>().Where(
            p => (p.Status == PersonStatus.Registered || p.Status == PersonStatus.Listed) && p.ConfirmationDueOn < today);
        var people = await lapsed.Select(p => p.Id).ToListAsync(cancellation);
        await lapsed.ExecuteUpdateAsync(set => set
            .SetProperty(p => p.Status, PersonStatus.Stale)
            .SetProperty(p => p.Version, p => p.Version + 1), cancellation);
        return people;
    }
}
