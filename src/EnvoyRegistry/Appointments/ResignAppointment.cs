using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>The holder gives an appointment up, and owes no reason. A report is still owed.</summary>
sealed class ResignAppointment(AppointmentDesk desk) : IMutation<ResignAppointmentInput, ResignAppointmentPayload>
{
    public async Task<ResignAppointmentPayload> RunAsync(
        RegistryDb db, Caller caller, ResignAppointmentInput input, CancellationToken cancellation)
    {
        var (id, errors) = await desk.ActAsync(
            db, input.Appointment, input.ExpectedVersion, Refusals, Act, cancellation);
        return new ResignAppointmentPayload(id, errors);

        IEnumerable<UserError> Refusals(Appointment appointment)
        {
            if (appointment.PersonId != caller.PersonId || caller.PersonId is null)
                yield return new RuleViolation(
                    "R3", "Only whoever holds an appointment resigns from it.", "appointment");
            else if (!appointment.WasAppointed || appointment.IsOver)
                yield return StatusWords.Refuse(appointment);
        }

        void Act(Appointment appointment) => appointment.End(AppointmentStatus.Resigned, desk.Now);
    }
}

sealed record ResignAppointmentInput(Id<Appointment> Appointment, int ExpectedVersion);

sealed record ResignAppointmentPayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload;
