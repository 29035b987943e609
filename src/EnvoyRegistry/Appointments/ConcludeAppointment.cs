using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>Ends an appointment whose last report has come (R10).</summary>
sealed class ConcludeAppointment(AppointmentDesk desk) : IMutation<ConcludeAppointmentInput, ConcludeAppointmentPayload>
{
    public async Task<ConcludeAppointmentPayload> RunAsync(
        RegistryDb db, Caller caller, ConcludeAppointmentInput input, CancellationToken cancellation)
    {
        var (appointment, error) = await desk.FindAsync(
            db, input.Appointment.Key, input.ExpectedVersion, cancellation);
        if (appointment is null)
            return new ConcludeAppointmentPayload(null, [error!]);
        if (appointment.Status is not (
            AppointmentStatus.Reporting or AppointmentStatus.Resigned or AppointmentStatus.Terminated))
            return new ConcludeAppointmentPayload(null,
            [
                StatusWords.Refuse(appointment, "it is concluded after its work."),
            ]);
        if (!appointment.Reports.Exists(r => r.Kind is ReportKind.Final))
            return new ConcludeAppointmentPayload(null,
            [
                new RuleViolation("R10", "The final report to the Chair has not come.", "appointment"),
            ]);
        appointment.Take(AppointmentStatus.Concluded, WaitsFor.Nobody, desk.Now);
        await desk.SaveAsync(db, appointment, cancellation);
        return new ConcludeAppointmentPayload(appointment.Id, []);
    }
}

sealed record ConcludeAppointmentInput(
    Id<Appointment> Appointment, int ExpectedVersion);

sealed record ConcludeAppointmentPayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload;
