using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Consultations;

/// <summary>
/// Puts the Chair's written answer beside an objection. It changes nothing about that: only the objector can (R18).
/// </summary>
sealed class AnswerObjection(CaseTexts texts, TimeProvider time)
    : IMutation<AnswerObjectionInput, AnswerObjectionPayload>
{
    static readonly AnswerObjectionValidator s_validator = new();

    public async Task<AnswerObjectionPayload> RunAsync(
        RegistryDb db, Caller caller, AnswerObjectionInput input, CancellationToken cancellation)
    {
        if (s_validator.Errors(input) is { Count: > 0 } errors)
            return new AnswerObjectionPayload(null, errors);
        if (!await db.Set<Consultation>().AnyAsync(c => c.Id == input.Consultation.Key, cancellation))
            return Refused(new NotFound("There is no such consultation.", "consultation"));
        var reply = await db.Set<ConsultationReply>().FirstOrDefaultAsync(
            r => r.ConsultationId == input.Consultation.Key && r.Participant.Code == input.Participant, cancellation);
        if (reply is null)
            return Refused(new NotFound("No participant of this code was asked.", "participant"));
        if (reply.Version != input.ExpectedVersion)
            return Refused(new StaleVersion(reply.Version, input.ExpectedVersion));
        if (!reply.IsStandingObjection)
            return Refused(new Conflict("This participant has no objection here that stands.", "participant"));

        reply.ChairAnswer = texts.Seal<ConsultationReply>(
            db, reply.Id, nameof(ConsultationReply.ChairAnswer), input.Text.Trim());
        reply.ChairAnsweredAt = time.GetUtcNow().UtcDateTime;
        reply.Version++;
        await db.SaveChangesAsync(cancellation);
        return new AnswerObjectionPayload(input.Consultation.Key, []);
    }

    static AnswerObjectionPayload Refused(UserError error) => new(null, [error]);
}

/// <param name="Participant">The objector, by code.</param>
sealed record AnswerObjectionInput(
    Id<Consultation> Consultation, string Participant, int ExpectedVersion, string Text);

sealed record AnswerObjectionPayload(long? ConsultationId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class AnswerObjectionValidator : AbstractValidator<AnswerObjectionInput>
{
    public AnswerObjectionValidator() =>
        RuleFor(i => i.Text).Must(Text.IsThere).WithMessage("Write what the Chair's office answers.")
            .MaximumLength(Text.Pages).WithMessage($"At most {Text.Pages} characters.");
}
