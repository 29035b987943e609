using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>
/// R3: an EEP agrees to the text in force, because an earlier edition was agreed to, or because the entry was brought
/// in and no consent is on record here.
/// </summary>
sealed class RenewConsent(TimeProvider time) : IMutation<RenewConsentInput, RenewConsentPayload>
{
    public Task<RenewConsentPayload> RunAsync(
        RegistryDb db, Caller caller, RenewConsentInput input, CancellationToken cancellation) =>
        EntryDesk.ChangeAsync<RenewConsentPayload>(db, caller, input, Keeper.Person, async person =>
        {
            var edition = await db.Set<ConsentText>().Where(t => t.SupersededAt == null).Select(t => t.Edition)
                .SingleAsync(cancellation);
            if (person.Registrations.Find(r => r.Until is null) is not { } registration)
                return [new Conflict("No participant has you registered now; there is nothing to agree to.", "person")];
            if (input.TextEdition != edition)
                return [new Conflict($"Edition {edition} of the text is in force. Read that first.", "textEdition")];
            (registration.ConsentedAt, registration.ConsentTextEdition) = (time.GetUtcNow().UtcDateTime, edition);
            registration.Version++;
            return [];
        }, cancellation);
}

/// <param name="TextEdition">Of the text that the person read.</param>
sealed record RenewConsentInput(Id<Person> Person, int ExpectedVersion, int TextEdition)
    : EntryInput(Person, ExpectedVersion);

sealed record RenewConsentPayload : EntryPayload;
