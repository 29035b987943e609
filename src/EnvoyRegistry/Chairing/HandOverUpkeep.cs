using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.News;
using EnvoyRegistry.Pages;
using EnvoyRegistry.Participants;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Chairing;

/// <summary>
/// On the day the Chair moves, asks the new office what becomes of every live case, and keeps how each stands: before
/// the first answer of that day, or after the terms changed. Nothing of a case is changed by it.
/// </summary>
sealed class HandOverUpkeep(
    IDbContextFactory<RegistryDb> contexts, WritingPlace place, AuditTrail audit, AccessBooks books,
    SecretariatClock clock, LiveCases cases, CaseTexts texts, Mailbox mail, IOptions<FocalPointOffices> offices,
    PublicAddress site, TimeProvider time, ILogger<HandOverUpkeep> log) : IOnTime
{
    /// <summary>After which it is tried again, where it could not be done; nobody waits for it meanwhile.</summary>
    static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    sealed record Looked(DateOnly Day, long Changes);

    volatile Looked? _looked;
    long _notBefore;

    public Task EnsureAsync() =>
        new Looked(clock.Today, books.Latest().Changes) is var now
            && (now == _looked || time.GetUtcNow().Ticks < Volatile.Read(ref _notBefore))
            ? Task.CompletedTask : TryLookAsync(now);

    async Task TryLookAsync(Looked now)
    {
        try
        {
            await LookAsync(now);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Volatile.Write(ref _notBefore, (time.GetUtcNow() + s_patience).Ticks);
            log.LogError(fault, "The new Chair's office could not be asked what becomes of live cases.");
        }
    }

    async Task LookAsync(Looked now)
    {
        await using var db = await contexts.CreateDbContextAsync();
        db.Viewer = Viewer.Register;
        if (HandOverDay.Last(now.Day, await db.Set<ChairTerm>().AsNoTracking().ToListAsync()) is { } handOver
            && ((await NotAskedAsync(db, handOver)).Count > 0 || (await NotKeptAsync(db, handOver)).Count > 0))
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
        var notAsked = await NotAskedAsync(db, handOver);
        await TellAsync(db, handOver, notAsked.Count(c => !c.IsExercise));
        foreach (var live in notAsked)
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
        foreach (var situation in await NotKeptAsync(db, handOver))
        {
            var id = EntityId.New();
            db.Add(new HandOverSituation
            {
                Id = id,
                Day = handOver.Day,
                FromId = handOver.FromId,
                SituationId = situation.Id,
                IsExercise = situation.IsExercise,
                Record = texts.Seal<HandOverSituation>(
                    db, id, nameof(HandOverSituation.Record), situation.Record),
            });
        }
        await db.SaveChangesAsync();
        audit.Command(db, "handOver", record, "The new Chair's office is asked what becomes of live cases.");
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    /// <summary>In the same transaction, so once; of exercises nothing is said.</summary>
    async Task TellAsync(RegistryDb db, HandOverDay handOver, int count)
    {
        var code = await db.Set<Participant>().Where(p => p.Id == handOver.ToId).Select(p => p.Code).SingleAsync();
        if (count == 0 || offices.Value.GetValueOrDefault(code) is not { } address)
            return;
        mail.Post(db, address, "Cases wait for your decision, as you chair now", $"""
            Since {handOver.Day:d MMMM yyyy} your office chairs the ASEAN Regional Forum.

            Cases that were alive: {count}. Each of them runs on as it is until you decide whether it goes on, is handed
            over to another, or ends: signed in, by the query handOver and the mutation decideHandOver at
            {site.LinkTo("/graphql")}
            """);
    }

    async Task<List<LiveCase>> NotAskedAsync(RegistryDb db, HandOverDay handOver)
    {
        var asked = await db.Set<HandOverQuestion>().Where(q => q.Day == handOver.Day).Select(q => q.SubjectId)
            .ToListAsync();
        return await cases.ReadAsync(db, Midnight(handOver.Day), CancellationToken.None, asked);
    }

    async Task<List<QuietSituation>> NotKeptAsync(RegistryDb db, HandOverDay handOver)
    {
        var kept = await db.Set<HandOverSituation>().Where(s => s.Day == handOver.Day).Select(s => s.SituationId)
            .ToListAsync();
        return await LiveCases.QuietAsync(db, Midnight(handOver.Day), CancellationToken.None, kept);
    }

    DateTime Midnight(DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), clock.Zone);
}
