using EnvoyRegistry.Access;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Situations;

namespace EnvoyRegistry.Appointments;

/// <summary>R14: the participants are consulted on an appointment, on the basis of the consensus of all.</summary>
sealed class AppointmentMatter(Progress progress, AppointmentPost post, TimeProvider time)
    : IConsultedMatter, ISituationWatcher
{
    public string Prefix => Appointment.Prefix;

    public async Task<(MatterAsked? Asked, UserError? Error)> OpenAsync(
        RegistryDb db, Caller caller, long id, CancellationToken cancellation)
    {
        if (await db.LoadAppointmentAsync(id, cancellation) is not { } appointment)
            return (null, new NotFound("There is no such appointment."));
        if (appointment.IsOver || appointment.Status >= AppointmentStatus.Appointed)
            return (null, new Conflict(
                $"The appointment is {StatusWords.Write(appointment.Status)}; nobody is consulted on it any more."));
        if (appointment.CurrentTerms is null || appointment.Situation is not { } situation)
            return (null, new RuleViolation("R17",
                "The participants are consulted on terms of reference, and there are none yet: set them first."));
        return situation.WhyNotTakenUp is { } why ? (null, new RuleViolation("R16", why))
            : (new MatterAsked(
                $"An appointment: {situation.Title}", situation.IsExercise ? situation.ExerciseMail : null), null);
    }

    public async Task MovedAsync(RegistryDb db, long id, ConsultationMove move, CancellationToken cancellation)
    {
        if (await db.LoadAppointmentAsync(id, cancellation) is not { IsOver: false } appointment)
            return;
        var now = time.GetUtcNow().UtcDateTime;
        if (move is ConsultationMove.Opened && appointment.Status < AppointmentStatus.Consulting)
        {
            appointment.Take(AppointmentStatus.Consulting, WaitsFor.Governments, now);
            await post.TellAsync(db, appointment, AppointmentStatus.Consulting, cancellation);
        }
        await progress.AdvanceAsync(db, appointment, now, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Another party was named, or one removed: its consent is needed, or no more.</summary>
    public async Task ChangedAsync(RegistryDb db, Situation situation, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        foreach (var id in situation.Matters.Where(m => m is { Kind: MatterKind.Appointment, EndedAt: null })
            .Select(m => m.SubjectId).ToList())
        {
            if (await db.LoadAppointmentAsync(id, cancellation) is { } appointment)
                await progress.AdvanceAsync(db, appointment, time.GetUtcNow().UtcDateTime, cancellation);
        }
    }
}
