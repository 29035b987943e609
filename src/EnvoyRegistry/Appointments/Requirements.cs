using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;

namespace EnvoyRegistry.Appointments;

/// <summary>What is missing for a step, all of it at once, each with the rule it rests on.</summary>
static class Requirements
{
    /// <summary>Before anybody is offered it.</summary>
    public static IEnumerable<UserError> ForOffer(
        Appointment appointment, ConsultationStanding? consulted, DateTime now)
    {
        if (appointment.SituationId is null)
            yield return new RuleViolation("R16", "No situation is attached, so nobody knows who the parties are.",
                "appointment");
        var terms = appointment.CurrentTerms;
        if (terms is null)
            yield return new RuleViolation("R17", "There are no terms of reference.", "appointment");
        if (appointment.Situation?.WhyNotTakenUp is { } why)
            yield return new RuleViolation("R16", why, "appointment");
        if (appointment.Situation is { } situation && !situation.DirectlyInvolved.Any())
            yield return new RuleViolation("R16",
                "No party is named as directly involved, so there is nobody whose consent could be asked.",
                "appointment");
        var consents = appointment.ConsentsTo(ConsentSubject.Terms).ToList();
        foreach (var party in appointment.Situation?.DirectlyInvolved.Where(
            p => !consents.Exists(c => c.PartyId == p.Id)) ?? [])
            yield return new RuleViolation("R16",
                $"{party.Name} has not been asked whether it agrees to the terms.", "appointment");
        foreach (var consent in Progress.Outstanding(appointment, ConsentSubject.Terms))
            yield return new RuleViolation("R16",
                $"{consent.Party.Name} has not agreed to version {consent.TermsNumber} of the terms: " +
                $"{StateInWords(consent)}.", "appointment");
        if (consulted is null)
            yield return new RuleViolation("R14", "The participants were not consulted.", "appointment");
        else
        {
            if (consulted.ClosesAt > now)
                yield return new RuleViolation("R14",
                    $"The consultation is open until {consulted.ClosesAt:yyyy-MM-dd HH:mm} UTC.", "appointment");
            else if (consulted.ClosesAt < terms?.SetAt)
                yield return new RuleViolation("R14",
                    $"The consultation was closed before version {terms.Number} of the terms was set: consult again.",
                    "appointment");
            if (consulted.ObjectionStands)
                yield return new RuleViolation("R18",
                    "An objection stands. Only the participant that made it can withdraw it.", "appointment");
        }
    }

    /// <summary>Before somebody is appointed.</summary>
    public static IEnumerable<UserError> ForAppointment(
        Appointment appointment, ConsultationStanding? consulted, DateTime now)
    {
        var early = ForOffer(appointment, consulted, now);
        if (appointment.Accepted is null)
            return early.Append(new RuleViolation("R3",
                "Nobody has accepted: an appointment needs a yes of her or his own.", "appointment"));
        return early.Concat(Progress.Outstanding(appointment, ConsentSubject.Person).Select(consent =>
            new RuleViolation("R16", $"{consent.Party.Name} has not agreed to the person: {StateInWords(consent)}.",
                "appointment")));
    }

    /// <summary>Before a suspended appointment goes on.</summary>
    public static IEnumerable<UserError> ForResuming(Appointment appointment)
    {
        foreach (var consent in Progress.Outstanding(appointment, ConsentSubject.Terms)
            .Concat(Progress.Outstanding(appointment, ConsentSubject.Person)))
            yield return new RuleViolation("R16", $"{consent.Party.Name} does not agree: {StateInWords(consent)}.",
                "appointment");
        if (appointment.Accepted?.TermsNumber != appointment.CurrentTerms?.Number)
            yield return new RuleViolation("R3",
                $"Whoever holds it has not said yes to version {appointment.CurrentTerms?.Number} of the terms.",
                "appointment");
    }

    static string StateInWords(PartyConsent consent) => consent.State switch
    {
        ConsentState.Pending => "it has not answered",
        ConsentState.Withheld when consent.Condition is not null => "it sets a condition, which is no consent",
        ConsentState.Withheld => "it withholds it",
        ConsentState.Withdrawn => "it took its consent back",
        _ => "it agrees",
    };
}
