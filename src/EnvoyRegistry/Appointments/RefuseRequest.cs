using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using FluentValidation;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>The Chair does not take up a request, and says why.</summary>
sealed class RefuseRequest(AppointmentDesk desk, CaseTexts texts) : IMutation<RefuseRequestInput, RefuseRequestPayload>
{
    static readonly RefuseRequestValidator s_validator = new();

    public async Task<RefuseRequestPayload> RunAsync(
        RegistryDb db, Caller caller, RefuseRequestInput input, CancellationToken cancellation)
    {
        if (s_validator.Errors(input) is { Count: > 0 } errors)
            return new RefuseRequestPayload(null, errors);
        var (appointment, error) = await desk.FindAsync(
            db, input.Appointment.Key, input.ExpectedVersion, cancellation);
        if (appointment is null)
            return new RefuseRequestPayload(null, [error!]);
        if (appointment.Status > AppointmentStatus.Accepted)
            return new RefuseRequestPayload(null,
            [
                StatusWords.Refuse(appointment, "it is too late to refuse the request."),
            ]);
        appointment.Reason = texts.Seal<Appointment>(
            db, appointment.Id, nameof(Appointment.Reason), input.Reason.Trim());
        appointment.EndOffers(desk.Now);
        appointment.Take(AppointmentStatus.Refused, WaitsFor.Nobody, desk.Now);
        await desk.SaveAsync(db, appointment, cancellation);
        return new RefuseRequestPayload(appointment.Id, []);
    }
}

sealed record RefuseRequestInput(
    Id<Appointment> Appointment, int ExpectedVersion, string Reason);

sealed record RefuseRequestPayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class RefuseRequestValidator : AbstractValidator<RefuseRequestInput>
{
    public RefuseRequestValidator()
    {
        RuleFor(i => i.Reason).Must(Text.IsThere).WithMessage("Say why; it stays on record.")
            .MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
    }
}
