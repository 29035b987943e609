using EnvoyRegistry.Contract;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>Takes back what was declared; the audit keeps that it was, sealed as ever.</summary>
sealed class WithdrawConflictOfInterest(EntryDesk desk)
{
    public ValueTask<EntryPayload<WithdrawConflictOfInterestInput>> RunAsync(
        WithdrawConflictOfInterestInput input, CancellationToken cancellation) =>
        desk.ChangeAsync("withdrawConflictOfInterest", input, Keeper.Person, async (db, person, _) =>
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
