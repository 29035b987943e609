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
        var (appointment, error) = await desk.FindAsync(
            db, input.Appointment.Key, input.ExpectedVersion, cancellation);
        if (appointment is null)
            return new ResignAppointmentPayload(null, [error!]);
        if (appointment.PersonId != caller.PersonId || caller.PersonId is null)
            return new ResignAppointmentPayload(null,
            [
                new RuleViolation("R3", "Only whoever holds an appointment resigns from it.", "appointment"),
            ]);
        if (!appointment.WasAppointed || appointment.IsOver)
            return new ResignAppointmentPayload(null, [StatusWords.Refuse(appointment)]);
        appointment.Accepted?.GiveBack(desk.Now);
        appointment.Take(AppointmentStatus.Resigned, WaitsFor.Nobody, desk.Now);
        await desk.SaveAsync(db, appointment, cancellation);
        return new ResignAppointmentPayload(appointment.Id, []);
    }
}

sealed record ResignAppointmentInput(
    Id<Appointment> Appointment, int ExpectedVersion);

sealed record ResignAppointmentPayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload;
