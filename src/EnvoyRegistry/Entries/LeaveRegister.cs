using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>Takes the person who asks for it off the register: see <see cref="EntryRemoval"/>.</summary>
sealed class LeaveRegister(EntryRemoval removal, Erasure erasure)
    : IMutation<LeaveRegisterInput, LeaveRegisterPayload>
{
    public Task<LeaveRegisterPayload> RunAsync(
        RegistryDb db, Caller caller, LeaveRegisterInput input, CancellationToken cancellation) =>
        EntryDesk.ChangeAsync<LeaveRegisterPayload>(db, caller, input, Keeper.Person, async person =>
        {
            if (!input.Confirm)
                return [new InvalidInput("There is no way back: say `confirm: true` if that is meant.", "confirm")];
            await removal.TakeAwayAsync(db, person, caller, ConsentChannel.SignedIn, cancellation);
            return [];
        }, cancellation);

    // The answer waits for it, and whoever breaks off has left all the same.
    public Task FollowAsync(LeaveRegisterInput input) => erasure.RunAsync(CancellationToken.None);
}

sealed record LeaveRegisterInput(Id<Person> Person, int ExpectedVersion, bool Confirm)
    : EntryInput(Person, ExpectedVersion);

sealed record LeaveRegisterPayload : EntryPayload;
