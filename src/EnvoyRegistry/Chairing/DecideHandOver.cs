using EnvoyRegistry.Access;
using EnvoyRegistry.Appointments;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Groupings;
using EnvoyRegistry.Vault;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Chairing;

/// <summary>The new office decides, once and with a reason, what becomes of a case that was alive.</summary>
sealed class DecideHandOver(
    Succession appointments, GroupingSuccession groupings, ConsultationSuccession consultations, LiveCases cases,
    CaseTexts texts, TimeProvider time) : IMutation<DecideHandOverInput, DecideHandOverPayload>
{
    static readonly DecideHandOverValidator s_validator = new();

    public async Task<DecideHandOverPayload> RunAsync(
        RegistryDb db, Caller caller, DecideHandOverInput input, CancellationToken cancellation)
    {
        var errors = s_validator.Errors(input);
        var question = NodeId.TryParse(input.Subject, out var id)
            ? await db.Set<HandOverQuestion>().Where(q => q.SubjectId == id.Value.Key).OrderByDescending(q => q.Day)
                .FirstOrDefaultAsync(cancellation) : null;
        if (question is null)
            errors.Add(new NotFound("There is no case of this id that the hand-over asks about.", "subject"));
        else if (question.Decision is not null)
            errors.Add(new Conflict($"It was decided on {question.DecidedAt:yyyy-MM-dd} already.", "subject"));
        else if (!(await cases.AliveAsync(db, [question.SubjectId], cancellation)).Contains(question.SubjectId))
            errors.Add(new Conflict("It has ended meanwhile; there is nothing to decide.", "subject"));
        else if (input.ConsentsCarryOver is not null
            && (question.Kind is not HandOverKind.Appointment || input.Decision is not HandOverDecision.Continue))
            errors.Add(new InvalidInput(
                "Consents are of an appointment that goes on; leave this out.", "consentsCarryOver"));
        if (errors.Count > 0)
            return new DecideHandOverPayload(null, errors);

        var (successor, error) = await DoAsync(db, question!, input, caller, cancellation);
        if (error is not null)
            return new DecideHandOverPayload(null,
                [error.Path is ["appointment"] or ["grouping"] ? error with { Path = ["subject"] } : error]);
        question!.Decide(
            input.Decision,
            texts.Seal<HandOverQuestion>(db, question.Id, nameof(HandOverQuestion.Reason), input.Reason.Trim()),
            input.ConsentsCarryOver, successor, time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellation);
        return new DecideHandOverPayload(question.SubjectId, []);
    }

    async Task<(long? Successor, UserError? Error)> DoAsync(
        RegistryDb db, HandOverQuestion question, DecideHandOverInput input, Caller caller,
        CancellationToken cancellation)
    {
        var (id, reason) = (question.SubjectId, input.Reason.Trim());
        return (question.Kind, input.Decision) switch
        {
            (HandOverKind.Appointment, HandOverDecision.Continue) =>
                (null, await appointments.ContinueAsync(db, id, input.ConsentsCarryOver, cancellation)),
            (HandOverKind.Appointment, HandOverDecision.Conclude) =>
                (null, await appointments.ConcludeAsync(db, id, reason, cancellation)),
            (HandOverKind.Appointment, _) =>
                await appointments.PassOnAsync(db, id, reason, caller.ParticipantId!.Value, cancellation),
            (HandOverKind.Grouping, HandOverDecision.Conclude) =>
                (null, await groupings.ConcludeAsync(db, id, reason, cancellation)),
            (HandOverKind.Grouping, HandOverDecision.HandOver) =>
                await groupings.PassOnAsync(db, id, reason, cancellation),
            (HandOverKind.Consultation, HandOverDecision.Conclude) =>
                (null, await consultations.ConcludeAsync(db, id, cancellation)),
            (HandOverKind.Consultation, HandOverDecision.HandOver) =>
                await consultations.PassOnAsync(db, id, cancellation),
            _ => (null, null),
        };
    }
}

/// <param name="Subject">The id of an appointment, a grouping or a consultation.</param>
sealed record DecideHandOverInput(
    string Subject, HandOverDecision Decision, string Reason, bool? ConsentsCarryOver = null);

sealed record DecideHandOverPayload(long? SubjectId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class DecideHandOverValidator : AbstractValidator<DecideHandOverInput>
{
    public DecideHandOverValidator() =>
        RuleFor(i => i.Reason).Must(Text.IsThere).WithMessage("Say why; it stays on record.")
            .MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
}
