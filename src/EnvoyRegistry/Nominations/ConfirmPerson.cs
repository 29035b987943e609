using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Nominations;

/// <summary>The yearly word that an entry is right, by the person or the focal point. It ends being stale.</summary>
sealed class ConfirmPerson(StandingLetters letters, SecretariatClock clock, TimeProvider time)
    : IMutation<ConfirmPersonInput, ConfirmPersonPayload>
{
    public async Task<ConfirmPersonPayload> RunAsync(
        RegistryDb db, Caller caller, ConfirmPersonInput input, CancellationToken cancellation)
    {
        var (person, error) = await db.FindOwnPersonAsync(input.Person.Key, caller, cancellation);
        if (person is null)
            return Refused(error!);
        if (person.Version != input.ExpectedVersion)
            return Refused(new StaleVersion(person.Version, input.ExpectedVersion));
        if (person.Kind is not (PersonKind.Eep or PersonKind.Candidate))
            return Refused(new Conflict("The person is neither an EEP nor a candidate any more.", "person"));

        person.Confirm(clock.Today);
        foreach (var nomination in await db.Nominations()
            .Where(n => n.PersonId == person.Id && n.Registration != null && n.Registration.Until == null)
            .ToListAsync(cancellation))
            nomination.CatchUp(caller.Party(), time.GetUtcNow().UtcDateTime);
        if (person.Id != caller.PersonId)
            await letters.PostAsync(
                db, person, StandingChange.Confirmed, await StandingLetters.NameAsync(db, caller, cancellation),
                cancellation);
        await db.SaveChangesAsync(cancellation);
        return new ConfirmPersonPayload(person.Id, []);
    }

    static ConfirmPersonPayload Refused(UserError error) => new(null, [error]);
}

sealed record ConfirmPersonInput(Id<Person> Person, int ExpectedVersion);

sealed record ConfirmPersonPayload(long? PersonId, IReadOnlyList<UserError> Errors) : IPayload;

static class OwnPerson
{
    /// <summary>The caller's own entry, or that of an EEP of the participant the caller acts for.</summary>
    public static async Task<(Person? Found, UserError? Error)> FindOwnPersonAsync(
        this RegistryDb db, long id, Caller caller, CancellationToken cancellation)
    {
        var viewer = caller.Viewer;
        var person = await db.Set<Person>().Include(p => p.Registrations.Where(r => r.Until == null))
            .FirstOrDefaultAsync(p => p.Id == id, cancellation);
        if (person is null)
            return (null, new NotFound("There is no such person.", "person"));
        return person.Id == viewer.PersonId || person.ParticipantId == viewer.ParticipantId
            ? (person, null)
            : (null, new RuleViolation("R1",
                "The person and the focal point of the participant answer for this entry, and nobody else.",
                "person"));
    }
}
