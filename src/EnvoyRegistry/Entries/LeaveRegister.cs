using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.People;
using EnvoyRegistry.Vault;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>
/// Takes a person off the register as the consent text says: the key under which everything confidential is sealed is
/// destroyed, what else she or he stated is erased, and the record of official acts stays.
/// </summary>
sealed class LeaveRegister(Departure departure, PersonVault vault, SecretariatClock clock, Erasure erasure)
    : IMutation<LeaveRegisterInput, LeaveRegisterPayload>
{
    public Task<LeaveRegisterPayload> RunAsync(
        RegistryDb db, Caller caller, LeaveRegisterInput input, CancellationToken cancellation) =>
        EntryDesk.ChangeAsync<LeaveRegisterPayload>(db, caller, input, Keeper.Person, async person =>
        {
            if (!input.Confirm)
                return [new InvalidInput("There is no way back: say `confirm: true` if that is meant.", "confirm")];
            await departure.EndAsync(
                db, person, RegistrationStatus.WithdrawnByEep, clock.Today, caller, cancellation);
            await db.EraseAsync(person.Id, cancellation);
            // Last: whatever was sealed on the way is gone as well.
            vault.Destroy(db, person.Id);
            await db.SaveChangesAsync(cancellation);
            db.ForgetPast(person.Id);
            return [];
        }, cancellation);

    // The answer waits for it, and whoever breaks off has left all the same.
    public Task FollowAsync(LeaveRegisterInput input) => erasure.RunAsync(CancellationToken.None);
}

sealed record LeaveRegisterInput(Id<Person> Person, int ExpectedVersion, bool Confirm)
    : EntryInput(Person, ExpectedVersion);

sealed record LeaveRegisterPayload : EntryPayload;
