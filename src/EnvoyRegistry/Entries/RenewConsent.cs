using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>
/// R3: an EEP or a candidate agrees to the text in force, because an earlier edition was agreed to, or because no
/// consent is on record yet.
/// </summary>
sealed class RenewConsent(SecretariatClock clock, TimeProvider time)
    : IMutation<RenewConsentInput, RenewConsentPayload>
{
    public Task<RenewConsentPayload> RunAsync(
        RegistryDb db, Caller caller, RenewConsentInput input, CancellationToken cancellation) =>
        EntryDesk.ChangeAsync<RenewConsentPayload>(db, caller, input, Keeper.Person, async person =>
        {
            var edition = (await db.ConsentTextInForceAsync(cancellation)).Edition;
            if (person.Kind is not (PersonKind.Eep or PersonKind.Candidate))
                return [new Conflict(
                    "You are neither an EEP nor a candidate now; there is nothing to agree to.", "person")];
            if (input.TextEdition != edition)
                return [new Conflict($"Edition {edition} of the text is in force. Read that first.", "textEdition")];
            var consent = await db.ConsentOfAsync(person.Id, cancellation);
            consent.Give(person, ConsentChannel.SignedIn, edition, time.GetUtcNow().UtcDateTime, clock.Today);
            return [];
        }, cancellation);
}

/// <param name="TextEdition">Of the text that the person read.</param>
sealed record RenewConsentInput(Id<Person> Person, int ExpectedVersion, int TextEdition)
    : EntryInput(Person, ExpectedVersion);

sealed record RenewConsentPayload : EntryPayload;
