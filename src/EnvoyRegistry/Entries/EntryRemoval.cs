using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.People;
using EnvoyRegistry.Vault;

namespace EnvoyRegistry.Entries;

/// <summary>
/// Takes an entry off the register as the consent text says: the key under which everything confidential is sealed is
/// destroyed, what else was stated is erased, and the record of official acts stays.
/// </summary>
sealed class EntryRemoval(Departure departure, PersonVault vault, SecretariatClock clock)
{
    /// <summary>Writes it; what lies outside the tables is cleared by <see cref="Erasure"/> afterwards.</summary>
    /// <param name="person">With the registrations.</param>
    public async Task TakeAwayAsync(
        RegistryDb db, Person person, Caller caller, ConsentChannel channel, CancellationToken cancellation)
    {
        // Whoever never agreed to being listed is not listed as somebody who left either.
        if (person.Status is PersonStatus.ConsentPending)
            (person.OpenToParticipants, person.OpenToSignedIn) = (default, default);
        await departure.EndAsync(
            db, person, RegistrationStatus.WithdrawnByEep, clock.Today, caller, cancellation, channel);
        await db.EraseAsync(person.Id, cancellation);
        // Last: whatever was sealed on the way is gone as well.
        vault.Destroy(db, person.Id);
        await db.SaveChangesAsync(cancellation);
        db.ForgetPast(person.Id);
    }
}
