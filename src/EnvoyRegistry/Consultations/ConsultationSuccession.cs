using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Consultations;

/// <summary>What becomes of a consultation that is open when the Chair changes, as the new office decides.</summary>
sealed class ConsultationSuccession(OpenConsultation opening, ConsultedMatters matters, TimeProvider time)
{
    /// <summary>
    /// It is taken back, and comes to nothing: silence until now is not taken for agreement, and objections stand.
    /// </summary>
    public async Task<UserError?> ConcludeAsync(RegistryDb db, long id, CancellationToken cancellation) =>
        (await WithdrawAsync(db, id, cancellation)).Error;

    /// <summary>The same is put to all participants anew, with as much time as they had.</summary>
    public async Task<(long? Successor, UserError? Error)> PassOnAsync(
        RegistryDb db, long id, CancellationToken cancellation)
    {
        var (before, error) = await WithdrawAsync(db, id, cancellation);
        if (before is null)
            return (null, error);
        var now = UtcSeconds.Truncated(time.GetUtcNow().UtcDateTime);
        var deadline = now + (before.Deadline - before.OpenedAt);
        var consultation = new Consultation
        {
            Id = EntityId.New(),
            MatterId = before.MatterId,
            MatterPrefix = before.MatterPrefix,
            Title = before.Title,
            OutsideBody = before.OutsideBody,
            Shared = before.Shared,
            Circular = before.Circular,
            IsExercise = before.IsExercise,
            ExerciseAddresses = [.. before.ExerciseAddresses],
            OpenedAt = now,
            Deadline = deadline,
            ClosesAt = deadline,
        };
        await opening.PutAsync(db, consultation, cancellation);
        return (consultation.Id, null);
    }

    async Task<(Consultation? Consultation, UserError? Error)> WithdrawAsync(
        RegistryDb db, long id, CancellationToken cancellation)
    {
        db.Viewer = Viewer.Register;
        var now = UtcSeconds.Truncated(time.GetUtcNow().UtcDateTime);
        var consultation = await db.Set<Consultation>().FirstAsync(c => c.Id == id, cancellation);
        if (consultation.IsClosed(now))
            return (null, new Conflict(
                $"The consultation closed on {consultation.ClosesAt:yyyy-MM-dd'T'HH:mm:ss'Z'}.", "subject"));
        consultation.Withdraw(now);
        await matters.SaveAndTellAsync(db, consultation, ConsultationMove.Withdrawn, cancellation);
        return (consultation, null);
    }
}
