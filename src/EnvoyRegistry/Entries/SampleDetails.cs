using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using EnvoyRegistry.People.Sample;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Entries;

/// <summary>
/// What the invented people of the sample keep sealed: how to reach them, and the ties of those who declared some
/// (<see cref="SampleDeclarations"/>). Addresses are of example.org, and the numbers are those that are set aside for
/// fiction: they reach nobody.
/// </summary>
sealed class SampleDetails(PersonContacts contacts, ConflictsOfInterest conflicts)
{
    static readonly (ConflictKind Kind, string Text)[] s_ties =
    [
        (ConflictKind.Family, "A sister lives there and works in a school."),
        (ConflictKind.Employment, "Advised a ministry there for two years, and was paid for it."),
        (ConflictKind.Business, "Holds shares of a shipping firm there."),
        (ConflictKind.Property, "Owns a house there, with a brother."),
        (ConflictKind.Advocacy, "Signed an open letter about elections there."),
    ];

    public async Task LoadAsync(RegistryDb db, DateTime now, CancellationToken cancellation)
    {
        var states = (await db.Set<Participants.Participant>().Where(p => p.Alpha2 != null)
            .OrderBy(p => p.Code).Select(p => p.Alpha2!).ToListAsync(cancellation)).ToArray();
        var people = await db.Set<Person>().AsNoTracking().Include(p => p.Contact)
            .Where(p => (p.Kind == PersonKind.Eep || p.Kind == PersonKind.Candidate)
                && p.ExternalReference.StartsWith(SampleRegister.Prefix))
            .OrderBy(p => p.ExternalReference).ToListAsync(cancellation);
        var tied = await db.Set<ConflictDeclaration>().Where(d => !d.None).Select(d => d.PersonId)
            .ToHashSetAsync(cancellation);
        await contacts.StateAsync(
            db, people.Where(p => p.Contact is null).ToDictionary(p => p.Id, Contact), cancellation);
        foreach (var person in people.Where(p => tied.Contains(p.Id)))
            db.Add(conflicts.Seal(db, person.Id, Tie(person, states), now));
        await db.SaveChangesAsync(cancellation);
    }

    static ContactDetails Contact(Person person)
    {
        var draws = new Draws($"details of {person.ExternalReference}");
        var name = person.ExternalReference.ToLowerInvariant();
        return new ContactDetails
        {
            Email = $"{name}@example.org",
            Phones = draws.Chance(80) ? [Number(draws)] : [Number(draws), Number(draws)],
            PostalAddress = draws.Chance(40)
                ? $"{draws.Between(1, 90)} Example Street\nInvented Town {draws.Between(1000, 9999)}" : null,
            Assistant = draws.Chance(25)
                ? new AssistantDetails("The office (invented)", $"office.{name}@example.org", Number(draws)) : null,
        };
    }

    /// <summary>Of those that Ofcom (UK) and the NANPA (US) set aside for fiction.</summary>
    static string Number(Draws draws) => draws.Chance(50)
        ? $"+44 20 7946 0{draws.Between(0, 999):000}"
        : $"+1 202 555 01{draws.Between(0, 99):00}";

    static ConflictStatement Tie(Person person, string[] states)
    {
        var draws = new Draws($"tie of {person.ExternalReference}");
        var (kind, text) = draws.Pick(s_ties);
        var country = draws.Pick(states.Where(s => !person.Nationalities.Contains(s)).ToList());
        return new ConflictStatement(kind, country, null, null, null, $"{text} Invented for the sample register.");
    }
}
