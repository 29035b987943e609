using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Pages;
using EnvoyRegistry.People;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Groupings;

/// <summary>Asks people of the register by letter whether they take a seat: nobody sits who did not say yes.</summary>
sealed class SeatLetters(SituationPost post, PersonContacts contacts, PublicAddress site, TimeProvider time)
{
    /// <summary>To be saved with the seats. Whoever states no mail address is asked signed in alone.</summary>
    public async Task AskAsync(
        RegistryDb db, Grouping grouping, IEnumerable<GroupingMember> seated, CancellationToken cancellation)
    {
        foreach (var member in seated.Where(m => m.PersonId is not null))
        {
            var secret = Secret.New(Secret.OfLink);
            member.LinkHash = Secret.Hash(secret);
            member.AskedAt = time.GetUtcNow().UtcDateTime;
            var person = await db.Set<Person>().FirstAsync(p => p.Id == member.PersonId, cancellation);
            post.Post(db, grouping.Situation, "the person who is asked",
                (await contacts.FindAsync(db, person.Id, cancellation))?.Email,
                "You are asked to join a team of experts of the ASEAN Regional Forum", $"""
                {person.FullName},

                the Chair of the ASEAN Regional Forum asks you to join "{grouping.Name}". What it is to do, and two
                buttons, yes and no, stand here:

                {site.LinkTo(SeatPages.PathOf(secret))}

                If you say no, you owe no reason, and nobody but the Chair's office learns of it. Before you say yes,
                declare your ties in your entry, or that you have none. The link is meant for you alone; please do not
                pass it on.
                """, about: person.Id);
        }
    }
}
