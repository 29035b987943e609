using System.Globalization;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.Vault;
using FluentValidation;
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
        var readers = new List<Participant>();
        foreach (var (index, code) in input.Readers.Index())
        {
            var (reader, unknown) = await db.FindParticipantAsync(
                code, ["readers", index.ToString(CultureInfo.InvariantCulture)], cancellation);
            if (reader is null)
                return new FileReportPayload(null, [unknown!]);
            if (!readers.Contains(reader))
                readers.Add(reader);
        }

        var id = EntityId.New();
        appointment.Reports.Add(new Report
        {
            Id = id,
            AppointmentId = appointment.Id,
            Kind = input.Kind,
            Text = texts.Seal<Report>(db, id, nameof(Report.Text), input.Text.Trim()),
            FiledAt = desk.Now,
            AuthorId = appointment.PersonId,
            AuthorOfficeId = appointment.OfficeId,
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
