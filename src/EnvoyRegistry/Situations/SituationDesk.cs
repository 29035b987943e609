using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Situations;

/// <summary>Told when something changes on which others have built: who is a party, above all.</summary>
interface ISituationWatcher
{
    /// <summary>In the transaction of the change, before it is saved.</summary>
    Task ChangedAsync(RegistryDb db, Situation situation, CancellationToken cancellation);
}

/// <summary>How mutations find what they change.</summary>
static class SituationDesk
{
    /// <summary>The situation with its parties and what is alive in it; or why it cannot be changed.</summary>
    public static async Task<(Situation? Situation, UserError? Error)> FindSituationAsync(
        this RegistryDb db, long id, int? expectedVersion, CancellationToken cancellation)
    {
        var situation = await db.Set<Situation>().Include(s => s.Parties).ThenInclude(p => p.Participant)
            .Include(s => s.Decisions).Include(s => s.Matters).AsSplitQuery()
            .FirstOrDefaultAsync(s => s.Id == id, cancellation);
        return situation is null ? (null, new NotFound("There is no such situation.", "situation"))
            : expectedVersion is { } version && version != situation.Version
                ? (null, new StaleVersion(situation.Version, version))
            : !situation.IsOpen ? (null, new Conflict(
                $"The situation was closed on {situation.ClosedAt:yyyy-MM-dd}; nothing is added to it.", "situation"))
            : (situation, null);
    }
}
