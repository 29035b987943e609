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
        var (id, errors) = await desk.ActAsync(
            db, input.Appointment, input.ExpectedVersion, Refusals, Act, cancellation);
        return new ResumeAppointmentPayload(id, errors);

        static IEnumerable<UserError> Refusals(Appointment appointment) =>
            appointment.Status is AppointmentStatus.Suspended ? Requirements.ForResuming(appointment)
                : [StatusWords.Refuse(appointment, "it is not suspended.")];

        void Act(Appointment appointment)
        {
            appointment.Resume();
            appointment.Take(AppointmentStatus.Appointed, WaitsFor.Office, desk.Now);
        }
    }
}

sealed record ResumeAppointmentInput(Id<Appointment> Appointment, int ExpectedVersion);

sealed record ResumeAppointmentPayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload;
