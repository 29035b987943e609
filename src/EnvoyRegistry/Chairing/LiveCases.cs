using System.Globalization;
using System.Text;
using EnvoyRegistry.Appointments;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Groupings;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Chairing;

/// <summary>A case that is alive, and how it stands, in words.</summary>
sealed record LiveCase(HandOverKind Kind, long Id, bool IsExercise, string Record);

/// <summary>An open situation in which nothing is alive, in words.</summary>
sealed record QuietSituation(long Id, bool IsExercise, string Record);

/// <summary>
/// All that is alive: appointments that are not over, groupings that have not ended, consultations that are open. What
/// is told of each is made from the record, for offices: no text that is sealed, and nobody who was only considered.
/// </summary>
sealed class LiveCases(Progress progress, GroupingSteps groupingSteps, TimeProvider time)
{
    /// <param name="db">Reads as the register itself.</param>
    /// <param name="before">Only what there was before this instant.</param>
    public async Task<List<LiveCase>> ReadAsync(
        RegistryDb db, DateTime before, CancellationToken cancellation, IReadOnlyCollection<long>? but = null)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var known = but ?? [];
        var appointments = await db.WholeAppointments().AsNoTrackingWithIdentityResolution()
            .Where(a => a.Status < AppointmentStatus.Concluded && a.RequestedAt < before && !known.Contains(a.Id))
            .OrderBy(a => a.RequestedAt).ThenBy(a => a.Id).ToListAsync(cancellation);
        var groupings = await db.WholeGroupings().AsNoTrackingWithIdentityResolution()
            .Where(g => g.Status < GroupingStatus.Dissolved && g.Certainty == null && !known.Contains(g.Id)
                && (g.ProposedAt == null || g.ProposedAt < before))
            .OrderBy(g => g.ProposedAt).ThenBy(g => g.Id).ToListAsync(cancellation);
        var consultations = await db.Set<Consultation>().AsNoTracking()
            .Where(c => c.ClosesAt > now && c.OpenedAt < before && !known.Contains(c.Id))
            .OrderBy(c => c.OpenedAt).ThenBy(c => c.Id).ToListAsync(cancellation);
        var consulted = await ConsultationStanding.ReadAsync(
            db, [.. appointments.Select(a => a.Id), .. groupings.Select(g => g.Id)], now, cancellation);
        var next = await groupingSteps.ReadAsync(db, groupings, consulted, cancellation);
        return
        [
            .. appointments.Select(a => new LiveCase(HandOverKind.Appointment, a.Id, a.IsExercise,
                Write(a, consulted.GetValueOrDefault(a.Id), now))),
            .. groupings.Select(g => new LiveCase(HandOverKind.Grouping, g.Id, g.IsExercise,
                Write(g, consulted.GetValueOrDefault(g.Id), next[g.Id], now))),
            .. consultations.Select(c => new LiveCase(HandOverKind.Consultation, c.Id, c.IsExercise, Write(c))),
        ];
    }

    /// <summary>Situations that were open at an instant, and are, with no such case alive then.</summary>
    /// <param name="db">Reads as the register itself.</param>
    public static async Task<List<QuietSituation>> QuietAsync(
        RegistryDb db, DateTime at, CancellationToken cancellation, IReadOnlyCollection<long>? but = null)
    {
        var known = but ?? [];
        var situations = await db.Set<Situation>().AsNoTracking().Include(s => s.Parties)
            .Where(s => s.Status == SituationStatus.Open && s.OpenedAt < at && !known.Contains(s.Id)
                && !s.Matters.Any(m => m.Kind != MatterKind.Hold && m.Since < at
                    && (m.EndedAt == null || m.EndedAt > at)))
            .OrderBy(s => s.OpenedAt).ThenBy(s => s.Id).ToListAsync(cancellation);
        return situations.ConvertAll(s => new QuietSituation(s.Id, s.IsExercise, Write(s)));
    }

    /// <summary>Of some cases, whether they are alive.</summary>
    public async Task<HashSet<long>> AliveAsync(
        RegistryDb db, IReadOnlyCollection<long> ids, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return
        [
            .. await db.Set<Appointment>().Where(a => ids.Contains(a.Id) && a.Status < AppointmentStatus.Concluded)
                .Select(a => a.Id).ToListAsync(cancellation),
            .. await db.Set<Grouping>().Where(g => ids.Contains(g.Id) && g.Status < GroupingStatus.Dissolved)
                .Select(g => g.Id).ToListAsync(cancellation),
            .. await db.Set<Consultation>().Where(c => ids.Contains(c.Id) && c.ClosesAt > now)
                .Select(c => c.Id).ToListAsync(cancellation),
        ];
    }

    string Write(Appointment appointment, ConsultationStanding? consulted, DateTime now)
    {
        var text = new StringBuilder();
        Line(text, $"## An appointment: {appointment.Situation?.Title ?? "a proposal without a situation"}", "");
        Situation(text, appointment.Situation);
        Line(text, $"- Mission: {Words(appointment.Mission)}. It is {StatusWords.Write(appointment.Status)}.",
            $"- Asked for on {Day(appointment.RequestedAt)}.");
        if (Holder(appointment) is { } holder)
            Line(text, $"- Held by {holder}.");
        if (appointment.CurrentTerms is { } terms)
            Line(text, $"- Terms: version {terms.Number}, from {terms.From:yyyy-MM-dd} to {terms.Until:yyyy-MM-dd}, " +
                (terms.Mandate is MandateBasis.ChairTerm ? "for the term of the Chair" : "for a fixed term")
                + $". Aim: {terms.Aim}");
        foreach (var consent in appointment.ConsentsTo(ConsentSubject.Terms)
            .Concat(appointment.ConsentsTo(ConsentSubject.Person)))
            Line(text, $"- Consent of {consent.Party.Name} to " + (consent.Subject is ConsentSubject.Terms
                ? $"version {consent.TermsNumber} of the terms" : "the person") + $": {Words(consent.State)}.");
        Consulted(text, consulted, now);
        Next(text, NextSteps.Of(appointment, consulted, progress, now));
        return text.ToString();
    }

    static string Write(
        Grouping grouping, ConsultationStanding? consulted, IReadOnlyList<CaseStep> next, DateTime now)
    {
        var text = new StringBuilder();
        Line(text, $"## {SeatCheck.Named(grouping.Kind)}: {grouping.Name}", "",
            $"- Task: {grouping.Task}",
            $"- It is {Words(grouping.Status)}" + (grouping.From is { } from ? $", from {from:yyyy-MM-dd}." : "."));
        Situation(text, grouping.Situation);
        foreach (var member in grouping.Present.Where(m => m.Person is null || m.Answer is SeatAnswer.Yes)
            .OrderBy(m => m.Seat))
            Line(text, $"- The seat {SeatCheck.Words(member.Seat)}: " +
                $"{member.Participant?.Name ?? member.Person!.FullName}.");
        if (consulted is not null || !grouping.WasConstituted)
            Consulted(text, consulted, now);
        foreach (var paper in grouping.Papers.OrderBy(p => p.RecordedAt))
            Line(text, (paper.Kind is PaperKind.FactNote ? "- A note of facts" : "- A recommendation") +
                $" was handed in on {Day(paper.RecordedAt)}.");
        Next(text, next);
        return text.ToString();
    }

    static string Write(Consultation consultation)
    {
        var text = new StringBuilder();
        Line(text, $"## A consultation: {consultation.Title}", "",
            $"- Opened on {Day(consultation.OpenedAt)}, until {Instant(consultation.Deadline)}.",
            consultation.ObjectionStands ? "- An objection stands." : "- No objection stands.");
        return text.ToString();
    }

    static string Write(Situation situation)
    {
        var text = new StringBuilder();
        Line(text, $"## A situation: {situation.Title}", "");
        Situation(text, situation);
        Line(text, "- No appointment, grouping or consultation is alive in it.");
        return text.ToString();
    }

    static void Situation(StringBuilder text, Situation? situation)
    {
        if (situation is null)
            return;
        Line(text, $"- Situation: {situation.Title}, opened on {Day(situation.OpenedAt)}. Area: {situation.Area}" +
            (situation.IsImminent ? "; danger is imminent." : "."));
        foreach (var party in situation.Parties.Where(p => !p.IsRemoved).OrderBy(p => p.Name, StringComparer.Ordinal))
            Line(text, $"- {(party.IsDirectlyInvolved ? "Directly involved" : "Party")}: {party.Name}.");
    }

    /// <summary>In words of its own: those of a step name whom it is offered to.</summary>
    static void Next(StringBuilder text, IEnumerable<CaseStep> steps) => Line(text, steps
        .Select(step => $"- Next: {Words(step)}" + (step.By is { } by ? $", by {Instant(by)}." : ".")).Distinct());

    static void Consulted(StringBuilder text, ConsultationStanding? consulted, DateTime now) => Line(text,
        consulted switch
        {
            null => "- The participants were not consulted yet.",
            { ObjectionStands: true } => "- An objection of a participant stands.",
            _ when consulted.ClosesAt > now =>
                $"- The participants are consulted until {Instant(consulted.ClosesAt)}.",
            _ => $"- The participants were consulted until {Day(consulted.ClosesAt)}; no objection stands.",
        });

    static string? Holder(Appointment appointment) => !appointment.WasAppointed ? null
        : appointment.Person?.FullName ?? appointment.OfficialName
        ?? (appointment.ActingName is { } acting ? $"{acting}, for {appointment.Office?.Name}"
            : appointment.Office?.Name);

    static string Words(CaseStep step) => step.Actor switch
    {
        CaseActor.Chair => $"for the Chair's office, {step.Field}",
        CaseActor.Party => $"for a party, {step.Field}",
        CaseActor.Participants => $"for the participants, {step.Field}",
        CaseActor.Person => $"for whoever is asked or holds it, {step.Field}",
        CaseActor.Members => $"for those who sit in it, {step.Field}",
        _ => "with time alone",
    };

    static string Words<T>(T value) where T : struct, Enum => string.Concat(value.ToString()
        .Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? " " : "")}{char.ToLowerInvariant(c)}" : $"{c}"));

    static string Day(DateTime instant) => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Instant(DateTime instant) =>
        instant.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    static void Line(StringBuilder text, params IEnumerable<string> lines)
    {
        foreach (var line in lines)
            text.Append(line).Append('\n');
    }
}
