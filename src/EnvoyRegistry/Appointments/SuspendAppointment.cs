using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>The Chair lets an appointment rest: for safety, a new tie, or because the holder cannot serve.</summary>
sealed class SuspendAppointment(AppointmentDesk desk) : IMutation<SuspendAppointmentInput, SuspendAppointmentPayload>
{
    static readonly ReasonValidator<SuspendAppointmentInput> s_validator = new();

    public async Task<SuspendAppointmentPayload> RunAsync(
        RegistryDb db, Caller caller, SuspendAppointmentInput input, CancellationToken cancellation)
    {
        if (s_validator.Errors(input) is { Count: > 0 } faults)
            return new SuspendAppointmentPayload(null, faults);
        var (id, errors) = await desk.ActAsync(
            db, input.Appointment, input.ExpectedVersion, Refusals, Act, cancellation);
        return new SuspendAppointmentPayload(id, errors);

        IEnumerable<UserError> Refusals(Appointment appointment)
        {
            if (appointment.Status is not (AppointmentStatus.Appointed or AppointmentStatus.Active))
                yield return StatusWords.Refuse(appointment, "there is nothing to suspend.");
            else if (input.RestoreBy <= desk.Now)
                yield return new InvalidInput(
                    "It lies behind; name when the appointment ends if this is not resolved.", "restoreBy");
        }

        void Act(Appointment appointment)
        {
            appointment.Suspend(
                desk.Seal(db, appointment, input.Reason), input.RestoreBy ?? desk.Now + Progress.TimeToRestore);
            appointment.Take(AppointmentStatus.Suspended, WaitsFor.Office, desk.Now);
        }
    }
}

sealed record SuspendAppointmentInput(
    Id<Appointment> Appointment, int ExpectedVersion, string Reason, DateTime? RestoreBy = null)
    : IReasoned;

sealed record SuspendAppointmentPayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload;
