using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.Vault;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>R10: whoever holds an appointment reports to the Chair; it binds nobody.</summary>
sealed class FileReport(AppointmentDesk desk, CaseTexts texts) : IMutation<FileReportInput, FileReportPayload>
{
    static readonly FileReportValidator s_validator = new();

    public async Task<FileReportPayload> RunAsync(
        RegistryDb db, Caller caller, FileReportInput input, CancellationToken cancellation)
    {
        if (s_validator.Errors(input) is { Count: > 0 } errors)
            return new FileReportPayload(null, errors);
        var (appointment, error) = await desk.FindAsync(db, input.Appointment.Key, null, cancellation);
        if (appointment is null)
            return new FileReportPayload(null, [error!]);
        if (!appointment.WasAppointed
            || !(appointment.PersonId == caller.PersonId && caller.PersonId is not null)
            && !(appointment.OfficeId is { } office && office == caller.ParticipantId
                && caller.Role is CallerRole.FocalPoint))
            return new FileReportPayload(null, [new RuleViolation(
                "R10", "Only whoever holds an appointment reports of it.", "appointment")]);
        var readers = await db.Set<Participant>().Where(p => input.Readers.Contains(p.Code)).ToListAsync(cancellation);
        if (input.Readers.FirstOrDefault(code => readers.TrueForAll(r => r.Code != code)) is { } unknown)
            return new FileReportPayload(null, [new NotFound(
                $"There is no participant of the code {unknown}.", "readers")]);

        var id = EntityId.New();
        appointment.Reports.Add(new Report
        {
            Id = id,
            AppointmentId = appointment.Id,
            Kind = input.Kind,
            Text = texts.Seal<Report>(db, id, nameof(Report.Text), input.Text.Trim()),
            FiledAt = desk.Now,
            Readers = readers,
        });
        await desk.SaveAsync(db, appointment, cancellation);
        return new FileReportPayload(id, []);
    }
}

/// <param name="Readers">Codes of participants whose focal points may read it.</param>
sealed record FileReportInput(Id<Appointment> Appointment, ReportKind Kind, string Text, IReadOnlyList<string> Readers);

sealed record FileReportPayload(long? ReportId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class FileReportValidator : AbstractValidator<FileReportInput>
{
    const int Longest = 100_000;

    public FileReportValidator() =>
        RuleFor(i => i.Text).Must(Text.IsThere).WithMessage("A report has a text.")
            .MaximumLength(Longest).WithMessage($"At most {Longest} characters.");
}
