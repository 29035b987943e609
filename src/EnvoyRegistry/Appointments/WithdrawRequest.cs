using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using FluentValidation;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>Whoever asked takes the request back, before anybody is appointed.</summary>
sealed class WithdrawRequest(AppointmentDesk desk, CaseTexts texts)
    : IMutation<WithdrawRequestInput, WithdrawRequestPayload>
{
    static readonly WithdrawRequestValidator s_validator = new();

    public async Task<WithdrawRequestPayload> RunAsync(
        RegistryDb db, Caller caller, WithdrawRequestInput input, CancellationToken cancellation)
    {
        if (s_validator.Errors(input) is { Count: > 0 } errors)
            return new WithdrawRequestPayload(null, errors);
        var (appointment, error) = await desk.FindAsync(
            db, input.Appointment.Key, input.ExpectedVersion, cancellation);
        if (appointment is null)
            return new WithdrawRequestPayload(null, [error!]);
        if (appointment.RequestedById != caller.ParticipantId)
            return new WithdrawRequestPayload(null,
            [
                new RuleViolation("R1", "Only whoever asked takes a request back.", "appointment"),
            ]);
        if (appointment.Status > AppointmentStatus.Accepted)
            return new WithdrawRequestPayload(null, [StatusWords.Refuse(appointment, "the request is past.")]);
        appointment.Reason = texts.Seal<Appointment>(
            db, appointment.Id, nameof(Appointment.Reason), input.Reason.Trim());
        appointment.EndOffers(desk.Now);
        appointment.Take(AppointmentStatus.Withdrawn, WaitsFor.Nobody, desk.Now);
        await desk.SaveAsync(db, appointment, cancellation);
        return new WithdrawRequestPayload(appointment.Id, []);
    }
}

sealed record WithdrawRequestInput(
    Id<Appointment> Appointment, int ExpectedVersion, string Reason);

sealed record WithdrawRequestPayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class WithdrawRequestValidator : AbstractValidator<WithdrawRequestInput>
{
    public WithdrawRequestValidator()
    {
        RuleFor(i => i.Reason).Must(Text.IsThere).WithMessage("Say why; it stays on record.")
            .MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
    }
}
