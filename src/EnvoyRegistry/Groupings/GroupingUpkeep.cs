using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.News;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Groupings;

/// <summary>
/// Puts a grouping that is constituted to work on its first day: before the first answer of that day.
/// </summary>
sealed class GroupingUpkeep(
    IDbContextFactory<RegistryDb> contexts, WritingPlace place, AuditTrail audit, SecretariatClock clock) : IOnTime
{
    volatile int _doneFor = -1;

    public Task EnsureAsync() =>
        clock.Today is var today && today.DayNumber == _doneFor ? Task.CompletedTask : BeginAsync(today);

    async Task BeginAsync(DateOnly today)
    {
        await using var db = await contexts.CreateDbContextAsync();
        db.Viewer = Viewer.Register;
        // Nearly always there is none, and nobody waits for the place to write.
        if (await Due(db, today).AnyAsync())
            await BeginDueAsync(db, today);
        _doneFor = today.DayNumber;
    }

    async Task BeginDueAsync(RegistryDb db, DateOnly today)
    {
        using var held = await place.EnterAsync(CancellationToken.None);
        await using var transaction = await db.Database.BeginTransactionAsync();
        using var record = new ChangeRecord(db);
        foreach (var grouping in await Due(db, today).ToListAsync())
        {
            grouping.Status = GroupingStatus.Active;
            grouping.Version++;
        }
        await db.SaveChangesAsync();
        audit.Command(db, "groupings", record, "Groupings began their work on their first day.");
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    static IQueryable<Grouping> Due(RegistryDb db, DateOnly today) => db.Set<Grouping>()
        .Where(g => g.Status == GroupingStatus.Constituted && g.Certainty == null && g.From <= today);
}
