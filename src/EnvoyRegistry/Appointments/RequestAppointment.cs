using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Situations;
using EnvoyRegistry.Vault;
using FluentValidation;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>
/// Asks that somebody be sent: the Chair's office in a situation, or any participant, which states the case itself.
/// </summary>
sealed class RequestAppointment(CaseTexts texts, Progress progress, TimeProvider time)
    : IMutation<RequestAppointmentInput, RequestAppointmentPayload>
{
    static readonly RequestAppointmentValidator s_validator = new();

    public async Task<RequestAppointmentPayload> RunAsync(
        RegistryDb db, Caller caller, RequestAppointmentInput input, CancellationToken cancellation)
    {
        var errors = s_validator.Errors(input);
        var isProposal = caller.Role is CallerRole.FocalPoint;
        Situation? situation = null;
        if (input.Situation is { } id)
        {
            (situation, var error) = isProposal
                ? (null, new NotFound("There is no such situation.", "situation"))
                : await db.FindSituationAsync(id.Key, null, cancellation);
            if (error is not null)
                errors.Add(error);
            else
                errors.AddRange(Missing(situation!));
        }
        else
            errors.AddRange(Missing(input));
        if (errors.Count > 0)
            return new RequestAppointmentPayload(null, errors);

        var now = time.GetUtcNow().UtcDateTime;
        var key = EntityId.New();
        var appointment = new Appointment
        {
            Id = key,
            SituationId = situation?.Id,
            Situation = situation,
            IsExercise = situation?.IsExercise ?? false,
            Mission = input.Mission,
            HolderKind = input.Holder,
            RequestedAt = now,
            RequestedById = caller.ParticipantId!.Value,
            IsProposal = isProposal,
            Lawful = Seal(nameof(Appointment.Lawful), input.Screening.Lawful),
            Safe = Seal(nameof(Appointment.Safe), input.Screening.Safe),
            Urgent = Seal(nameof(Appointment.Urgent), input.Screening.Urgent),
            Motive = Seal(nameof(Appointment.Motive), input.Screening.Motive),
            StatedCase = input.Statement is { } stated
                ? Seal(nameof(Appointment.StatedCase), $"{stated.Scope.Trim()}\n\n{stated.Parties.Trim()}") : null,
        };
        appointment.Take(AppointmentStatus.Requested, WaitsFor.Office, now);
        db.Add(appointment);
        await progress.AdvanceAsync(db, appointment, now, cancellation);
        await db.SaveChangesAsync(cancellation);
        return new RequestAppointmentPayload(key, []);

        string Seal(string column, string text) => texts.Seal<Appointment>(db, key, column, text.Trim());
    }

    /// <summary>R16: who must agree is known before anything is asked for.</summary>
    static IEnumerable<UserError> Missing(Situation situation)
    {
        if (!situation.DirectlyInvolved.Any())
            yield return new RuleViolation("R16",
                "No party of the situation is named as directly involved: name those whose consent is needed first.",
                "situation");
        if (situation.WhyNotTakenUp is { } why)
            yield return new RuleViolation("R16", why, "situation");
    }

    static IEnumerable<UserError> Missing(RequestAppointmentInput input)
    {
        if (!Text.IsThere(input.Statement?.Scope))
            yield return new RuleViolation("R16",
                "Without a situation, state the dispute: where it is, and between whom.", "statement", "scope");
        if (!Text.IsThere(input.Statement?.Parties))
            yield return new RuleViolation("R16",
                "Without a situation, state who is directly involved: nothing goes without their consent.",
                "statement", "parties");
    }
}

/// <param name="Situation">Of the Chair's office only; null for a proposal.</param>
sealed record RequestAppointmentInput(
    MissionType Mission,
    ScreeningInput Screening,
    Id<Situation>? Situation = null,
    HolderKind Holder = HolderKind.Person,
    StatedCaseInput? Statement = null);

sealed record ScreeningInput(string Lawful, string Safe, string Urgent, string Motive);

sealed record StatedCaseInput(string Scope, string Parties);

sealed record RequestAppointmentPayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class RequestAppointmentValidator : AbstractValidator<RequestAppointmentInput>
{
    public RequestAppointmentValidator()
    {
        RuleFor(i => i.Screening.Lawful).Must(Text.IsThere)
            .WithMessage("Say on what grounds it is lawful.").WithErrorCode("R16");
        RuleFor(i => i.Screening.Safe).Must(Text.IsThere)
            .WithMessage("Say how whoever is sent is kept safe.").WithErrorCode("R24");
        RuleFor(i => i.Screening.Urgent).Must(Text.IsThere)
            .WithMessage("Say why it cannot wait.").WithErrorCode("R12");
        RuleFor(i => i.Screening.Motive).Must(Text.IsThere)
            .WithMessage("Say who gains by it, so that there is no hidden motive.").WithErrorCode("R11");
        foreach (var answer in (System.Linq.Expressions.Expression<Func<RequestAppointmentInput, string>>[])
            [i => i.Screening.Lawful, i => i.Screening.Safe, i => i.Screening.Urgent, i => i.Screening.Motive])
            RuleFor(answer).MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
        RuleFor(i => i.Statement!.Scope).MaximumLength(Text.Paragraph).When(i => i.Statement is not null)
            .WithMessage($"At most {Text.Paragraph} characters.");
        RuleFor(i => i.Statement!.Parties).MaximumLength(Text.Paragraph).When(i => i.Statement is not null)
            .WithMessage($"At most {Text.Paragraph} characters.");
    }
}
