using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>The Chair's signature: whoever accepted it, and whom all parties agree to, holds it.</summary>
sealed class AppointEnvoy(AppointmentDesk desk, AppointmentPost post)
    : IMutation<AppointEnvoyInput, AppointEnvoyPayload>
{
    public async Task<AppointEnvoyPayload> RunAsync(
        RegistryDb db, Caller caller, AppointEnvoyInput input, CancellationToken cancellation)
    {
        var (appointment, error) = await desk.FindAsync(
            db, input.Appointment.Key, input.ExpectedVersion, cancellation);
        if (appointment is null)
            return new AppointEnvoyPayload(null, [error!]);
        if (appointment.WasAppointed || appointment.IsOver)
            return new AppointEnvoyPayload(null, [new Conflict(
                $"The appointment is {StatusWords.Write(appointment.Status)}.", "appointment")]);
        List<UserError> missing = [.. Requirements.ForAppointment(
            appointment, await ConsultationStanding.FindAsync(db, appointment.Id, desk.Now, cancellation), desk.Now)];
        if (missing.Count > 0)
            return new AppointEnvoyPayload(null, missing);

        var offer = appointment.Accepted!;
        appointment.Appoint(offer);
        if (offer.Commitment is { } commitment)
            commitment.Cause = CommitmentCause.Appointment;
        appointment.Take(AppointmentStatus.Appointed, WaitsFor.Office, desk.Now);
        await post.TellAsync(db, appointment, AppointmentStatus.Appointed, cancellation);
        await desk.SaveAsync(db, appointment, cancellation);
        return new AppointEnvoyPayload(appointment.Id, []);
    }
}

sealed record AppointEnvoyInput(Id<Appointment> Appointment, int ExpectedVersion);

sealed record AppointEnvoyPayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload;
