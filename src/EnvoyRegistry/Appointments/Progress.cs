using EnvoyRegistry.Access;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Situations;

namespace EnvoyRegistry.Appointments;

/// <summary>
/// Brings an appointment to where decisions and time have brought it. Every step is put down at the instant at which it
/// became so, whenever it is looked at: a deadline passes when it passes.
/// </summary>
/// <remarks>
/// Nothing is cleared without every party's consent to the terms in force (R16) and a consultation of all participants
/// that no objection stands against (R14, R18).
/// </remarks>
sealed class Progress(AppointmentPost post, AppointmentClock looks, SecretariatClock clock)
{
    /// <summary>How long a consent that was taken back can be given again, before the appointment ends.</summary>
    public static readonly TimeSpan TimeToRestore = TimeSpan.FromDays(14);

    /// <summary>To be saved; <paramref name="db"/> reads as the register itself.</summary>
    public async Task AdvanceAsync(
        RegistryDb db, Appointment appointment, DateTime now, CancellationToken cancellation)
    {
        var consulted = await ConsultationStanding.FindAsync(db, appointment.Id, now, cancellation);
        AskConsents(db, appointment, now);
        while (Due(appointment, consulted, now) is { } step)
        {
            step.Do();
            appointment.Take(step.Status, WaitsFor(appointment, step.Status, consulted, step.At), step.At);
            await post.TellAsync(db, appointment, step.Status, cancellation);
            AskConsents(db, appointment, now);
        }
        appointment.Take(appointment.Status, WaitsFor(appointment, appointment.Status, consulted, now), now);
        appointment.NextLookAt = NextLook(appointment, consulted, now);
        if (appointment.NextLookAt is { } next)
            looks.LookAt(next);
        KeepMatters(appointment, consulted, now);
    }

    /// <summary>The first instant of the day on which the terms begin, in the zone of the ASEAN Secretariat.</summary>
    public DateTime Start(TermsOfReference terms) => Midnight(terms.From);

    /// <summary>The first instant after the last day.</summary>
    public DateTime End(TermsOfReference terms) => Midnight(terms.Until.AddDays(1));

