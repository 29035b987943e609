using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Appointments;

/// <summary>Who must do what, by when, and on which ground: in the order in which it can be done.</summary>
static class NextSteps
{
    public static IEnumerable<CaseStep> Of(
        Appointment appointment, ConsultationStanding? consulted, Progress progress, DateTime now) =>
        ToTakeUp(appointment).Concat(appointment.Status switch
        {
            AppointmentStatus.Requested => ToScope(appointment),
            AppointmentStatus.Scoped =>
            [
                new CaseStep(
                    CaseActor.Chair, "Consult all participants on the terms.", "openConsultation", Rule: "R14"),
            ],
            AppointmentStatus.Consulting => ToClear(appointment, consulted, now),
            AppointmentStatus.Cleared =>
            [
                new CaseStep(CaseActor.Chair, "Offer it, to one or to several in an order.", "offerAppointment",
                    Rule: "R24"),
            ],
            AppointmentStatus.Offered => ToAccept(appointment),
            AppointmentStatus.Accepted => ToAppoint(appointment),
            AppointmentStatus.Appointed =>
            [
                new CaseStep(CaseActor.Time, "The work begins by itself on the first day of the terms.",
                    By: progress.Start(appointment.CurrentTerms!)),
                .. IfGone(appointment),
            ],
            AppointmentStatus.Active =>
            [
                new CaseStep(CaseActor.Person, "Report to the Chair, as often as the terms say.", "fileReport",
                    ReportDue(appointment, progress), "R10"),
                .. IfGone(appointment),
                .. Unread(appointment),
            ],
            AppointmentStatus.Suspended => ToResume(appointment),
            AppointmentStatus.Reporting or AppointmentStatus.Resigned or AppointmentStatus.Terminated =>
                ToConclude(appointment),
            _ => [],
        });

    /// <summary>Before anybody is appointed: what may have been taken back since it was asked for.</summary>
    static IEnumerable<CaseStep> ToTakeUp(Appointment appointment) =>
        appointment is { Status: < AppointmentStatus.Appointed, Situation: { } situation }
            && situation.StepToTakeUp() is { } step ? [step] : [];

    static IEnumerable<CaseStep> ToScope(Appointment appointment)
    {
        if (appointment.SituationId is null)
            yield return new CaseStep(CaseActor.Chair, "Attach the request to a situation, or refuse it.",
                "attachSituation", Rule: "R16");
        yield return new CaseStep(CaseActor.Chair, "Set the terms of reference.", "setTermsOfReference", Rule: "R17");
    }

    static IEnumerable<CaseStep> ToClear(Appointment appointment, ConsultationStanding? consulted, DateTime now)
    {
        foreach (var consent in Progress.Outstanding(appointment, ConsentSubject.Terms))
            yield return Asked(consent,
                $"{consent.Party.Name}: consent to version {consent.TermsNumber} of the terms{Said(consent)}.");
        if (consulted is null || consulted.ClosesAt < appointment.CurrentTerms!.SetAt)
            yield return new CaseStep(CaseActor.Chair, "Consult all participants on the terms in force.",
                "openConsultation", Rule: "R14");
        foreach (var step in consulted?.Steps(now) ?? [])
            yield return step;
    }

    static IEnumerable<CaseStep> ToAccept(Appointment appointment)
    {
        foreach (var offer in appointment.Offers.Where(o => o.IsOpen).OrderBy(o => o.Position))
            yield return offer.SaidYesAt is null
                ? new CaseStep(CaseActor.Person, $"{offer.Name}: answer the offer, yes or no.", "answerOffer",
                    offer.Deadline, "R3")
                : offer.Release is EmployerRelease.Awaited
                    ? new CaseStep(CaseActor.Person, $"{offer.Name}: say when the employer lets her or him go.",
                        "answerOffer", Rule: "R3")
                    : new CaseStep(CaseActor.Time, $"{offer.Name} has said yes, and waits for those asked first.");
    }

    static IEnumerable<CaseStep> ToAppoint(Appointment appointment)
    {
        var outstanding = Progress.Outstanding(appointment, ConsentSubject.Person).ToList();
        foreach (var consent in outstanding)
            yield return Asked(consent, $"{consent.Party.Name}: consent to {consent.ProposedName}{Said(consent)}.");
        if (outstanding.Count == 0)
            yield return new CaseStep(CaseActor.Chair, "Appoint whoever accepted it.", "appointEnvoy", Rule: "R24");
    }

    static IEnumerable<CaseStep> ToResume(Appointment appointment)
    {
        foreach (var consent in Progress.Outstanding(appointment, ConsentSubject.Terms)
            .Concat(Progress.Outstanding(appointment, ConsentSubject.Person)))
            yield return Asked(consent, $"{consent.Party.Name}: give the consent again{Said(consent)}.")
                with
            { By = appointment.RestoreBy };
        if (appointment.Accepted?.TermsNumber != appointment.CurrentTerms!.Number)
            yield return new CaseStep(CaseActor.Person, "Say yes to the terms in force, or resign.", "answerOffer",
                appointment.RestoreBy, "R3");
        yield return new CaseStep(CaseActor.Chair, "Let it go on, or end it.", "resumeAppointment",
            appointment.RestoreBy, "R16");
        foreach (var step in IfGone(appointment))
            yield return step;
    }

    static IEnumerable<CaseStep> ToConclude(Appointment appointment)
    {
        if (!appointment.Reports.Exists(r => r.Kind is ReportKind.Final))
            yield return new CaseStep(
                CaseActor.Person, "File the final report to the Chair.", "fileReport", Rule: "R10");
        foreach (var step in Unread(appointment))
            yield return step;
        yield return new CaseStep(CaseActor.Chair, "Conclude the appointment, once the final report is there.",
            "concludeAppointment", Rule: "R10");
    }

    /// <summary>Of a holder who left the register, or whose entry turned stale, the office decides.</summary>
    static IEnumerable<CaseStep> IfGone(Appointment appointment)
    {
        if (appointment.HolderKind is HolderKind.Person
            && appointment.Person is not { Status: PersonStatus.Registered or PersonStatus.Listed })
            yield return new CaseStep(CaseActor.Chair,
                "Whoever holds it is not on the register any more: decide whether it goes on.", "terminateAppointment",
                Rule: "R3");
    }

    static IEnumerable<CaseStep> Unread(Appointment appointment) =>
        appointment.Reports.Exists(r => r.AcknowledgedAt is null)
            ?
            [
                new CaseStep(
                    CaseActor.Chair, "Acknowledge the reports that have come.", "acknowledgeReport", Rule: "R10"),
            ]
            : [];

    static DateTime ReportDue(Appointment appointment, Progress progress)
    {
        var terms = appointment.CurrentTerms!;
        var last = appointment.Reports.Select(r => r.FiledAt).Append(progress.Start(terms)).Max();
        return last.AddDays(terms.ReportEveryDays);
    }

    static CaseStep Asked(PartyConsent consent, string what) =>
        new(consent.Party.ParticipantId is null ? CaseActor.Chair : CaseActor.Party, what, "recordConsent",
            Rule: "R16", PartyId: consent.PartyId);

    static string Said(PartyConsent consent) => consent.State switch
    {
        ConsentState.Withheld when consent.Condition is not null => " (it sets a condition, which is no consent)",
        ConsentState.Withheld => " (it withholds it)",
        ConsentState.Withdrawn => " (it took it back)",
        _ => "",
    };
}
