using System.Globalization;
using EnvoyRegistry.Commands.Spreadsheets;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Commands;

/// <summary>
/// What stands beside the entries of some people, as an import reads it: see <see cref="AnnexColumn"/>.
/// </summary>
/// <param name="participants">Their codes.</param>
sealed class AnnexCells(
    IReadOnlyDictionary<long, EntryConsent> consents, IReadOnlyDictionary<long, ContactDetails> contacts,
    IReadOnlyDictionary<long, string> participants)
{
    public static async Task<AnnexCells> ReadAsync(
        RegistryDb db, PersonContacts contacts, IReadOnlyList<long> people,
        IReadOnlyDictionary<long, string> participants, CancellationToken cancellation) => new(
        await db.Set<EntryConsent>().AsNoTracking().Where(c => people.Contains(c.PersonId))
            .ToDictionaryAsync(c => c.PersonId, cancellation),
        await contacts.OfAsync(db, people, cancellation),
        participants);

    /// <summary>In the order of <see cref="AnnexColumn.All"/>.</summary>
    /// <param name="person">With the registrations.</param>
    public IEnumerable<string?> Cells(Person person)
    {
        var consent = consents.GetValueOrDefault(person.Id) is { State: ConsentState.Granted } granted ? granted : null;
        yield return consent is null ? null : AnnexReader.Written(consent.AnsweredAt!.Value);
        yield return consent?.TextEdition?.ToString(CultureInfo.InvariantCulture);
        yield return consent?.Evidence;

        var contact = contacts.GetValueOrDefault(person.Id);
        yield return contact?.Email;
        yield return ListText.Join(contact?.Phones ?? []);
        yield return contact?.PostalAddress;
        yield return contact?.Assistant?.Name;
        yield return contact?.Assistant?.Email;
        yield return contact?.Assistant?.Phone;

        var inForce = person.Registrations.Find(r => r.Until is null);
        yield return inForce is null ? null : Day(inForce.From);
        yield return ListText.Join(person.Registrations.Where(r => r.Until is not null)
            .OrderBy(r => r.From).ThenBy(r => r.Until)
            .Select(r => $"{participants[r.ParticipantId]}:{Day(r.From)}:{Day(r.Until!.Value)}:" +
                Words<RegistrationStatus>.Write(r.Status)));
    }

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
