using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>
/// What all changes of an entry have in common: finding it, whose it is to change, and that nobody was quicker.
/// </summary>
static class EntryDesk
{
    /// <param name="change">Puts it down, or tells every fault there is; then nothing is put down.</param>
    public static async Task<TPayload> ChangeAsync<TPayload>(
        RegistryDb db, Caller caller, EntryInput entry, Keeper keeper, Func<Person, Task<List<UserError>>> change,
        CancellationToken cancellation)
        where TPayload : EntryPayload, new()
    {
        var person = await FindAsync(db, entry.Person.Key, cancellation);
        if (person is null)
            return new TPayload { Errors = [new NotFound("There is no such person.", "person")] };
        if (Refusal(db, person, entry, keeper, caller) is { } refusal)
            return new TPayload { Errors = [refusal], Asked = person.Id };
        if (await change(person) is { Count: > 0 } errors)
            return new TPayload { Errors = errors, Asked = person.Id };
        // What belongs to the entry is changed with it, and is no row that has a version of its own.
        if (person.Version == entry.ExpectedVersion)
            person.Version++;
        await db.SaveChangesAsync(cancellation);
        return new TPayload { PersonId = person.Id };
    }

    /// <summary>As far as the caller sees people: who is hidden is not there.</summary>
    static Task<Person?> FindAsync(RegistryDb db, long id, CancellationToken cancellation) => db.Set<Person>()
        .Include(p => p.Participant).Include(p => p.FormerOffices).Include(p => p.Languages)
        .Include(p => p.Expertise).ThenInclude(e => e.Tag).Include(p => p.Registrations)
        .AsSplitQuery().FirstOrDefaultAsync(p => p.Id == id, cancellation);

    static UserError? Refusal(RegistryDb db, Person person, EntryInput entry, Keeper keeper, Caller caller) =>
        !IsTheirs(person, keeper, caller) ? NotTheirs(person, keeper)
        : person.Version != entry.ExpectedVersion ? new StaleVersion(person.Version, entry.ExpectedVersion)
        : person.Kind is PersonKind.Historical
            ? new Conflict("The historical record comes with the register.", "person")
        : person.Status is PersonStatus.Deceased ? new Conflict("The person has died.", "person")
        : !PersonVault.CanSeal(db, person.Id) ? new Conflict("The person has left the register.", "person")
        : null;

    static bool IsTheirs(Person person, Keeper keeper, Caller caller) => person.IsOf(caller) || keeper switch
    {
        Keeper.PersonOrNominator => person.IsNomineeOf(caller),
        Keeper.PersonOrUnit => caller.Role is CallerRole.Unit,
        _ => false,
    };

    static RuleViolation NotTheirs(Person person, Keeper keeper) => keeper is Keeper.PersonOrUnit
        ? new RuleViolation("R1", "The person and the ARF Unit keep this, and nobody else.", "person")
        : keeper is Keeper.Person
        ? new RuleViolation("R3", "The person herself or himself does this; nobody does it for another.", "person")
        : new RuleViolation("R1", person.Participant is { } nominator
            ? $"The person and the focal point of {nominator.Name} change this entry, and nobody else."
            : "The entry of somebody whom no participant nominated is changed by the person alone.", "person");
}

/// <summary>Who may make a change.</summary>
enum Keeper
{
    /// <summary>What a person alone decides.</summary>
    Person,

    /// <summary>What a person did before, which the ARF Unit keeps as well.</summary>
    PersonOrUnit,

    /// <summary>The facts of a nominee, which her or his nominator states as well (R1).</summary>
    PersonOrNominator,
}

static class Keepers
{
    public static bool IsOf(this Person person, Caller caller) =>
        caller.Role is CallerRole.Member && caller.PersonId == person.Id;

    public static bool IsNomineeOf(this Person person, Caller caller) =>
        caller is { Role: CallerRole.FocalPoint, ParticipantId: { } participant }
        && person.ParticipantId == participant;
}

/// <summary>What every input names: whose entry, and which version of it was looked at.</summary>
abstract record EntryInput(Id<Person> Person, int ExpectedVersion);

/// <summary>What every change of an entry answers, a type each.</summary>
abstract record EntryPayload : IPayload
{
    public long? PersonId { get; init; }

    public IReadOnlyList<UserError> Errors { get; init; } = [];

    /// <summary>Of a refusal: whose entry it was.</summary>
    public long? Asked { get; init; }

    IEnumerable<long> IPayload.About => Asked is { } person ? [person] : [];
}
