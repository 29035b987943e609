using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Groupings;

/// <summary>Tells people of the register by letter that they were given a seat in a grouping.</summary>
sealed class SeatLetters(Mailbox mail, PersonContacts contacts)
{
    /// <summary>To be saved with the seats. Whoever states no mail address is told nothing.</summary>
    public async Task PostAsync(
        RegistryDb db, Grouping grouping, IEnumerable<GroupingMember> seated, CancellationToken cancellation)
    {
        foreach (var member in seated.Where(m => m.PersonId is not null))
        {
            var person = await db.Set<Person>().FirstAsync(p => p.Id == member.PersonId, cancellation);
            if ((await contacts.FindAsync(db, person.Id, cancellation))?.Email is not { } to)
                continue;
            mail.Post(db, to, "You are named for a team of experts of the ASEAN Regional Forum", $"""
                {person.FullName},

                you are named as a member of "{grouping.Name}". Its task is:

                {grouping.Task}

                You owe nothing by this. If you cannot or do not want to take part, or if you have a tie with anybody
                whom the task concerns, please tell the office of the Chair of the ASEAN Regional Forum.

                """, about: person.Id, occasion: member.Id);
        }
    }
}
