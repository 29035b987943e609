using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>Takes back what was declared; the audit keeps that it was, sealed as ever.</summary>
sealed class WithdrawConflictOfInterest : IMutation<WithdrawConflictOfInterestInput, WithdrawConflictOfInterestPayload>
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
            return [];
        }, cancellation);
}

sealed record WithdrawConflictOfInterestInput(Id<Person> Person, int ExpectedVersion, string Conflict)
    : EntryInput(Person, ExpectedVersion);

sealed record WithdrawConflictOfInterestPayload : EntryPayload;
