using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>The Chair ends an appointment. A report is still owed.</summary>
sealed class TerminateAppointment(AppointmentDesk desk)
    : IMutation<TerminateAppointmentInput, TerminateAppointmentPayload>
{
    static readonly ReasonValidator<TerminateAppointmentInput> s_validator = new();

    public async Task<TerminateAppointmentPayload> RunAsync(
        RegistryDb db, Caller caller, TerminateAppointmentInput input, CancellationToken cancellation)
    {
        if (s_validator.Errors(input) is { Count: > 0 } faults)
            return new TerminateAppointmentPayload(null, faults);
        var (id, errors) = await desk.ActAsync(
            db, input.Appointment, input.ExpectedVersion, Refusals, Act, cancellation);
        return new TerminateAppointmentPayload(id, errors);

        IEnumerable<UserError> Refusals(Appointment appointment)
        {
            if (!appointment.WasAppointed || appointment.IsOver)
                yield return StatusWords.Refuse(appointment, "there is nothing to terminate.");
        }

        void Act(Appointment appointment)
        {
            appointment.Reason = desk.Seal(db, appointment, input.Reason);
            appointment.End(AppointmentStatus.Terminated, desk.Now);
        }
    }
}

sealed record TerminateAppointmentInput(Id<Appointment> Appointment, int ExpectedVersion, string Reason) : IReasoned;

sealed record TerminateAppointmentPayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload;
