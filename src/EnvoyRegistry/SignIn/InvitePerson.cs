using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.Pages;
using EnvoyRegistry.People;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.SignIn;

/// <summary>
/// Gives a person whom the register cannot reach, one who was imported say, the address that she signs in by and is
/// written to, and sends her the first link. From her first sign-in on the address is hers.
/// </summary>
sealed class InvitePerson(
    PersonContacts contacts,
    SignInAddresses addresses,
    Mailbox mailbox,
    PublicAddress site,
    SecretariatClock clock) : IMutation<InvitePersonInput, InvitePersonPayload>
{
    /// <summary>A letter that nobody waits for is read when there is time.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    public async Task<InvitePersonPayload> RunAsync(
        RegistryDb db, Caller caller, InvitePersonInput input, CancellationToken cancellation)
    {
        var person = await db.Set<Person>().Include(p => p.Participant).FirstOrDefaultAsync(
            p => p.Id == input.Person.Key && p.Kind != PersonKind.Historical, cancellation);
        if (person is null)
            return Refused(null, new NotFound("There is no such person.", "person"));
        if (person.Status is PersonStatus.Deceased)
            return Refused(person, new Conflict("The person has died.", "person"));
        if (!PersonVault.CanSeal(db, person.Id))
            return Refused(person, new Conflict("The person has left the register.", "person"));

        var now = clock.Moment.Now;
        var known = await db.Set<SignInAddress>().Where(a => a.PersonId == person.Id).ToListAsync(cancellation);
        var contact = await contacts.FindAsync(db, person.Id, cancellation) ?? new ContactDetails();
        if (known.Find(a => addresses.Is(db, a, input.Email)) is { } same && !(now >= same.InvitedAt + Lifetime)
            && !await Mailbox.GaveUpAsync(db, person.Id, cancellation))
            return new InvitePersonPayload(person.Id, same.InvitedAt, []);
        if (known.Exists(a => a.InvitedAt is null) || (known.Count == 0 && IsAnother(contact.Email, input.Email)))
            return Refused(person, new RuleViolation("R3",
                "The person has an address of her or his own, and alone states another. Whoever is locked out is set " +
                "right by `restoreSignIn`.", "email"));
        if (!await addresses.SetAsync(db, person.Id, [input.Email], cancellation, invitedAt: now))
            return Refused(person, new Conflict("Somebody else signs in by this address.", "email"));

        await contacts.StateAsync(db, person.Id, contact with { Email = input.Email }, cancellation);
        person.Version++;
        // Those in letters to an address that was wrong.
        await Links.EndAsync(db, LinkPurpose.SignIn, person.Id, now, cancellation);
        Post(db, person, input.Email, now);
        await db.SaveChangesAsync(cancellation);
        return new InvitePersonPayload(person.Id, now, []);
    }

    void Post(RegistryDb db, Person person, string address, DateTime now)
    {
        var link = Links.Create(db, LinkPurpose.SignIn, person.Id, null, now, Lifetime);
        var nominator = person.Participant is { } participant ? $", for {participant.Name}" : "";
        mailbox.Post(db, address, "Your entry in the register of the ARF's Experts and Eminent Persons", $"""
        {person.FullName},

        you have an entry in the register of the ASEAN Regional Forum's Experts and Eminent Persons{nominator}. The ARF
        Unit was told that this is your address. The link below opens your entry: there you read what is held about
        you, put it right, say who may see it and when you would be free, agree to being on the register, or leave it.

        {site.LinkTo($"{SignInDesk.Path}/{link}")}

        The link is good until {clock.Moment.DayIn(person.TimeZone, now + Lifetime):d MMMM yyyy}, and once. Afterwards
        you sign in by this address at
        {site.LinkTo(SignInDesk.Path)}

        If you are not the person who is named here, please delete this letter. If you have a question, ask the ARF
        Unit.

        """, about: person.Id, occasion: person.Id);
    }

    static bool IsAnother(string? known, string stated) =>
        known is not null && !known.Equals(stated, StringComparison.OrdinalIgnoreCase);

    static InvitePersonPayload Refused(Person? person, UserError error) =>
        new(null, null, [error]) { Asked = person?.Id };
}

sealed record InvitePersonInput(Id<Person> Person, string Email);

/// <param name="InvitedAt">Null where the person signs in by the address already.</param>
sealed record InvitePersonPayload(long? PersonId, DateTime? InvitedAt, IReadOnlyList<UserError> Errors) : IPayload
{
    /// <summary>Of a refusal: who it was about.</summary>
    public long? Asked { get; init; }

    IEnumerable<long> IPayload.About => Asked is { } person ? [person] : [];
}
