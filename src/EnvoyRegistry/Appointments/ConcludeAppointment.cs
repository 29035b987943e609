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
        var (id, errors) = await desk.ActAsync(
            db, input.Appointment, input.ExpectedVersion, Refusals, Act, cancellation);
        return new ConcludeAppointmentPayload(id, errors);

        IEnumerable<UserError> Refusals(Appointment appointment)
        {
            if (appointment.Status is not (
                AppointmentStatus.Reporting or AppointmentStatus.Resigned or AppointmentStatus.Terminated))
                yield return StatusWords.Refuse(appointment, "it is concluded after its work.");
            else if (!appointment.Reports.Exists(r => r.Kind is ReportKind.Final))
                yield return new RuleViolation("R10", "The final report to the Chair has not come.", "appointment");
        }

        void Act(Appointment appointment) => appointment.End(AppointmentStatus.Concluded, desk.Now);
    }
}

sealed record ConcludeAppointmentInput(Id<Appointment> Appointment, int ExpectedVersion);

sealed record ConcludeAppointmentPayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload;
