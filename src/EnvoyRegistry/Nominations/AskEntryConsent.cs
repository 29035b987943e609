using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Nominations;

/// <summary>R3: asks a person whose entry waits for consent, by letter, now or once more.</summary>
sealed class AskEntryConsent(EntryConsentLetter letter, PersonContacts contacts, TimeProvider time)
    : IMutation<AskEntryConsentInput, AskEntryConsentPayload>
{
    public async Task<AskEntryConsentPayload> RunAsync(
        RegistryDb db, Caller caller, AskEntryConsentInput input, CancellationToken cancellation)
    {
        var person = await db.Set<Person>().FirstOrDefaultAsync(
            p => p.Id == input.Person.Key && p.Kind != PersonKind.Historical, cancellation);
        if (person is null)
            return Refused(null, new NotFound("There is no such person.", "person"));
        var isTheirs = caller.Role is CallerRole.Unit
            || (caller is { Role: CallerRole.FocalPoint, ParticipantId: { } participant }
                && (person.ParticipantId ?? person.ProposedById) == participant);
        if (!isTheirs)
            return Refused(person, new RuleViolation("R1",
                "The focal point of the participant and the ARF Unit ask for consent, and nobody else.", "person"));
        if (person.Status is not PersonStatus.ConsentPending)
            return Refused(person, new Conflict("The entry does not wait for consent.", "person"));
        var consent = await db.ConsentOfAsync(person.Id, cancellation);
        if (consent.State is not ConsentState.Pending)
            return Refused(person, new Conflict(
                "The person has agreed; the ARF Unit has yet to check who it is.", "person"));
        if ((await contacts.FindAsync(db, person.Id, cancellation))?.Email is not { } to)
            return Refused(person, new Conflict(
                "The register has no mail address of the person. The ARF Unit can state one.",
                "person"));

        await letter.PostAsync(
            db, person, consent, to, await db.NominatorOfAsync(person, cancellation), time.GetUtcNow().UtcDateTime,
            cancellation);
        await db.SaveChangesAsync(cancellation);
        return new AskEntryConsentPayload(person.Id, []);
    }

    static AskEntryConsentPayload Refused(Person? person, UserError error) =>
        new(null, [error]) { Asked = person?.Id };
}

sealed record AskEntryConsentInput(Id<Person> Person);

sealed record AskEntryConsentPayload(long? PersonId, IReadOnlyList<UserError> Errors) : IPayload
{
    /// <summary>Of a refusal: who it was about.</summary>
    public long? Asked { get; init; }

    IEnumerable<long> IPayload.About => Asked is { } person ? [person] : [];
}
