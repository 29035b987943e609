using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Situations;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>Puts a proposal into a situation, so that it can go on.</summary>
sealed class AttachSituation(AppointmentDesk desk) : IMutation<AttachSituationInput, AttachSituationPayload>
{
    public async Task<AttachSituationPayload> RunAsync(
        RegistryDb db, Caller caller, AttachSituationInput input, CancellationToken cancellation)
    {
        var (situation, unknown) = await db.FindSituationAsync(input.Situation.Key, null, cancellation);
        if (situation is null)
            return new AttachSituationPayload(null, [unknown!]);
        var (appointment, error) = await desk.FindAsync(
            db, input.Appointment.Key, input.ExpectedVersion, cancellation);
        if (appointment is null)
            return new AttachSituationPayload(null, [error!]);
        if (appointment.SituationId is not null)
            return new AttachSituationPayload(null, [new Conflict("It is part of a situation already.", "situation")]);
        if (appointment.IsOver)
            return new AttachSituationPayload(null, [new Conflict(
                $"The request is {StatusWords.Write(appointment.Status)}.", "appointment")]);

        (appointment.SituationId, appointment.Situation) = (situation.Id, situation);
        appointment.IsExercise = situation.IsExercise;
        await desk.SaveAsync(db, appointment, cancellation);
        return new AttachSituationPayload(appointment.Id, []);
    }
}

sealed record AttachSituationInput(Id<Appointment> Appointment, int ExpectedVersion, Id<Situation> Situation);

sealed record AttachSituationPayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload;
