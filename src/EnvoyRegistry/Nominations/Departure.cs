using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Nominations;

/// <summary>Ends whatever is under way for a person who is there no longer: who died, or left the register.</summary>
sealed class Departure(NomineeContacts contacts, TimeProvider time)
{
    /// <summary>To be saved.</summary>
    /// <param name="person">With the registration in force.</param>
    /// <param name="how"><c>Deceased</c> or <c>WithdrawnByEep</c>.</param>
    /// <param name="on">The last day.</param>
    /// <param name="channel">How the person said so, where it is she who leaves.</param>
    public async Task EndAsync(
        RegistryDb db, Person person, RegistrationStatus how, DateOnly on, Caller caller,
        CancellationToken cancellation, ConsentChannel channel = ConsentChannel.SignedIn)
    {
        var hasDied = how is RegistrationStatus.Deceased;
        if (person.Registrations.Find(r => r.Until is null) is { } registration)
            registration.End(how, on);
        else if (hasDied || person.Kind is PersonKind.Candidate)
            person.Leave(hasDied ? PersonStatus.Deceased : PersonStatus.Withdrawn);

        Mailbox.PullBack(db, person.Id);
        var now = time.GetUtcNow().UtcDateTime;
        if (!hasDied && await db.Set<EntryConsent>().FindAsync([person.Id], cancellation) is { } consent)
            consent.Withdraw(channel, now);
        foreach (var nomination in await db.Nominations().Where(n => n.PersonId == person.Id).ToListAsync(cancellation))
        {
            if (!hasDied)
                nomination.Consent?.Withdraw(now);
            if (!nomination.IsOpen)
            {
                nomination.CatchUp(caller.Party(), now);
                continue;
            }
            nomination.Take(
                hasDied ? NominationState.Deceased : NominationState.WithdrawnByEep, caller.Party(), now);
            contacts.Forget(db, nomination);
        }
    }
}
