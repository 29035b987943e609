using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.News;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Availability;

/// <summary>Asks those whose statement about days to come grew old, once for each time that it did.</summary>
sealed class AvailabilityRound(
    IDbContextFactory<RegistryDb> contexts, WritingPlace place, AvailabilityLetters letters, SecretariatClock clock,
    TimeProvider time) : IDailyRound
{
    public async Task PostAsync(CancellationToken cancellation)
    {
        using var held = await place.EnterAsync(cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Viewer = Viewer.Register;
        // It has the register's only writing place from here on, so another process finds whom this one asked.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var old = time.GetUtcNow().UtcDateTime.AddDays(1 - AvailabilityLetters.DaysUntilOld);
        var yesterday = clock.Today.AddDays(-1); // where a person is, it may be yesterday still
        var people = await db.Set<Person>()
            .Where(p => (p.Kind == PersonKind.Eep || p.Kind == PersonKind.Candidate)
                && p.Status != PersonStatus.ConsentPending
                && db.Set<PersonContact>().Any(c => c.PersonId == p.Id)
                && db.Set<AvailabilityWindow>().Any(w => w.PersonId == p.Id && w.Until >= yesterday
                    && w.Status != AvailabilityStatus.Unavailable && w.ConfirmedAt <= old))
            .OrderBy(p => p.Id).ToListAsync(cancellation);
        foreach (var person in people)
            await letters.AskAsync(db, person, ofItself: true, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
