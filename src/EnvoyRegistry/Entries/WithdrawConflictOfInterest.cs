using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>Takes back what was declared; the audit keeps that it was, sealed as ever.</summary>
sealed class WithdrawConflictOfInterest(TimeProvider time)
    : IMutation<WithdrawConflictOfInterestInput, WithdrawConflictOfInterestPayload>
{
    public Task<WithdrawConflictOfInterestPayload> RunAsync(
        RegistryDb db, Caller caller, WithdrawConflictOfInterestInput input, CancellationToken cancellation) =>
        EntryDesk.ChangeAsync<WithdrawConflictOfInterestPayload>(db, caller, input, Keeper.Person, async person =>
        {
            var key = NodeId.KeyOf(ConflictOfInterest.Prefix, input.Conflict);
            if (await db.Set<ConflictOfInterest>().FirstOrDefaultAsync(
                c => c.Id == key && c.PersonId == person.Id, cancellation) is not { } conflict)
                return [new NotFound("You have declared no such conflict.", "conflict")];
            db.Remove(conflict);
            // Whoever took the last one back has not said yet that there are none.
            if (await db.Set<ConflictOfInterest>().AnyAsync(
                c => c.PersonId == person.Id && c.Id != key, cancellation))
                await ConflictDeclaration.StateAsync(
                    db, person.Id, none: false, time.GetUtcNow().UtcDateTime, cancellation);
            else if (await db.Set<ConflictDeclaration>().FindAsync([person.Id], cancellation) is { } said)
                db.Remove(said);
            return [];
        }, cancellation);
}

sealed record WithdrawConflictOfInterestInput(Id<Person> Person, int ExpectedVersion, string Conflict)
    : EntryInput(Person, ExpectedVersion);

sealed record WithdrawConflictOfInterestPayload : EntryPayload;
