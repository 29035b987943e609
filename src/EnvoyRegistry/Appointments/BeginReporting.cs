using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>The aim is met, or the work is over: what is left is the last report.</summary>
sealed class BeginReporting(AppointmentDesk desk) : IMutation<BeginReportingInput, BeginReportingPayload>
{
    public async Task<BeginReportingPayload> RunAsync(
        RegistryDb db, Caller caller, BeginReportingInput input, CancellationToken cancellation)
    {
        var (id, errors) = await desk.ActAsync(
            db, input.Appointment, input.ExpectedVersion, Refusals, Act, cancellation);
        return new BeginReportingPayload(id, errors);

        IEnumerable<UserError> Refusals(Appointment appointment)
        {
            if (caller.Role is CallerRole.Member && appointment.PersonId != caller.PersonId)
                yield return new RuleViolation(
                    "R3", "Only whoever holds an appointment, or the Chair's office, says that its work is over.",
                    "appointment");
            else if (appointment.Status is not (AppointmentStatus.Active or AppointmentStatus.Suspended))
                yield return StatusWords.Refuse(appointment, "nobody is at work.");
        }

        void Act(Appointment appointment) => appointment.End(AppointmentStatus.Reporting, desk.Now);
    }
}

sealed record BeginReportingInput(Id<Appointment> Appointment, int ExpectedVersion);

sealed record BeginReportingPayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload;
