using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>What is worked out of an appointment as a whole, for those who may see that.</summary>
sealed class AppointmentReader(
    IDbContextFactory<RegistryDb> contexts, Progress progress, ICaseQuestions questions, TimeProvider time)
{
    public async ValueTask TimesAsync(Batch<long, TimeToEnvoy> asked, OperationContext operation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
        var appointments = await db.Set<Appointment>().AsNoTracking().Include(a => a.Situation)
            .Include(a => a.Steps.OrderBy(s => s.Number)).Where(a => asked.Keys.Contains(a.Id))
            .ToListAsync(operation.Cancellation);
        foreach (var appointment in appointments)
            asked.Answer(appointment.Id, TimeToEnvoy.Reckon(appointment, now));
    }

    /// <summary>By the mandate of the terms that were agreed to; of the person, of those in force.</summary>
    public async ValueTask CarriesOverAsync(Batch<long, bool> asked, OperationContext operation)
    {
        await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
        db.Viewer = Viewer.Register;
        var ids = asked.Keys;
        var consents = await db.Set<PartyConsent>().AsNoTracking().Include(c => c.Appointment.Terms)
            .Where(c => ids.Contains(c.Id)).ToListAsync(operation.Cancellation);
        foreach (var consent in consents)
        {
            var terms = consent.Appointment.Terms.Find(t => t.Number == consent.TermsNumber)
                ?? consent.Appointment.CurrentTerms;
            asked.Answer(consent.Id, terms is { Mandate: MandateBasis.FixedTerm });
        }
    }

    public async ValueTask NextStepsAsync(Batch<long, IEnumerable<CaseStep>> asked, OperationContext operation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
        db.Viewer = Viewer.Register;
        var consulted = await ConsultationStanding.ReadAsync(db, [.. asked.Keys], now, operation.Cancellation);
        var appointments = await db.WholeAppointments().AsNoTrackingWithIdentityResolution()
            .Where(a => asked.Keys.Contains(a.Id)).ToListAsync(operation.Cancellation);
        var open = await questions.OpenAsync(asked.Keys, operation.Cancellation);
        foreach (var appointment in appointments)
            asked.Answer(appointment.Id, open.Before(appointment.Id, NextSteps.Of(
                appointment, consulted.GetValueOrDefault(appointment.Id), progress, now)));
    }

    /// <summary>By the ids of versions of terms; of those that the caller may see, as all are seen alike.</summary>
    public async ValueTask ChangesAsync(Batch<long, IReadOnlyList<TermsChange>> asked, OperationContext operation)
    {
        await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
        var versions = (await db.Set<TermsOfReference>().AsNoTracking().Include(t => t.Basis)
            .Where(t => db.Set<TermsOfReference>().Any(
                other => other.AppointmentId == t.AppointmentId && asked.Keys.Contains(other.Id)))
            .ToListAsync(operation.Cancellation)).ToDictionary(t => (t.AppointmentId, t.Number));
        foreach (var terms in versions.Values)
            asked.Answer(terms.Id, versions.TryGetValue((terms.AppointmentId, terms.Number - 1), out var before)
                ? TermsChange.Find(before, terms) : []);
    }
}

/// <summary>
/// How long the way to an envoy takes: from the moment the situation was opened until she or he is at work. Each second
/// belongs to whoever it waited for, so the three parts add up to the whole.
/// </summary>
/// <param name="EndedAt">When somebody was at work, or it came to another end; null while it goes on.</param>
sealed record TimeToEnvoy(
    DateTime BeganAt, DateTime? EndedAt, int TotalSeconds, int OfficeSeconds, int GovernmentsSeconds,
    int PersonsSeconds, IReadOnlyList<TimedStep> Steps)
{
    public static TimeToEnvoy Reckon(Appointment appointment, DateTime now)
    {
        var began = appointment.Situation is { } situation && situation.OpenedAt < appointment.RequestedAt
            ? situation.OpenedAt : appointment.RequestedAt;
        var steps = appointment.Steps;
        var last = steps.Find(s => s.WaitsFor is WaitsFor.Nobody);
        var spans = new List<TimedStep>();
        if (steps[0].At > began)
            spans.Add(new TimedStep(null, WaitsFor.Office, began, steps[0].At));
        foreach (var (index, step) in steps.Index().TakeWhile(s => s.Item.Number < (last?.Number ?? int.MaxValue)))
            spans.Add(new TimedStep(
                step.Status, step.WaitsFor, step.At, index + 1 < steps.Count ? steps[index + 1].At : now));
        return new TimeToEnvoy(
            began, last?.At, Seconds(spans), Of(WaitsFor.Office), Of(WaitsFor.Governments), Of(WaitsFor.Persons),
            spans);

        int Of(WaitsFor whom) => Seconds(spans.Where(s => s.WaitedFor == whom));
    }

    static int Seconds(IEnumerable<TimedStep> spans) => spans.Sum(s => s.Seconds);
}

/// <summary>A stretch of the way.</summary>
/// <param name="Status">Null before anybody was asked for.</param>
sealed record TimedStep(AppointmentStatus? Status, WaitsFor WaitedFor, DateTime From, DateTime Until)
{
    // Stored instants are whole seconds, and so is the difference of two.
    public int Seconds => checked((int)(UtcSeconds.Truncated(Until) - UtcSeconds.Truncated(From)).TotalSeconds);
}
