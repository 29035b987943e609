using System.Text;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Participants;
using EnvoyRegistry.Situations;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Chairing;

/// <summary>A change of the Chair with the cases that are, or were then, alive.</summary>
/// <param name="DaysLeft">0 from the day itself on.</param>
/// <param name="Note">
/// All of them in one text of Markdown; then the open situations in which nothing was alive.
/// </param>
sealed record HandOver(
    DateOnly Day, long FromId, long ToId, int DaysLeft, string Note, IReadOnlyList<HandOverCase> Cases);

/// <summary>One case in it.</summary>
/// <param name="Record">How it stands; from the day itself on, how it stood then.</param>
/// <param name="AskedAt">Null until that day.</param>
/// <param name="ToldDecision">Null for whoever is not told it, and while it is awaited.</param>
sealed record HandOverCase(
    HandOverKind Kind, long SubjectId, bool IsExercise, string Record, DateTime? AskedAt = null,
    HandOverCaseDecision? ToldDecision = null)
{
    public long? AppointmentId => Kind is HandOverKind.Appointment ? SubjectId : null;
    public long? GroupingId => Kind is HandOverKind.Grouping ? SubjectId : null;
    public long? ConsultationId => Kind is HandOverKind.Consultation ? SubjectId : null;
    public HandOverDecision? Decision => ToldDecision?.Decision;
    public DateTime? DecidedAt => ToldDecision?.At;
    public string? Reason => ToldDecision?.Reason;
    public bool? ConsentsCarryOver => ToldDecision?.ConsentsCarryOver;
    public long? NextAppointmentId => Kind is HandOverKind.Appointment ? ToldDecision?.Successor : null;
    public long? NextGroupingId => Kind is HandOverKind.Grouping ? ToldDecision?.Successor : null;
    public long? NextConsultationId => Kind is HandOverKind.Consultation ? ToldDecision?.Successor : null;
}

sealed record HandOverCaseDecision(
    HandOverDecision Decision, DateTime At, string Reason, bool? ConsentsCarryOver, long? Successor);

