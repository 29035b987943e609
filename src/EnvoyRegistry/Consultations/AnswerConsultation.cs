using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Consultations;

/// <summary>Takes the reply of a participant, as its focal point gives it or changes it until the deadline.</summary>
sealed class AnswerConsultation(ConsultedMatters matters, CaseTexts texts, TimeProvider time)
    : IMutation<AnswerConsultationInput, AnswerConsultationPayload>
{
    public async Task<AnswerConsultationPayload> RunAsync(
        RegistryDb db, Caller caller, AnswerConsultationInput input, CancellationToken cancellation)
    {
        if (await db.OwnReplyAsync(caller, input.Consultation.Key, cancellation) is not { } reply)
            return Refused(new NotFound("There is no such consultation.", "consultation"));
        if (reply.Version != input.ExpectedVersion)
            return Refused(new StaleVersion(reply.Version, input.ExpectedVersion));
        return await AnswerAsync(db, reply, input.Answer, input.Text, cancellation) is { } error
            ? Refused(error)
            : new AnswerConsultationPayload(reply.ConsultationId, []);
    }

    /// <summary>Puts the answer in the place of whatever the participant answered before, and saves it.</summary>
    public async Task<UserError?> AnswerAsync(
        RegistryDb db, ConsultationReply reply, ConsultationAnswer answer, string? text,
        CancellationToken cancellation)
    {
        var (consultation, now) = (reply.Consultation, UtcSeconds.Truncated(time.GetUtcNow().UtcDateTime));
        if (consultation.IsClosed(now))
            return new Conflict(
                $"The consultation closed on {consultation.ClosesAt:yyyy-MM-dd'T'HH:mm:ss'Z'}; it takes no answers.",
                "consultation");
        text = Text.OrNull(text);
        if (answer is ConsultationAnswer.NoObjection && text is not null)
            return new InvalidInput("No objection comes without a text; what has one is a COMMENT.", "text");
        if (answer is not ConsultationAnswer.NoObjection && text is null)
            return new InvalidInput(
                answer is ConsultationAnswer.Objection ? "Say what the objection is." : "Say what the comment is.",
                "text");
        if (text?.Length > Text.Pages)
            return new InvalidInput($"At most {Text.Pages} characters.", "text");

        (reply.Answer, reply.AnsweredAt, reply.WithdrawnAt) = (answer, now, null);
        // It answered another text.
        (reply.ChairAnswer, reply.ChairAnsweredAt) = (null, null);
        reply.Text = text is null ? null
            : texts.Seal<ConsultationReply>(db, reply.Id, nameof(ConsultationReply.Text), text);
        reply.Version++;
        var others = db.OtherReplies(reply);
        consultation.ObjectionStands = reply.IsStandingObjection
            || await others.AnyAsync(
                r => r.Answer == ConsultationAnswer.Objection && r.WithdrawnAt == null, cancellation);
        if (!await others.AnyAsync(r => r.Answer == null, cancellation))
            consultation.ClosesAt = now;
        await matters.SaveAndTellAsync(db, consultation, ConsultationMove.Answered, cancellation);
        return null;
    }

    static AnswerConsultationPayload Refused(UserError error) => new(null, [error]);
}

sealed record AnswerConsultationInput(
    Id<Consultation> Consultation, int ExpectedVersion, ConsultationAnswer Answer, string? Text);

sealed record AnswerConsultationPayload(long? ConsultationId, IReadOnlyList<UserError> Errors) : IPayload;

/// <summary>Lines of a consultation, for whoever answers in one of them.</summary>
static class RepliesFound
{
    /// <summary>The line of the participant whose focal point calls; null when it was not asked.</summary>
    public static Task<ConsultationReply?> OwnReplyAsync(
        this RegistryDb db, Caller caller, long consultation, CancellationToken cancellation) =>
        db.Set<ConsultationReply>().Include(r => r.Consultation).FirstOrDefaultAsync(
            r => r.ConsultationId == consultation && r.ParticipantId == caller.ParticipantId, cancellation);

    /// <summary>Those of the others, whoever sees them: what comes of all of them is everybody's.</summary>
    public static IQueryable<ConsultationReply> OtherReplies(this RegistryDb db, ConsultationReply reply) =>
        db.Set<ConsultationReply>().IgnoreQueryFilters()
            .Where(r => r.ConsultationId == reply.ConsultationId && r.Id != reply.Id);
}
