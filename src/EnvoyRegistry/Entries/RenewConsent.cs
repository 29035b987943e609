using EnvoyRegistry.Contract;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>
/// R3: an EEP agrees to the text in force, because an earlier edition was agreed to, or because the entry was brought in
/// and no consent is on record here.
/// </summary>
sealed class RenewConsent(EntryDesk desk, TimeProvider time)
{
    public ValueTask<EntryPayload<RenewConsentInput>> RunAsync(
        RenewConsentInput input, CancellationToken cancellation) =>
        desk.ChangeAsync("renewConsent", input, Keeper.Person, async (db, person, _) =>
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
