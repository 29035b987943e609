using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.News;
using EnvoyRegistry.Participants;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Chairing;

/// <summary>
/// On the day the Chair moves, asks the new office what becomes of every live case, and keeps how each stands: before
/// the first answer of that day, or after the terms changed. Nothing of a case is changed by it.
/// </summary>
sealed class HandOverUpkeep(
    IDbContextFactory<RegistryDb> contexts, WritingPlace place, AuditTrail audit, AccessBooks books,
    SecretariatClock clock, LiveCases cases, CaseTexts texts) : IOnTime
{
    sealed record Looked(DateOnly Day, long Changes);

    volatile Looked? _looked;

    public Task EnsureAsync() =>
        new Looked(clock.Today, books.Latest().Changes) is var now && now == _looked
            ? Task.CompletedTask : LookAsync(now);

    async Task LookAsync(Looked now)
    {
        await using var db = await contexts.CreateDbContextAsync();
        db.Viewer = Viewer.Register;
        if (HandOverDay.Last(now.Day, await db.Set<ChairTerm>().AsNoTracking().ToListAsync()) is { } handOver
            && (await NotAskedAsync(db, handOver)).Count > 0)
            await AskAsync(db, handOver);
        _looked = now;
    }

    async Task AskAsync(RegistryDb db, HandOverDay handOver)
    {
        using var held = await place.EnterAsync(CancellationToken.None);
        await using var transaction = await db.Database.BeginTransactionAsync();
        using var record = new ChangeRecord(db);
        var at = Midnight(handOver.Day);
        // Another process may have asked meanwhile.
        foreach (var live in await NotAskedAsync(db, handOver))
        {
            var id = EntityId.New();
            db.Add(new HandOverQuestion
            {
                Id = id,
                Day = handOver.Day,
                FromId = handOver.FromId,
                ToId = handOver.ToId,
                Kind = live.Kind,
                SubjectId = live.Id,
                IsExercise = live.IsExercise,
                AskedAt = at,
                Record = texts.Seal<HandOverQuestion>(db, id, nameof(HandOverQuestion.Record), live.Record),
            });
        }
        await db.SaveChangesAsync();
        audit.Command(db, "handOver", record, "The new Chair's office is asked what becomes of live cases.");
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    async Task<List<LiveCase>> NotAskedAsync(RegistryDb db, HandOverDay handOver)
    {
        var asked = await db.Set<HandOverQuestion>().Where(q => q.Day == handOver.Day).Select(q => q.SubjectId)
            .ToListAsync();
        return await cases.ReadAsync(db, Midnight(handOver.Day), CancellationToken.None, asked);
    }

    DateTime Midnight(DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), clock.Zone);
}
