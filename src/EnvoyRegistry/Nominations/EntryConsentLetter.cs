using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.Pages;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Nominations;

/// <summary>
/// Asks a person whose entry waits for consent (R3), by a letter with the one-time link to the page where she answers.
/// </summary>
sealed class EntryConsentLetter(Mailbox mail, PublicAddress address, SecretariatClock clock)
{
    public const string Path = "/entry-consent";

    /// <summary>As long as for a nomination.</summary>
    public static readonly TimeSpan Lifetime = ConsentLetter.Lifetime;

    /// <summary>To be saved. Links of earlier letters are no longer good.</summary>
    /// <param name="by">The participant that registered or proposed the person; null where none did.</param>
    public async Task PostAsync(
        RegistryDb db, Person person, EntryConsent consent, string to, Participant? by, DateTime now,
        CancellationToken cancellation)
    {
        await Links.EndAsync(db, LinkPurpose.EntryConsent, person.Id, now, cancellation);
        var secret = Links.Create(db, LinkPurpose.EntryConsent, person.Id, null, now, Lifetime);
        (consent.AskedAt, consent.LetterId) = (now, consent.LetterId ?? EntityId.New());
        mail.Post(db, to, "Do you agree to be on the register of the ASEAN Regional Forum?", $"""
            {person.FullName},

            {Why(person, consent, by)}

            What the register would say about you, and what you would agree to, stands here, where you answer yes or no:

            {address.LinkTo($"{Path}/{secret}")}

            Until you say yes, nobody is told of your entry but the office of the ARF Chair{Besides(by)}, and you are
            not proposed for anything. If you say no, the entry is taken away. You owe no reason.

            The link is good until {clock.Moment.DayIn(person.TimeZone, now + Lifetime):d MMMM yyyy}, for one answer. It
            is for you alone; please do not pass it on. If you have a question, ask {Whom(by)}.

            """, about: person.Id, occasion: consent.LetterId);
    }

    static string Why(Person person, EntryConsent consent, Participant? by) => (person.Kind, by) switch
    {
        _ when consent.IsOwnEnrolment => """
            You, or somebody in your name, asked for an entry in the register of the ASEAN Regional Forum, as a
            candidate for envoy. Please confirm that it was you, and that you agree.
            """,
        (PersonKind.Eep, { } nominator) => $"""
            {nominator.Name} has put you on the register of the ASEAN Regional Forum as one of its Expert and Eminent
            Persons. That counts only if you agree.
            """,
        (_, { } proposer) => $"""
            {proposer.Name} proposes you for the register of the ASEAN Regional Forum, as a candidate for envoy. That
            counts only if you agree.
            """,
        _ when consent.EnrolledBy is NominationParty.Chair => """
            The office of the Chair of the ASEAN Regional Forum proposes you for its register, as a candidate for envoy.
            That counts only if you agree.
            """,
        _ => """
            An entry about you was brought into the register of the ASEAN Regional Forum, as a candidate for envoy. That
            counts only if you agree.
            """,
    };

    static string Besides(Participant? by) =>
        by is null ? " and the ARF Unit" : $", the ARF Unit and the focal point of {by.Name}";

    static string Whom(Participant? by) => by is null ? "the ARF Unit" : $"the focal point of {by.Name}";
}
