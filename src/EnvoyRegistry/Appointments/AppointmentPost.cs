using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Pages;
using EnvoyRegistry.People;
using EnvoyRegistry.Situations;
using EnvoyRegistry.Vault;

namespace EnvoyRegistry.Appointments;

/// <summary>The letters of an appointment. None names a person; what is confidential is read signed in.</summary>
sealed class AppointmentPost(
    SituationPost post, PersonContacts contacts, CaseTexts texts, PublicAddress site, TimeProvider time)
{
    /// <summary>Asks a party for its consent (R16), by a letter with a link of this consent's own.</summary>
    public void AskConsent(RegistryDb db, Appointment appointment, PartyConsent consent)
    {
        if (consent.Party.Participant is not { } participant)
            return;
        var secret = Secret.New(Secret.OfLink);
        consent.LinkHash = Secret.Hash(secret);
        post.PostToFocalPoint(db, appointment.Situation, participant,
            consent.Subject is ConsentSubject.Terms ? "Your consent is asked to the terms of an appointment"
                : "Your consent is asked to the person of an appointment",
            $"""
            The Chair of the ASEAN Regional Forum asks {participant.Name}, as a party directly involved, for its consent
            to {(consent.Subject is ConsentSubject.Terms
                ? $"version {consent.TermsNumber} of the terms of an appointment"
                : "the person whom it would appoint")}. Without it nobody is appointed.

            What you are asked about, and two buttons, yes and no, stand here:

            {site.LinkTo(PartyConsentPages.PathOf(secret))}

            Silence is no consent, and neither is consent under a condition. By the same link you can withdraw your
            consent later. Whoever has it answers for {participant.Name}; please do not pass it on.
            """);
    }

    /// <summary>Sends an offer to whoever is to answer it.</summary>
    /// <param name="secret">Of the link by which it is read and answered.</param>
    public async Task SendOfferAsync(
        RegistryDb db, Appointment appointment, Offer offer, string secret, CancellationToken cancellation)
    {
        var text = $"""
            The Chair of the ASEAN Regional Forum offers you an appointment. The terms, and two buttons, yes and no,
            stand here:

            {site.LinkTo($"/offer/{secret}")}

            Please answer by {offer.Deadline:d MMMM yyyy, HH:mm} UTC. If you say no, you owe no reason, and nobody but
            the Chair's office learns of it. The link is meant for you alone; please do not pass it on.
            """;
        const string Subject = "You are offered an appointment";
        if (offer.Office is { } office)
            post.PostToFocalPoint(db, appointment.Situation, office, Subject, text);
        else if (offer.PersonId is { } person)
            post.Post(db, appointment.Situation, "the person to whom it is offered",
                (await contacts.FindAsync(db, person, cancellation))?.Email, Subject, text, about: person);
        else
            post.Post(db, appointment.Situation, "the official to whom it is offered",
                texts.Open<Offer>(db, offer.Id, nameof(Offer.OfficialEmail), offer.OfficialEmail), Subject, text);
    }

    /// <summary>What others are to know of a step.</summary>
    public void Tell(RegistryDb db, Appointment appointment, AppointmentStatus status)
    {
        if (appointment.Situation is not { IsImminent: true } situation)
            return;
        if (status is AppointmentStatus.Consulting or AppointmentStatus.Appointed or AppointmentStatus.Suspended)
            post.TellSecretaryGeneral(db, situation, status switch
            {
                AppointmentStatus.Consulting => "The participants are consulted on an appointment",
                AppointmentStatus.Appointed => "Somebody was appointed",
                _ => "An appointment is suspended",
            }, time.GetUtcNow().UtcDateTime);
    }
}
