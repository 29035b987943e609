using System.Text.Json;
using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.People;
using EnvoyRegistry.Vault;

namespace EnvoyRegistry.Nominations;

/// <summary>
/// Keeps how to reach a nominee sealed under the key that the person's entry will have, so that it is destroyed with
/// everything else that is confidential about her or him.
/// </summary>
sealed class NomineeContacts(PersonVault vault)
{
    public const string Purpose = "nomination.contact";

    public string Seal(RegistryDb db, Nomination nomination, ContactDetails contact) =>
        vault.Seal(db, nomination.NomineeId, Purpose, JsonSerializer.Serialize(contact));

    /// <returns>Null when there is none, or no longer.</returns>
    public ContactDetails? Open(RegistryDb db, Nomination nomination) =>
        nomination.Contact is { } text && vault.Open(db, nomination.NomineeId, Purpose, text) is { } opened
            ? JsonSerializer.Deserialize<ContactDetails>(opened)
            : null;

    /// <summary>
    /// Nobody is on this register without having agreed to be: of a nomination that came to nothing, what it told of
    /// the person goes, and of somebody without an entry the key as well.
    /// </summary>
    public void Forget(RegistryDb db, Nomination nomination)
    {
        nomination.Forget();
        nomination.Contact = null;
        if (nomination.PersonId is null)
        {
            Mailbox.PullBack(db, nomination.NomineeId);
            vault.Destroy(db, nomination.NomineeId);
        }
    }
}