    DateTime Midnight(DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), clock.Zone);

    /// <summary>What stands open of consents to the terms in force: empty when all have agreed.</summary>
    public static IEnumerable<PartyConsent> Outstanding(Appointment appointment, ConsentSubject subject) =>
        appointment.ConsentsTo(subject).Where(c => c.State is not ConsentState.Granted);

    sealed record Step(AppointmentStatus Status, DateTime At, Action Do);

    /// <summary>The earliest thing that has come about and was not put down yet.</summary>
    Step? Due(Appointment appointment, ConsultationStanding? consulted, DateTime now) =>
        Open(appointment, consulted, now).Where(step => step.At <= now).MinBy(step => step.At);

    IEnumerable<Step> Open(Appointment appointment, ConsultationStanding? consulted, DateTime now)
    {
        if (appointment.IsOver || appointment.CurrentTerms is not { } terms)
            yield break;
        var isEarly = appointment.Status < AppointmentStatus.Appointed;
        if (isEarly)
            yield return new Step(AppointmentStatus.Expired, End(terms), () => EndOffers(OfferEnd.Void, End(terms)));
        var agreed = Cleared(appointment, consulted, terms);
        switch (appointment.Status)
        {
            case AppointmentStatus.Consulting when agreed is { } at:
                yield return new Step(AppointmentStatus.Cleared, at, Nothing);
                break;
            case AppointmentStatus.Cleared or AppointmentStatus.Offered or AppointmentStatus.Accepted
                when agreed is null:
                var since = Latest(appointment, now);
                yield return new Step(AppointmentStatus.Consulting, since, () => EndOffers(OfferEnd.Void, since));
                break;
            case AppointmentStatus.Offered:
                foreach (var step in Answered(appointment))
                    yield return step;
                break;
            case AppointmentStatus.Accepted:
                if (appointment.ConsentsTo(ConsentSubject.Person)
                    .FirstOrDefault(c => c.State is ConsentState.Withheld or ConsentState.Withdrawn) is { } no)
                    yield return new Step(AppointmentStatus.Cleared, no.AnsweredAt!.Value,
                        () => appointment.Accepted!.Finish(OfferEnd.NotAgreed, no.AnsweredAt.Value));
                break;
            case AppointmentStatus.Appointed or AppointmentStatus.Active when !IsAgreed(appointment):
                var lost = Latest(appointment, now);
                yield return new Step(
                    AppointmentStatus.Suspended, lost, () => appointment.Suspend(null, lost + TimeToRestore));
                break;
            case AppointmentStatus.Appointed:
                yield return new Step(
                    AppointmentStatus.Active, Later(Start(terms), appointment.Steps[^1].At), Nothing);
                break;
            case AppointmentStatus.Active:
                yield return new Step(AppointmentStatus.Reporting, End(terms),
                    () => appointment.Accepted?.GiveBack(End(terms)));
                break;
            case AppointmentStatus.Suspended when appointment.RestoreBy is { } restore:
                yield return new Step(AppointmentStatus.Terminated, restore,
                    () => appointment.Accepted?.GiveBack(restore));
                break;
        }

        void EndOffers(OfferEnd end, DateTime at)
        {
            foreach (var offer in appointment.Offers.Where(o => o.IsOpen || o.End is OfferEnd.Accepted))
                offer.Finish(end, at);
        }
    }

    static IEnumerable<Step> Answered(Appointment appointment)
    {
        foreach (var offer in appointment.Offers.Where(o => o.IsOpen && o.SaidYesAt is null))
            yield return new Step(
                AppointmentStatus.Offered, offer.Deadline, () => offer.Finish(OfferEnd.Lapsed, offer.Deadline));
        var open = appointment.Offers.Where(o => o.IsOpen).OrderBy(o => o.Position).ToList();
        var endedAt = appointment.Offers.Where(o => !o.IsOpen).Max(o => o.EndedAt);
        if (open is [])
            yield return new Step(AppointmentStatus.Cleared, endedAt!.Value, Nothing);
        else if (open[0].TakenAt is { } taken)
        {
            var earlier = appointment.Offers.Where(o => !o.IsOpen && o.Position < open[0].Position
                && o.TermsNumber == open[0].TermsNumber).Max(o => o.EndedAt);
            var at = earlier > taken ? earlier.Value : taken;
            yield return new Step(AppointmentStatus.Accepted, at, () =>
            {
                open[0].Finish(OfferEnd.Accepted, at);
                foreach (var other in open.Skip(1))
                    other.Finish(OfferEnd.Released, at);
            });
        }
    }

    /// <summary>
    /// Since when all parties agree to the terms in force, and all participants were consulted on them without an
    /// objection that stands; null while that is not so.
    /// </summary>
    static DateTime? Cleared(Appointment appointment, ConsultationStanding? consulted, TermsOfReference terms)
    {
        var consents = appointment.ConsentsTo(ConsentSubject.Terms).ToList();
        // A consultation that was closed before these terms were set was about others.
        return consents.Count > 0 && IsAsked(appointment) && consents.TrueForAll(c => c.State is ConsentState.Granted)
            && consulted?.ClearSince is { } clear && consulted.ClosesAt >= terms.SetAt
            ? consents.Select(c => c.AnsweredAt!.Value).Append(clear).Append(terms.SetAt).Max() : null;
    }

    /// <summary>Whether every party has been asked: one that was named just now has not.</summary>
    static bool IsAsked(Appointment appointment) =>
        appointment.Situation!.DirectlyInvolved.All(party =>
            appointment.ConsentsTo(ConsentSubject.Terms).Any(c => c.PartyId == party.Id));

    /// <summary>
    /// Once somebody is appointed: whether all parties agree to the terms and the person, and she to the terms.
    /// </summary>
    static bool IsAgreed(Appointment appointment) =>
        !Outstanding(appointment, ConsentSubject.Terms).Any() && !Outstanding(appointment, ConsentSubject.Person).Any()
        && IsAsked(appointment) && appointment.Accepted?.TermsNumber == appointment.CurrentTerms!.Number;

    static WaitsFor WaitsFor(
        Appointment appointment, AppointmentStatus status, ConsultationStanding? consulted, DateTime at)
    {
        var isAgreed = !Outstanding(appointment, ConsentSubject.Terms).Any();
        return status switch
        {
            AppointmentStatus.Consulting when !isAgreed || consulted is null || consulted.ClosesAt > at
                || consulted.ObjectionStands => Appointments.WaitsFor.Governments,
            AppointmentStatus.Offered => Appointments.WaitsFor.Persons,
            AppointmentStatus.Accepted or AppointmentStatus.Suspended
                when !isAgreed || Outstanding(appointment, ConsentSubject.Person).Any() =>
                Appointments.WaitsFor.Governments,
            < AppointmentStatus.Active or AppointmentStatus.Suspended => Appointments.WaitsFor.Office,
            _ => Appointments.WaitsFor.Nobody,
        };
    }

    /// <summary>Asks every party for what it was not asked yet, once the participants are consulted.</summary>
    void AskConsents(RegistryDb db, Appointment appointment, DateTime now)
    {
        if (appointment is not
            {
                Status: >= AppointmentStatus.Consulting and < AppointmentStatus.Reporting, Situation: { } situation,
                CurrentTerms: { } terms
            })
            return;
        foreach (var party in situation.DirectlyInvolved)
        {
            Ask(party, ConsentSubject.Terms, terms.Number, null);
            if (appointment.Accepted is { } offer)
                Ask(party, ConsentSubject.Person, null, offer.Id);
        }

        void Ask(SituationParty party, ConsentSubject subject, int? number, long? offer)
        {
            if (appointment.Consents.Exists(c => c.PartyId == party.Id && c.Subject == subject
                && c.TermsNumber == number && c.OfferId == offer))
                return;
            var consent = new PartyConsent
            {
                Id = EntityId.New(),
                AppointmentId = appointment.Id,
                PartyId = party.Id,
                Party = party,
                Subject = subject,
                TermsNumber = number,
                OfferId = offer,
                ProposedName = offer is null ? null : appointment.Accepted!.Name,
                AskedAt = now,
            };
            appointment.Consents.Add(consent);
            party.AskedAt ??= now;
            post.AskConsent(db, appointment, consent);
        }
    }

    DateTime? NextLook(Appointment appointment, ConsultationStanding? consulted, DateTime now) =>
        Open(appointment, consulted, now).Select(step => step.At)
            .Concat(appointment.Status is AppointmentStatus.Consulting && consulted is { ClosesAt: var closes }
                ? [closes] : [])
            .Where(at => at > now).Cast<DateTime?>().Min();

    /// <summary>A situation is not closed over an appointment, nor over a consultation that is open.</summary>
    static void KeepMatters(Appointment appointment, ConsultationStanding? consulted, DateTime now)
    {
        if (appointment.Situation is not { } situation)
            return;
        situation.Keep(
            MatterKind.Appointment, appointment.Id, appointment.RequestedAt, appointment.IsOver ? now : null);
        if (consulted is not null)
            situation.Keep(
                MatterKind.Consultation, consulted.ConsultationId, consulted.OpenedAt, consulted.ClosesAt);
    }

    /// <summary>
    /// The last answer of a party, by which things came to be as they are; now, where it was no answer.
    /// </summary>
    static DateTime Latest(Appointment appointment, DateTime now) =>
        appointment.ConsentsTo(ConsentSubject.Terms).Concat(appointment.ConsentsTo(ConsentSubject.Person))
            .Where(c => c.State is ConsentState.Withdrawn or ConsentState.Withheld).Max(c => c.AnsweredAt) is { } at
            && at > appointment.Steps[^1].At ? at : now;

    static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    static void Nothing()
    {
    }
}
