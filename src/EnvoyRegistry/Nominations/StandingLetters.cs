using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.Pages;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Nominations;

/// <summary>
/// Tells a person by letter what somebody else did to her standing on the register, and who it was. What she does
/// herself she knows.
/// </summary>
sealed class StandingLetters(Mailbox mail, PersonContacts contacts, PublicAddress address, SecretariatClock clock)
{
    /// <summary>To be saved. Whoever has no address is told nothing.</summary>
    public async Task PostAsync(
        RegistryDb db, Person person, StandingChange change, string by, CancellationToken cancellation)
    {
        if ((await contacts.FindAsync(db, person.Id, cancellation))?.Email is not { } to)
            return;
        var (subject, what) = Words(change, by);
        mail.Post(db, to, subject, $"""
            {person.FullName},

            {what} It was done on {clock.Today:d MMMM yyyy}.

            You see your entry, and change it, here:

            {address.LinkTo(SignInDesk.Home)}

            If you have a question, ask {by}.

            """, about: person.Id);
    }

    /// <summary>As whom a caller is named in a letter.</summary>
    public static async Task<string> NameAsync(RegistryDb db, Caller caller, CancellationToken cancellation) =>
        caller.Role switch
        {
            CallerRole.FocalPoint => "the focal point of " + await db.Set<Participant>()
                .Where(p => p.Id == caller.ParticipantId).Select(p => p.Name).SingleAsync(cancellation),
            CallerRole.Chair => "the office of the ARF Chair",
            _ => "the ARF Unit",
        };

    static (string Subject, string What) Words(StandingChange change, string by) => change switch
    {
        StandingChange.Registered => ("You are on the register of the ASEAN Regional Forum", $"""
            you are on the register of the ASEAN Regional Forum now, as an Expert and Eminent Person. You were
            registered by {by}.
            """),
        StandingChange.Listed => ("You are on the register of the ASEAN Regional Forum", $"""
            you are on the register of the ASEAN Regional Forum now, as a candidate for envoy. You were listed by {by}.
            """),
        StandingChange.Confirmed => ("Your entry on the ARF register was confirmed", $"""
            that your entry on the register of the ASEAN Regional Forum is right was confirmed for you, by {by}. Please
            look through it.
            """),
        StandingChange.Withdrawn => ("Your registration with the ASEAN Regional Forum has ended", $"""
            you are an Expert and Eminent Person of the ASEAN Regional Forum no longer. Your registration was withdrawn
            by {by}.
            """),
        _ => ("Your registration with the ASEAN Regional Forum has ended", $"""
            you are an Expert and Eminent Person of the ASEAN Regional Forum no longer. Somebody else was put in your
            place by {by}.
            """),
    };
}

/// <summary>What became of a person's standing.</summary>
enum StandingChange
{
    Registered,
    Listed,
    Confirmed,
    Withdrawn,
    Replaced,
}
