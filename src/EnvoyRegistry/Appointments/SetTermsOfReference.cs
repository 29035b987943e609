using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Appointments;

/// <summary>
/// Sets the terms, or another version of them. Before somebody is appointed, another version makes every consent and
/// every yes void; afterwards the appointment is suspended until all have said yes to it.
/// </summary>
sealed class SetTermsOfReference(AppointmentDesk desk, SecretariatClock clock)
    : IMutation<SetTermsOfReferenceInput, SetTermsOfReferencePayload>
{
    static readonly TermsValidator s_validator = new();

    public async Task<SetTermsOfReferencePayload> RunAsync(
        RegistryDb db, Caller caller, SetTermsOfReferenceInput input, CancellationToken cancellation)
    {
        var errors = s_validator.Errors(input);
        var (appointment, error) = await desk.FindAsync(
            db, input.Appointment.Key, input.ExpectedVersion, cancellation);
        if (appointment is null)
            return new SetTermsOfReferencePayload(null, [error!, .. errors]);
        if (appointment.IsOver || appointment.Status is AppointmentStatus.Reporting)
            return new SetTermsOfReferencePayload(null, [new Conflict(
                $"The appointment is {StatusWords.Write(appointment.Status)}; its terms stay as they are.",
                "appointment")]);
        if (appointment.SituationId is null)
            errors.Add(new RuleViolation("R16",
                "It is part of no situation yet, so nobody knows who the parties are: attach it to one.",
                "appointment"));
        if (input.Until is { } last && last < clock.Today)
            errors.Add(new InvalidInput($"The last day is past; today is {clock.Today:yyyy-MM-dd}.", "until"));
        var basis = Text.IsThere(input.Basis)
            ? await db.Set<Source>().FirstOrDefaultAsync(s => s.Code == input.Basis, cancellation) : null;
        if (basis is null && Text.IsThere(input.Basis))
            errors.Add(new NotFound(
                "There is no source of this code." + DidYouMean.Suffix(
                    input.Basis, await db.Set<Source>().Select(s => s.Code).ToListAsync(cancellation)),
                "basis"));
        if (errors.Count > 0)
            return new SetTermsOfReferencePayload(null, errors);

        appointment.Terms.Add(new TermsOfReference
        {
            Id = EntityId.New(),
            AppointmentId = appointment.Id,
            Number = appointment.Terms.Count + 1,
            Aim = input.Aim!.Trim(),
            Area = input.Area!.Trim(),
            Parties = input.Parties!.Trim(),
            Limits = input.Limits!.Trim(),
            From = input.From!.Value,
            Until = input.Until!.Value,
            ReportEveryDays = input.ReportEveryDays!.Value,
            Payer = input.Payer!.Trim(),
            BasisId = basis!.Id,
            Basis = basis,
            Mandate = input.Mandate,
            SetAt = desk.Now,
        });
        if (appointment.Status is AppointmentStatus.Requested)
            appointment.Take(AppointmentStatus.Scoped, WaitsFor.Office, desk.Now);
        await desk.SaveAsync(db, appointment, cancellation);
        return new SetTermsOfReferencePayload(appointment.Id, []);
    }
}

/// <param name="Basis">The code of a source.</param>
sealed record SetTermsOfReferenceInput(
    Id<Appointment> Appointment,
    int ExpectedVersion,
    string? Aim = null,
    string? Area = null,
    string? Parties = null,
    string? Limits = null,
    DateOnly? From = null,
    DateOnly? Until = null,
    int? ReportEveryDays = null,
    string? Payer = null,
    string? Basis = null,
    MandateBasis Mandate = MandateBasis.ChairTerm);

sealed record SetTermsOfReferencePayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload;

/// <summary>What is left out is told all at once, so nothing of it is required by the SDL.</summary>
sealed class TermsValidator : AbstractValidator<SetTermsOfReferenceInput>
{
    const int LongestDays = 1096;

    public TermsValidator()
    {
        Said(i => i.Aim, "Say what is to be reached.");
        Said(i => i.Area, "Say where.");
        Said(i => i.Parties, "Name the parties, as they are to be called.");
        Said(i => i.Limits, "Say what whoever is sent may not do.");
        Said(i => i.Payer, "Say who pays: it is never implied.");
        Said(i => i.Basis, "Name the paper or decision that it rests on, by the code of a source.");
        RuleFor(i => i.From).NotNull().WithMessage("Say on which day it begins.").WithErrorCode("R17");
        RuleFor(i => i.Until).NotNull().WithMessage("Say on which day it ends: nobody is sent without an end.")
            .WithErrorCode("R17");
        RuleFor(i => i.Until).Must((i, until) => until >= i.From).When(i => i is { From: not null, Until: not null })
            .WithMessage("It ends before it begins.");
        RuleFor(i => i.Until)
            .Must((i, until) => until!.Value.DayNumber - i.From!.Value.DayNumber < LongestDays)
            .When(i => i is { From: not null, Until: not null } && i.Until >= i.From)
            .WithMessage("At most three years; longer ones are set anew.");
        RuleFor(i => i.ReportEveryDays).NotNull().WithMessage("Say how often a report is due, in days.")
            .WithErrorCode("R10");
        RuleFor(i => i.ReportEveryDays).InclusiveBetween(1, 365).WithMessage("From 1 to 365 days.");

        void Said(System.Linq.Expressions.Expression<Func<SetTermsOfReferenceInput, string?>> field, string message)
        {
            RuleFor(field).Must(Text.IsThere).WithMessage(message).WithErrorCode("R17");
            RuleFor(field).MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
        }
    }
}
