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
/// Sets a person right who cannot sign in any more, because her address was lost or taken: another address counts at
/// once, everybody is signed out, and both addresses are told.
/// </summary>
sealed class RestoreSignIn(
    PersonContacts contacts,
    SignInAddresses addresses,
    AddressChanges changes,
    EndSessions sessions,
    Mailbox mailbox,
    PublicAddress site,
    SecretariatClock clock,
    TimeProvider time) : IMutation<RestoreSignInInput, RestoreSignInPayload>
{
    public async Task<RestoreSignInPayload> RunAsync(
        RegistryDb db, Caller caller, RestoreSignInInput input, CancellationToken cancellation)
    {
        var person = await db.Set<Person>().FirstOrDefaultAsync(
            p => p.Id == input.Person.Key && p.Kind != PersonKind.Historical, cancellation);
        if (person is null)
            return Refused(null, new NotFound("There is no such person.", "person"));
        if (person.Version != input.ExpectedVersion)
            return Refused(person, new StaleVersion(person.Version, input.ExpectedVersion));
        if (person.Status is PersonStatus.Deceased)
            return Refused(person, new Conflict("The person has died.", "person"));
        if (!PersonVault.CanSeal(db, person.Id))
            return Refused(person, new Conflict("The person has left the register.", "person"));

        var now = time.GetUtcNow().UtcDateTime;
        if (!await addresses.SetAsync(db, person.Id, [input.Email], cancellation, invitedAt: now))
            return Refused(person, new Conflict("Somebody else signs in by this address.", "email"));
        var known = await contacts.FindAsync(db, person.Id, cancellation) ?? new ContactDetails();
        await contacts.StateAsync(db, person.Id, known with { Email = input.Email }, cancellation);
        await AddressChanges.ForgetAsync(db, person.Id, now, cancellation);
        person.Version++;
        var ended = await sessions.RunAsync(
            db, caller, new EndSessionsInput(input.Person, IncludeTokens: true), cancellation);
        if (ended.Errors.Count > 0)
            return Refused(person, ended.Errors[0]);

        Post(db, person, input.Email, now);
        if (known.Email is { } former && SignInAddresses.Folded(former) != SignInAddresses.Folded(input.Email))
            changes.TellFormer(db, person, former);
        await db.SaveChangesAsync(cancellation);
        return new RestoreSignInPayload(person.Id, now, []);
    }

    void Post(RegistryDb db, Person person, string address, DateTime now)
    {
        var link = Links.Create(db, LinkPurpose.SignIn, person.Id, null, now, InvitePerson.Lifetime);
        mailbox.Post(db, address, "Sign in to your entry on the ARF register again", $"""
            {person.FullName},

            the ARF Unit has made this the address by which you sign in to your entry on the register of the ASEAN
            Regional Forum, and has signed everybody out of it. This link opens your entry:

            {site.LinkTo($"{SignInDesk.Path}/{link}")}

            The link is good until {clock.Moment.DayIn(person.TimeZone, now + InvitePerson.Lifetime):d MMMM yyyy}, and
            once. If you did not ask for this, or have a question, ask the ARF Unit.

            """, about: person.Id, occasion: person.Id);
    }

    static RestoreSignInPayload Refused(Person? person, UserError error) =>
        new(null, null, [error]) { Asked = person?.Id };
}

sealed record RestoreSignInInput(Id<Person> Person, int ExpectedVersion, string Email);

sealed record RestoreSignInPayload(long? PersonId, DateTime? RestoredAt, IReadOnlyList<UserError> Errors) : IPayload
{
    /// <summary>Of a refusal: who it was about.</summary>
    public long? Asked { get; init; }

    IEnumerable<long> IPayload.About => Asked is { } person ? [person] : [];
}
