using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Nominations;

/// <summary>Sends the person who is to agree to a nomination the one-time link by which she or he answers.</summary>
sealed class ConsentLetter(Mailbox mail, NomineeContacts contacts, PublicAddress address, SecretariatClock clock)
{
    /// <summary>R3 asks for consent before the nomination, and a capital takes its time.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>
    /// To be saved with the consent that was asked for. Whoever has an entry answers signed in: an address that the
    /// nominator states must not open the way to speak for somebody the register knows.
    /// </summary>
    public void Post(RegistryDb db, Nomination nomination, NominationConsent consent, DateTime now)
    {
        if (nomination.PersonId is not null || contacts.Open(db, nomination)?.Email is not { } to)
            return;
        var secret = Links.Create(db, LinkPurpose.Consent, nomination.NomineeId, consent.Id, now, Lifetime);
        mail.Post(db, to, $"{nomination.Participant.Name} asks for your consent to be nominated", $"""
            {nomination.FullName},

            {nomination.Participant.Name} would like to nominate you as an Expert and Eminent Person of the ASEAN
            Regional Forum. You are nominated only if you agree, and you owe no reason if you do not.

            What would be registered about you, and what you would agree to, stands here, where you can answer:

            {address.LinkTo($"/consent/{secret}")}

            The link is good until {clock.Moment.DayIn(nomination.TimeZone, now + Lifetime):d MMMM yyyy}, for one
            answer. It is meant for you alone; please do not pass it on. If you have a question, ask the focal point of
            {nomination.Participant.Name}.

            """, about: nomination.NomineeId, occasion: consent.Id);
    }
}
