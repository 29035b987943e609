using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using FluentValidation;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>The Chair lets an appointment rest: for safety, a new tie, or because the holder cannot serve.</summary>
sealed class SuspendAppointment(AppointmentDesk desk, CaseTexts texts)
    : IMutation<SuspendAppointmentInput, SuspendAppointmentPayload>
{
    static readonly SuspendAppointmentValidator s_validator = new();

    public async Task<SuspendAppointmentPayload> RunAsync(
        RegistryDb db, Caller caller, SuspendAppointmentInput input, CancellationToken cancellation)
    {
        if (s_validator.Errors(input) is { Count: > 0 } errors)
            return new SuspendAppointmentPayload(null, errors);
        var (appointment, error) = await desk.FindAsync(
            db, input.Appointment.Key, input.ExpectedVersion, cancellation);
        if (appointment is null)
            return new SuspendAppointmentPayload(null, [error!]);
        if (appointment.Status is not (AppointmentStatus.Appointed or AppointmentStatus.Active))
            return new SuspendAppointmentPayload(null,
            [
                StatusWords.Refuse(appointment, "there is nothing to suspend."),
            ]);
        if (input.RestoreBy is { } by && by <= desk.Now)
            return new SuspendAppointmentPayload(null,
            [
                new InvalidInput(
                    "It lies behind; name when the appointment ends if this is not resolved.", "restoreBy"),
            ]);
        appointment.Suspend(
            texts.Seal<Appointment>(db, appointment.Id, nameof(Appointment.Reason), input.Reason.Trim()),
            input.RestoreBy ?? desk.Now + Progress.TimeToRestore);
        appointment.Take(AppointmentStatus.Suspended, WaitsFor.Office, desk.Now);
        await desk.SaveAsync(db, appointment, cancellation);
        return new SuspendAppointmentPayload(appointment.Id, []);
    }
}

sealed record SuspendAppointmentInput(
    Id<Appointment> Appointment, int ExpectedVersion, string Reason, DateTime? RestoreBy = null);

sealed record SuspendAppointmentPayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class SuspendAppointmentValidator : AbstractValidator<SuspendAppointmentInput>
{
    public SuspendAppointmentValidator()
    {
        RuleFor(i => i.Reason).Must(Text.IsThere).WithMessage("Say why; it stays on record.")
            .MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
    }
}
