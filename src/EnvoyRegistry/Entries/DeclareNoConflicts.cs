using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>A person says that no tie of hers or his could stand in the way of a task.</summary>
sealed class DeclareNoConflicts(TimeProvider time) : IMutation<DeclareNoConflictsInput, DeclareNoConflictsPayload>
{
    public Task<DeclareNoConflictsPayload> RunAsync(
        RegistryDb db, Caller caller, DeclareNoConflictsInput input, CancellationToken cancellation) =>
        EntryDesk.ChangeAsync<DeclareNoConflictsPayload>(db, caller, input, Keeper.Person, async person =>
        {
            if (await db.Set<ConflictOfInterest>().AnyAsync(c => c.PersonId == person.Id, cancellation))
                return [new Conflict("You have declared ties. Withdraw them first, if they are no more.", "person")];
            await ConflictDeclaration.StateAsync(
                db, person.Id, none: true, time.GetUtcNow().UtcDateTime, cancellation);
            return [];
        }, cancellation);
}

sealed record DeclareNoConflictsInput(Id<Person> Person, int ExpectedVersion) : EntryInput(Person, ExpectedVersion);

sealed record DeclareNoConflictsPayload : EntryPayload;
