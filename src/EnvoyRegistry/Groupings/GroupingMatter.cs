using EnvoyRegistry.Access;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;

namespace EnvoyRegistry.Groupings;

/// <summary>R14, R22: all participants are consulted on a grouping before it is constituted.</summary>
sealed class GroupingMatter(TimeProvider time) : IConsultedMatter
{
    public string Prefix => Grouping.Prefix;

    public async Task<(MatterAsked? Asked, UserError? Error)> OpenAsync(
        RegistryDb db, Caller caller, long id, CancellationToken cancellation)
    {
        if (await db.LoadGroupingAsync(id, cancellation) is not { Certainty: null } grouping)
            return (null, new NotFound("There is no such grouping."));
        if (grouping.HasEnded || grouping.WasConstituted)
            return (null, new Conflict("The grouping " + (grouping.HasEnded ? "has ended" : "is constituted")
                + "; nobody is consulted on it any more."));
        return grouping.Situation is not { } situation ? (new MatterAsked(grouping.Name), null)
            : situation.WhyNotTakenUp is { } why ? (null, new RuleViolation("R16", why))
            : (new MatterAsked(grouping.Name, situation.IsExercise ? situation.ExerciseMail : null), null);
    }

    public async Task MovedAsync(RegistryDb db, long id, ConsultationMove move, CancellationToken cancellation)
    {
        if (await db.LoadGroupingAsync(id, cancellation) is not { HasEnded: false } grouping)
            return;
        var now = time.GetUtcNow().UtcDateTime;
        if (move is ConsultationMove.Opened)
        {
            grouping.ConsultedAt ??= now;
            grouping.ChangedSinceConsulted = false;
            if (grouping.Status is GroupingStatus.Proposed)
            {
                grouping.Status = GroupingStatus.Consulting;
                grouping.Version++;
            }
        }
        // What was taken back says nothing of who is to sit, and neither does what came before it.
        if (move is ConsultationMove.Withdrawn)
            grouping.ChangedSinceConsulted = true;
        GroupingDesk.KeepMatters(grouping, await ConsultationStanding.FindAsync(db, id, now, cancellation), now);
        await db.SaveChangesAsync(cancellation);
    }
}
