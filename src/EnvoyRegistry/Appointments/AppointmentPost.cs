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
        await PostAsync(db, appointment, offer, "to whom it is offered", "You are offered an appointment", text,
            cancellation);
    }

    /// <summary>
    /// Tells of a step whom it concerns: whoever holds the appointment, and the Secretary-General where danger is
    /// imminent.
    /// </summary>
    public async Task TellAsync(
        RegistryDb db, Appointment appointment, AppointmentStatus status, CancellationToken cancellation)
    {
        var news = status switch
        {
            AppointmentStatus.Consulting => "The participants are consulted on an appointment",
            AppointmentStatus.Appointed => "Somebody was appointed",
            AppointmentStatus.Suspended => "An appointment is suspended",
            _ => null,
        };
        if (news is not null && appointment.Situation is { IsImminent: true } situation)
            post.TellSecretaryGeneral(db, situation, news, time.GetUtcNow().UtcDateTime);

        (string Subject, string Text)? told = status switch
        {
            AppointmentStatus.Appointed => ("You are appointed",
                "The parties have agreed to you, and the Chair of the ASEAN Regional Forum has appointed you."),
            AppointmentStatus.Suspended => ("Your appointment is suspended",
                "It rests from now on: a party has withdrawn its consent, or the Chair's office has decided so. Please "
                + "do nothing under it until you hear from the Chair's office, which is at work on it."),
            AppointmentStatus.Active => ("Your appointment is in force", "You are at work from now on."),
            AppointmentStatus.Reporting => ("Your work has ended", "What is left is your last report to the Chair."),
            AppointmentStatus.Terminated => ("Your appointment was ended",
                "What is left is your last report to the Chair."),
            _ => null,
        };
        if (told is { } letter && appointment.Accepted is { } offer)
            await PostAsync(db, appointment, offer, "who holds the appointment", letter.Subject, $"""
                {letter.Text}

                Its terms, its steps and your reports stand here, once you have signed in:

                {site.LinkTo("/sign-in")}
                """, cancellation);
    }

    /// <summary>To whoever an offer is for.</summary>
    /// <param name="who">Of an exercise: in words, after "the person".</param>
    async Task PostAsync(
        RegistryDb db, Appointment appointment, Offer offer, string who, string subject, string text,
        CancellationToken cancellation)
    {
        if (offer.Office is { } office)
            post.PostToFocalPoint(db, appointment.Situation, office, subject, text);
        else if (offer.PersonId is { } person)
            post.Post(db, appointment.Situation, $"the person {who}",
                (await contacts.FindAsync(db, person, cancellation))?.Email, subject, text, about: person);
        else
            post.Post(db, appointment.Situation, $"the official {who}",
                texts.Open<Offer>(db, offer.Id, nameof(Offer.OfficialEmail), offer.OfficialEmail), subject, text);
    }
}
