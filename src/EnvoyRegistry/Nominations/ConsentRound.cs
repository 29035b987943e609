using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.News;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Nominations;

/// <summary>
/// Asks everybody whose entry waits for consent (R3) and who can be written to, once: after an import, and as soon as
/// an address is known. Asking again is <see cref="AskEntryConsent"/>.
/// </summary>
sealed class ConsentRound(
    IDbContextFactory<RegistryDb> contexts,
    WritingPlace place,
    EntryConsentLetter letter,
    PersonContacts contacts,
    TimeProvider time) : IDailyRound
{
    const int AtOnce = 200;

    public async Task PostAsync(CancellationToken cancellation)
    {
        foreach (var some in (await UnaskedAsync(cancellation)).Chunk(AtOnce))
            await AskAsync(some, cancellation);
    }

    async Task<List<long>> UnaskedAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Viewer = Viewer.Register;
        return await Unasked(db).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(cancellation);
    }

    static IQueryable<Person> Unasked(RegistryDb db) => db.Set<Person>()
        .Where(p => p.Status == PersonStatus.ConsentPending
            && db.Set<PersonContact>().Any(c => c.PersonId == p.Id)
            && !db.Set<EntryConsent>().Any(
                c => c.PersonId == p.Id && (c.AskedAt != null || c.State != ConsentState.Pending)));

    async Task AskAsync(long[] some, CancellationToken cancellation)
    {
        using var held = await place.EnterAsync(cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Viewer = Viewer.Register;
        // It has the register's only writing place from here on, so another process finds whom this one asked.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var people = await Unasked(db).Include(p => p.Participant).Where(p => some.Contains(p.Id))
            .OrderBy(p => p.Id).ToListAsync(cancellation);
        var reached = await contacts.OfAsync(db, some, cancellation);
        foreach (var person in people)
            if (reached.GetValueOrDefault(person.Id)?.Email is { } to)
                await letter.PostAsync(
                    db, person, await db.ConsentOfAsync(person.Id, cancellation), to,
                    await db.NominatorOfAsync(person, cancellation), time.GetUtcNow().UtcDateTime, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}

static class Nominators
{
    /// <summary>The participant that registered a person, or proposed the candidate; null where none did.</summary>
    public static async Task<Participant?> NominatorOfAsync(
        this RegistryDb db, Person person, CancellationToken cancellation) =>
        (person.ParticipantId ?? person.ProposedById) is { } participant
            ? await db.Set<Participant>().FindAsync([participant], cancellation) : null;
}
