using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Nominations;

/// <summary>
/// Puts down that a person has died, by the focal point or the ARF Unit; it ends whatever is under way.
/// </summary>
sealed class RecordDeath(Departure departure, SecretariatClock clock) : IMutation<RecordDeathInput, RecordDeathPayload>
{
    public async Task<RecordDeathPayload> RunAsync(
        RegistryDb db, Caller caller, RecordDeathInput input, CancellationToken cancellation)
    {
        var person = await db.Set<Person>().Include(p => p.Registrations.Where(r => r.Until == null))
            .FirstOrDefaultAsync(p => p.Id == input.Person.Key && p.Kind != PersonKind.Historical, cancellation);
        if (person is null)
            return Refused(new NotFound("There is no such person.", "person"));
        var isTheirs = caller.Role is CallerRole.Unit
            || (caller.Role is CallerRole.FocalPoint && person.ParticipantId is { } participant
                && participant == caller.ParticipantId);
        if (!isTheirs)
            return Refused(new RuleViolation("R1",
                "The focal point of the participant and the ARF Unit record a death, and nobody else.", "person"));
        if (person.Version != input.ExpectedVersion)
            return Refused(new StaleVersion(person.Version, input.ExpectedVersion));
        if (person.Status is PersonStatus.Deceased)
            return Refused(new Conflict("That is on record already.", "person"));
        var on = input.On ?? clock.Today;
        if (on > clock.Today)
            return Refused(new InvalidInput($"The day is to come; today is {clock.Today:yyyy-MM-dd}.", "on"));

        await departure.EndAsync(db, person, RegistrationStatus.Deceased, on, caller, cancellation);
        await db.SaveChangesAsync(cancellation);
        return new RecordDeathPayload(person.Id, []);
    }

    static RecordDeathPayload Refused(UserError error) => new(null, [error]);
}

sealed record RecordDeathInput(Id<Person> Person, int ExpectedVersion, DateOnly? On = null);

sealed record RecordDeathPayload(long? PersonId, IReadOnlyList<UserError> Errors) : IPayload;
