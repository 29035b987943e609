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
        var (appointment, error) = await desk.FindAsync(
            db, input.Appointment.Key, input.ExpectedVersion, cancellation);
        if (appointment is null)
            return new BeginReportingPayload(null, [error!]);
        if (caller.Role is CallerRole.Member && appointment.PersonId != caller.PersonId)
            return new BeginReportingPayload(null, [new RuleViolation(
                "R3", "Only whoever holds an appointment, or the Chair's office, says that its work is over.",
                "appointment")]);
        if (appointment.Status is not (AppointmentStatus.Active or AppointmentStatus.Suspended))
            return new BeginReportingPayload(null, [StatusWords.Refuse(appointment, "nobody is at work.")]);
        appointment.Accepted?.GiveBack(desk.Now);
        appointment.Take(AppointmentStatus.Reporting, WaitsFor.Nobody, desk.Now);
        await desk.SaveAsync(db, appointment, cancellation);
        return new BeginReportingPayload(appointment.Id, []);
    }
}

sealed record BeginReportingInput(
    Id<Appointment> Appointment, int ExpectedVersion);

sealed record BeginReportingPayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload;
