using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Consultations;

/// <summary>Who must do what for consultations to end without objection, by when, and by which rule.</summary>
sealed class ConsultationSteps(
    IDbContextFactory<RegistryDb> contexts, ICaseQuestions questions, TimeProvider time)
{
    public static IEnumerable<CaseStep> Of(DateTime closesAt, bool objectionStands, bool answerOwed, DateTime now)
    {
        if (closesAt > now)
            yield return ToAnswer(closesAt);
        foreach (var step in objectionStands ? ToWithdraw(answerOwed) : [])
            yield return step;
    }

    public static CaseStep ToAnswer(DateTime closesAt) => new(
        CaseActor.Participants, "Answer the consultation; silence is shown as silence.", "answerConsultation",
        closesAt, "R14");

    /// <summary>Of an objection that stands.</summary>
    /// <param name="answerOwed">Whether the Chair's office has not answered it.</param>
    public static IEnumerable<CaseStep> ToWithdraw(bool answerOwed)
    {
        if (answerOwed)
            yield return new CaseStep(
                CaseActor.Chair, "Answer the objection in writing.", "answerObjection", Rule: "R18");
        yield return new CaseStep(CaseActor.Participants, "Whoever objected may withdraw it; nobody else can.",
            "withdrawObjection", Rule: "R18");
    }

    public async ValueTask ReadAsync(Batch<long, IEnumerable<CaseStep>> asked, OperationContext operation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
        var ids = asked.Keys;
        var consultations = await db.Set<Consultation>().AsNoTracking().Include(c => c.Replies)
            .Where(c => ids.Contains(c.Id)).ToListAsync(operation.Cancellation);
        var open = await questions.OpenAsync(ids, operation.Cancellation);
        foreach (var consultation in consultations)
        {
            var objections = consultation.Replies.FindAll(r => r.IsStandingObjection);
            asked.Answer(consultation.Id, open.Before(consultation.Id, Of(
                consultation.ClosesAt, objections.Count > 0, objections.Exists(o => o.ChairAnswer is null), now)));
        }
    }
}
