using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>The Chair lets a suspended appointment go on, once all agree again.</summary>
sealed class ResumeAppointment(AppointmentDesk desk) : IMutation<ResumeAppointmentInput, ResumeAppointmentPayload>
{
    public async Task<ResumeAppointmentPayload> RunAsync(
        RegistryDb db, Caller caller, ResumeAppointmentInput input, CancellationToken cancellation)
    {
        var (appointment, error) = await desk.FindAsync(
            db, input.Appointment.Key, input.ExpectedVersion, cancellation);
        if (appointment is null)
            return new ResumeAppointmentPayload(null, [error!]);
        if (appointment.Status is not AppointmentStatus.Suspended)
            return new ResumeAppointmentPayload(null, [StatusWords.Refuse(appointment, "it is not suspended.")]);
        if (Requirements.ForResuming(appointment).ToList() is { Count: > 0 } missing)
            return new ResumeAppointmentPayload(null, missing);
        appointment.Resume();
        appointment.Take(AppointmentStatus.Appointed, WaitsFor.Office, desk.Now);
        await desk.SaveAsync(db, appointment, cancellation);
        return new ResumeAppointmentPayload(appointment.Id, []);
    }
}

sealed record ResumeAppointmentInput(
    Id<Appointment> Appointment, int ExpectedVersion);

sealed record ResumeAppointmentPayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload;
