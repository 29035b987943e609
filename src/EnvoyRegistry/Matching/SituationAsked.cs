using EnvoyRegistry.Data;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Matching;

/// <summary>What matching reads of the situation that a need names.</summary>
/// <param name="Parties">The countries of all parties, those directly involved first.</param>
/// <param name="DirectlyInvolved">The countries of those parties alone.</param>
sealed record SituationAsked(
    long Id, bool IsExercise, IReadOnlyList<string> Parties, IReadOnlyList<string> DirectlyInvolved)
{
    /// <summary>For a caller; null where this one sees no such situation.</summary>
    public static async ValueTask<SituationAsked?> ReadAsync(
        IDbContextFactory<RegistryDb> contexts, Id<Situation> id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await ReadAsync(db, id, cancellation);
    }

    /// <summary>Null where the viewer of the context sees no such situation.</summary>
    public static async ValueTask<SituationAsked?> ReadAsync(
        RegistryDb db, Id<Situation> id, CancellationToken cancellation)
    {
        var situation = await db.Set<Situation>().AsNoTracking().Where(s => s.Id == id.Key)
            .Select(s => new { s.IsExercise }).SingleOrDefaultAsync(cancellation);
        if (situation is null)
            return null;
        var states = await db.Set<SituationParty>().AsNoTracking()
            .Where(p => p.SituationId == id.Key && p.RemovedAt == null && p.Country != null)
            .OrderByDescending(p => p.IsDirectlyInvolved).ThenBy(p => p.Name).ThenBy(p => p.Id)
            .Select(p => new { Country = p.Country!, p.IsDirectlyInvolved }).ToListAsync(cancellation);
        return new SituationAsked(
            id.Key, situation.IsExercise, [.. states.Select(s => s.Country).Distinct()],
            [.. states.Where(s => s.IsDirectlyInvolved).Select(s => s.Country).Distinct()]);
    }
}
