using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>Gives a person's days back before the hold ends by itself.</summary>
sealed class ReleaseHold(TimeProvider time) : IMutation<ReleaseHoldInput, ReleaseHoldPayload>
{
    public async Task<ReleaseHoldPayload> RunAsync(
        RegistryDb db, Caller caller, ReleaseHoldInput input, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var hold = await db.Set<Hold>().Include(h => h.Commitment)
            .FirstOrDefaultAsync(h => h.Id == input.Hold.Key, cancellation);
        if (hold is null)
            return new ReleaseHoldPayload(null, [new NotFound("There is no such hold.", "hold")]);
        if (hold.Commitment is not { Cause: Availability.CommitmentCause.Hold } commitment || !commitment.Holds(now))
            return new ReleaseHoldPayload(null, [new Conflict("The hold is over.", "hold")]);

        commitment.EndedAt = now;
        await db.Set<SituationMatter>().Where(m => m.Kind == MatterKind.Hold && m.SubjectId == hold.Id)
            .ForEachAsync(matter => matter.EndedAt = now, cancellation);
        await db.SaveChangesAsync(cancellation);
        return new ReleaseHoldPayload(hold.Id, []);
    }
}

sealed record ReleaseHoldInput(Id<Hold> Hold);

sealed record ReleaseHoldPayload(long? HoldId, IReadOnlyList<UserError> Errors) : IPayload;
