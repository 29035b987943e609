using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using FluentValidation;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>The Chair ends an appointment. A report is still owed.</summary>
sealed class TerminateAppointment(AppointmentDesk desk, CaseTexts texts)
    : IMutation<TerminateAppointmentInput, TerminateAppointmentPayload>
{
    static readonly TerminateAppointmentValidator s_validator = new();

    public async Task<TerminateAppointmentPayload> RunAsync(
        RegistryDb db, Caller caller, TerminateAppointmentInput input, CancellationToken cancellation)
    {
        if (s_validator.Errors(input) is { Count: > 0 } errors)
            return new TerminateAppointmentPayload(null, errors);
        var (appointment, error) = await desk.FindAsync(
            db, input.Appointment.Key, input.ExpectedVersion, cancellation);
        if (appointment is null)
            return new TerminateAppointmentPayload(null, [error!]);
        if (!appointment.WasAppointed || appointment.IsOver)
            return new TerminateAppointmentPayload(null,
            [
                StatusWords.Refuse(appointment, "there is nothing to terminate."),
            ]);
        appointment.Reason = texts.Seal<Appointment>(
            db, appointment.Id, nameof(Appointment.Reason), input.Reason.Trim());
        appointment.Accepted?.GiveBack(desk.Now);
        appointment.Take(AppointmentStatus.Terminated, WaitsFor.Nobody, desk.Now);
        await desk.SaveAsync(db, appointment, cancellation);
        return new TerminateAppointmentPayload(appointment.Id, []);
    }
}

sealed record TerminateAppointmentInput(
    Id<Appointment> Appointment, int ExpectedVersion, string Reason);

sealed record TerminateAppointmentPayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class TerminateAppointmentValidator : AbstractValidator<TerminateAppointmentInput>
{
    public TerminateAppointmentValidator()
    {
        RuleFor(i => i.Reason).Must(Text.IsThere).WithMessage("Say why; it stays on record.")
            .MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
    }
}
