using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>Whoever asked takes the request back, before anybody is appointed.</summary>
sealed class WithdrawRequest(AppointmentDesk desk) : IMutation<WithdrawRequestInput, WithdrawRequestPayload>
{
    static readonly ReasonValidator<WithdrawRequestInput> s_validator = new();

    public async Task<WithdrawRequestPayload> RunAsync(
        RegistryDb db, Caller caller, WithdrawRequestInput input, CancellationToken cancellation)
    {
        if (s_validator.Errors(input) is { Count: > 0 } faults)
            return new WithdrawRequestPayload(null, faults);
        var (id, errors) = await desk.ActAsync(
            db, input.Appointment, input.ExpectedVersion, Refusals, Act, cancellation);
        return new WithdrawRequestPayload(id, errors);

        IEnumerable<UserError> Refusals(Appointment appointment)
        {
            if (appointment.RequestedById != caller.ParticipantId)
                yield return new RuleViolation("R1", "Only whoever asked takes a request back.", "appointment");
            else if (appointment.Status > AppointmentStatus.Accepted)
                yield return StatusWords.Refuse(appointment, "the request is past.");
        }

        void Act(Appointment appointment)
        {
            appointment.Reason = desk.Seal(db, appointment, input.Reason);
            appointment.End(AppointmentStatus.Withdrawn, desk.Now);
        }
    }
}

sealed record WithdrawRequestInput(Id<Appointment> Appointment, int ExpectedVersion, string Reason) : IReasoned;

sealed record WithdrawRequestPayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload;
