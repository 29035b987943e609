using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Errors;

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

    /// <summary>The participant of a code.</summary>
    public static async Task<(Participant? Participant, UserError? Error)> FindParticipantAsync(
        this RegistryDb db, string code, string[] path, CancellationToken cancellation)
    {
        var participant = await db.Set<Participant>().FirstOrDefaultAsync(p => p.Code == code, cancellation);
        return participant is not null ? (participant, null) : (null, new NotFound(
            "There is no participant of this code." + DidYouMean.Suffix(
                code, await db.Set<Participant>().Select(p => p.Code).ToListAsync(cancellation)),
            path));
    }
}
