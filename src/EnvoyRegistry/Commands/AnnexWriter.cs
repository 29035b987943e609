using EnvoyRegistry.Commands.Spreadsheets;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Commands;

/// <summary>
/// Writes what rows tell beside the entries (<see cref="EntryAnnex"/>): consents, contacts and registrations that have
/// ended.
/// </summary>
sealed class AnnexWriter(
    RegistryDb db, PersonContacts contacts, SignInAddresses addresses, Findings findings, string file, DateTime now)
{
    const int AtOnce = 500;

    /// <summary>To be called when the people are written.</summary>
    /// <returns>The people in whom something differs now.</returns>
    public async Task<HashSet<long>> WriteAsync(
        IReadOnlyList<PersonRow> rows, Func<string, long> idOf, CancellationToken cancellation)
    {
        var changed = new HashSet<long>();
        foreach (var some in rows.Chunk(AtOnce))
        {
            var byId = some.ToDictionary(row => idOf(row.Reference));
            var consents = await db.Set<EntryConsent>().Where(c => byId.Keys.Contains(c.PersonId))
                .ToDictionaryAsync(c => c.PersonId, cancellation);
            foreach (var (person, row) in byId)
                if (Consent(person, row, consents.GetValueOrDefault(person)))
                    changed.Add(person);
            await PastAsync(byId, changed, cancellation);
            await ContactsAsync(byId, changed, cancellation);
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
        return changed;
    }

    bool Consent(long person, PersonRow row, EntryConsent? known)
    {
        if (row.Kind is not (PersonKind.Eep or PersonKind.Candidate))
            return false;
        if (known is null)
            db.Add(known = new EntryConsent { PersonId = person });
        else if (row.Annex.Consent is not { } told || !IsNewer(told, known))
            return false;
        if (row.Annex.Consent is { } stated)
            known.Grant(ConsentChannel.Elsewhere, stated.Edition, stated.At, stated.Evidence);
        return true;
    }

    /// <summary>What the person answered here later, stands.</summary>
    static bool IsNewer(StatedConsent told, EntryConsent known) => known.State is not ConsentState.Granted
        || told.At > known.AnsweredAt
        || (told.At == known.AnsweredAt
            && (told.Edition, told.Evidence) != (known.TextEdition!.Value, known.Evidence));

    /// <summary>Those that are not there yet; what is on record stays, whatever a sheet leaves out.</summary>
    async Task PastAsync(Dictionary<long, PersonRow> rows, HashSet<long> changed, CancellationToken cancellation)
    {
        var told = rows.Where(row => row.Value.Annex.Past is { Count: > 0 }).Select(row => row.Key).ToList();
        if (told.Count == 0)
            return;
        var known = (await db.Set<Registration>().AsNoTracking()
            .Where(r => told.Contains(r.PersonId) && r.Until != null).ToListAsync(cancellation))
            .ToLookup(r => r.PersonId, r => new StatedRegistration(r.ParticipantId, r.From, r.Until!.Value, r.Status));
        foreach (var person in told)
        {
            foreach (var past in rows[person].Annex.Past!.Except(known[person]))
            {
                changed.Add(person);
                db.Add(new Registration
                {
                    Id = EntityId.New(),
                    PersonId = person,
                    ParticipantId = past.ParticipantId,
                    From = past.From,
                    Until = past.Until,
                    Status = past.Status,
                });
            }
        }
    }

    async Task ContactsAsync(Dictionary<long, PersonRow> rows, HashSet<long> changed, CancellationToken cancellation)
    {
        var told = rows.Where(row => row.Value.Annex.Contact is not null).Select(row => row.Key).ToList();
        var known = await contacts.OfAsync(db, told, cancellation);
        var differing = new Dictionary<long, ContactDetails>();
        foreach (var person in told)
        {
            var (row, contact) = (rows[person], rows[person].Annex.Contact!);
            var before = known.GetValueOrDefault(person) ?? new ContactDetails();
            if (!before.Tells(contact) && (before.Email == contact.Email
                || await StateAddressAsync(person, row, contact.Email, cancellation)))
                differing.Add(person, contact);
        }
        await contacts.StateAsync(db, differing, cancellation);
        changed.UnionWith(differing.Keys);
    }

    /// <summary>As `invitePerson` does: the address is the person's own once she has signed in by it.</summary>
    async Task<bool> StateAddressAsync(long person, PersonRow row, string? email, CancellationToken cancellation)
    {
        var own = await db.Set<SignInAddress>().Where(a => a.PersonId == person).ToListAsync(cancellation);
        if (own.Exists(a => a.InvitedAt is null) && (email is null || !own.Exists(a => addresses.Is(db, a, email))))
        {
            Fault(row, "The person signs in by another address, and alone changes it (R3). Write that one, or leave " +
                "the column out.");
            return false;
        }
        if (own.Exists(a => a.InvitedAt is null))
            return true;
        if (await addresses.SetAsync(db, person, email is null ? [] : [email], cancellation, invitedAt: now))
            return true;
        Fault(row,
            $"Somebody else on the register signs in by `{email}`. Each person has an address of her or his own.");
        return false;
    }

    void Fault(PersonRow row, string text) => findings.Fault(file, row.Line, AnnexColumn.Email, text);
}