/// <summary>Reads changes of the Chair, for the two offices that each concerns and for nobody else.</summary>
sealed class HandOverReader(
    IDbContextFactory<RegistryDb> contexts, LiveCases cases, CaseTexts texts, CurrentCaller current,
    SecretariatClock clock, TimeProvider time)
{
    /// <summary>
    /// That to come, once it is near; otherwise the last one. The former office reads its cases as they stood then, for
    /// as long as they are alive.
    /// </summary>
    public async ValueTask<HandOver?> ReadAsync(bool isExercise, OperationContext operation)
    {
        var caller = current.Value;
        if (caller is not { Role: CallerRole.Chair or CallerRole.ParticipantOffice, ParticipantId: { } office })
            return null;
        await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
        db.Viewer = Viewer.Register;
        var terms = await db.Set<ChairTerm>().AsNoTracking().ToListAsync(operation.Cancellation);
        var (today, inCharge) = (clock.Today, caller.Role is CallerRole.Chair);
        if (HandOverDay.Next(today, terms) is { } next && (inCharge || next.ToId == office)
            && next.Day.DayNumber - today.DayNumber is var days && days <= HandOverCountdown.DaysAhead)
        {
            var live = (await cases.ReadAsync(db, time.GetUtcNow().UtcDateTime, operation.Cancellation))
                .FindAll(c => c.IsExercise == isExercise)
                .ConvertAll(c => new HandOverCase(c.Kind, c.Id, c.IsExercise, c.Record));
            var quiet = (await LiveCases.QuietAsync(db, time.GetUtcNow().UtcDateTime, operation.Cancellation))
                .FindAll(s => s.IsExercise == isExercise);
            return await WriteAsync(db, next, days, live, quiet, inCharge, operation);
        }
        return await LastAsync(db, office, inCharge, isExercise, terms, operation);
    }

    async Task<HandOver?> LastAsync(
        RegistryDb db, long office, bool inCharge, bool isExercise, List<ChairTerm> terms, OperationContext operation)
    {
        var last = HandOverDay.Last(clock.Today, terms);
        if (!inCharge && last?.FromId != office)
            last = await db.Set<HandOverQuestion>().Where(q => q.FromId == office).OrderByDescending(q => q.Day)
                .Select(q => new HandOverDay(q.Day, q.FromId, q.ToId)).FirstOrDefaultAsync(operation.Cancellation);
        if (last is null)
            return null;
        var asked = await db.Set<HandOverQuestion>().AsNoTracking()
            .Where(q => q.Day == last.Day && q.FromId == last.FromId && q.IsExercise == isExercise)
            .OrderBy(q => q.Kind).ThenBy(q => q.Id).ToListAsync(operation.Cancellation);
        if (!inCharge)
        {
            var alive = await cases.AliveAsync(db, [.. asked.Select(q => q.SubjectId)], operation.Cancellation);
            asked.RemoveAll(q => !alive.Contains(q.SubjectId));
        }
        return await WriteAsync(
            db, last, 0, asked.ConvertAll(q => Case(db, q, isToldDecision: inCharge)),
            await QuietAsync(db, last, isExercise, inCharge, operation.Cancellation), inCharge, operation);
    }

    /// <summary>As they stood then; the former office reads of those that are open still.</summary>
    async Task<List<QuietSituation>> QuietAsync(
        RegistryDb db, HandOverDay last, bool isExercise, bool inCharge, CancellationToken cancellation)
    {
        var kept = await db.Set<HandOverSituation>().AsNoTracking().Where(s =>
                s.Day == last.Day && s.FromId == last.FromId && s.IsExercise == isExercise
                && (inCharge || db.Set<Situation>().Any(
                    of => of.Id == s.SituationId && of.Status == SituationStatus.Open)))
            .OrderBy(s => s.Id).ToListAsync(cancellation);
        return kept.ConvertAll(s => new QuietSituation(s.SituationId, s.IsExercise, texts.Open<HandOverSituation>(
            db, s.Id, nameof(HandOverSituation.Record), s.Record)!));
    }

    static async Task<HandOver> WriteAsync(
        RegistryDb db, HandOverDay day, int daysLeft, List<HandOverCase> cases, List<QuietSituation> quiet,
        bool inCharge, OperationContext operation)
    {
        // Whoever is not in charge reads in cases of another office, and that is put on record.
        foreach (var read in inCharge ? [] : cases)
            operation.Look($"{read.Kind}.handOver", read.SubjectId);
        foreach (var read in inCharge ? [] : quiet)
            operation.Look("Situation.handOver", read.Id);
        var names = await db.Set<Participant>().Where(p => p.Id == day.FromId || p.Id == day.ToId)
            .ToDictionaryAsync(p => p.Id, p => p.Name, operation.Cancellation);
        var note = new StringBuilder($"# The Chair of the ARF, from {names[day.FromId]} to {names[day.ToId]}\n\n")
            .Append(daysLeft > 0 ? $"On {day.Day:yyyy-MM-dd}, in {daysLeft} days. Cases as they stand now:\n"
                : $"On {day.Day:yyyy-MM-dd}. Cases as they stood then:\n");
        foreach (var live in cases)
            note.Append('\n').Append(live.Record);
        if (cases.Count == 0)
            note.Append("\nThere are none.\n");
        foreach (var situation in quiet)
            note.Append('\n').Append(situation.Record);
        return new HandOver(day.Day, day.FromId, day.ToId, daysLeft, note.ToString(), cases);
    }

    /// <summary>What was last asked of a case, by the ids of cases.</summary>
    public async ValueTask OfCasesAsync(Batch<long, HandOverCase> asked, OperationContext operation)
    {
        await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
        var ids = asked.Keys;
        var questions = await db.Set<HandOverQuestion>().AsNoTracking().Where(q => ids.Contains(q.SubjectId))
            .ToListAsync(operation.Cancellation);
        foreach (var of in questions.GroupBy(q => q.SubjectId))
            asked.Answer(of.Key, Case(db, of.MaxBy(q => q.Day)!, isToldDecision: true));
    }

    HandOverCase Case(RegistryDb db, HandOverQuestion question, bool isToldDecision) => new(
        question.Kind, question.SubjectId, question.IsExercise,
        texts.Open<HandOverQuestion>(db, question.Id, nameof(HandOverQuestion.Record), question.Record)!,
        question.AskedAt,
        isToldDecision && question is { Decision: { } decision, DecidedAt: { } at } ? new HandOverCaseDecision(
            decision, at,
            texts.Open<HandOverQuestion>(db, question.Id, nameof(HandOverQuestion.Reason), question.Reason)!,
            question.ConsentsCarryOver, question.SuccessorId) : null);
}
