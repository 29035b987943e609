using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.News;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Host;

/// <summary>
/// Does what the calendar asks for: entries whose confirmation lapsed turn stale, nominations whose confirmation draws
/// near say so, and what did so by a clock that was set back since is taken back. It is done before the first answer of
/// every day, so that no answer tells of yesterday's standing.
/// </summary>
sealed class Upkeep(
    IDbContextFactory<RegistryDb> contexts,
    IPlainReads reads,
    WritingPlace place,
    AuditTrail audit,
    SecretariatClock clock,
    RegisterClock register,
    TimeProvider time)
    : IDisposable
{
    static readonly SqlText s_hasWork = new($"""
        SELECT EXISTS (SELECT 1 FROM "Person"
            WHERE "Status" IN ({PersonStatus.Registered:D}, {PersonStatus.Listed:D}) AND "ConfirmationDueOn" < ?1
                OR "Status" = {PersonStatus.Stale:D} AND "ConfirmationDueOn" >= ?1)
        OR EXISTS (SELECT 1 FROM "Nomination" AS n
            JOIN "Registration" AS r ON r."Id" = n."RegistrationId"
            JOIN "Person" AS p ON p."Id" = n."PersonId"
            WHERE r."Status" = {RegistrationStatus.Registered:D}
                AND (p."ConfirmationDueOn" <= ?2) <> (n."ConfirmationAskedFor" IS p."ConfirmationDueOn"))
        """);

    readonly SemaphoreSlim _one = new(1, 1);
    volatile int _doneFor = -1;
    volatile bool _isInDoubt;

    /// <summary>Returns at once when it was done for today.</summary>
    public Task EnsureAsync() =>
        clock.Today is var today && today.DayNumber == _doneFor ? Task.CompletedTask : RunAsync(today);

    /// <summary>The same, and does what was left because of a clock in doubt that is so no longer.</summary>
    /// <returns>Whether the day is certain.</returns>
    public async Task<bool> EnsureCertainlyAsync()
    {
        if (_isInDoubt)
            _doneFor = -1;
        await EnsureAsync();
        return !_isInDoubt;
    }

    public void Dispose() => _one.Dispose();

    // Whoever asked first may go away; what the others wait for is not cancelled with that.
    async Task RunAsync(DateOnly today)
    {
        await _one.WaitAsync();
        try
        {
            if (_doneFor == today.DayNumber)
                return;
            _isInDoubt = register.Doubt() is not null;
            if (HasWork(today))
                await DoAsync(today, mayAge: !_isInDoubt);
            _doneFor = today.DayNumber;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>
    /// Asked without EF and without the place to write, which are not needed to find that there is nothing.
    /// </summary>
    bool HasWork(DateOnly today) =>
        reads.Number(s_hasWork, today, today.AddDays(YearlyConfirmation.DaysOfNotice)) != 0;

    /// <param name="mayAge">Else what went ahead of its time is taken back, and nothing more.</param>
    async Task DoAsync(DateOnly today, bool mayAge)
    {
        using var held = await place.EnterAsync(CancellationToken.None);
        await using var db = await contexts.CreateDbContextAsync();
        db.Viewer = Viewer.Register;
        await using var transaction = await db.Database.BeginTransactionAsync();
        using var record = new ChangeRecord(db);
        var back = await YearlyConfirmation.TakeBackAsync(db, today, CancellationToken.None);
        var stale = mayAge ? await YearlyConfirmation.TurnStaleAsync(db, today, CancellationToken.None) : 0;
        var soon = today.AddDays(YearlyConfirmation.DaysOfNotice);
        var nominations = await db.Nominations()
            .Where(n => n.Registration != null
                && ((n.Registration.Status == RegistrationStatus.Registered
                        && (n.State == NominationState.Stale || (n.Person!.ConfirmationDueOn <= soon)
                            != (n.ConfirmationAskedFor == n.Person.ConfirmationDueOn)))
                    || (n.Registration.Status == RegistrationStatus.Stale && n.State != NominationState.Stale)))
            .ToListAsync();
        foreach (var nomination in nominations)
        {
            if (nomination.Registration!.Status is RegistrationStatus.Registered)
                Ask(nomination, soon, mayAge);
            nomination.CatchUp(NominationParty.Register, time.GetUtcNow().UtcDateTime);
        }
        await db.SaveChangesAsync();
        if (record.Changes.Any())
            audit.Command(db, "upkeep", record, $"{stale} people turned stale, {back} are no longer.");
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    static void Ask(Nomination nomination, DateOnly soon, bool mayAsk)
    {
        var due = nomination.Person!.ConfirmationDueOn;
        if (due > soon && nomination.ConfirmationAskedFor == due)
            nomination.ConfirmationAskedFor = null;
        else if (due <= soon && mayAsk)
            nomination.ConfirmationAskedFor = due;
    }
}

static class KeepingUp
{
    /// <summary>To stand before everything that is answered from the register.</summary>
    public static void UseUpkeep(this IApplicationBuilder app)
    {
        var upkeep = app.ApplicationServices.GetRequiredService<Upkeep>();
        IOnTime[] others = [.. app.ApplicationServices.GetServices<IOnTime>()];
        app.Use(next => http => Pending() is { IsCompletedSuccessfully: false } pending
            ? AfterAsync(pending, next, http)
            : next(http));

        // Nothing is made where nothing is due, which is nearly always.
        Task Pending()
        {
            if (upkeep.EnsureAsync() is { IsCompletedSuccessfully: false } daily)
                return daily;
            foreach (var other in others)
            {
                if (other.EnsureAsync() is { IsCompletedSuccessfully: false } due)
                    return due;
            }
            return Task.CompletedTask;
        }

        async Task AfterAsync(Task pending, RequestDelegate next, HttpContext http)
        {
            for (var work = pending; !work.IsCompletedSuccessfully; work = Pending())
                await work;
            await next(http);
        }
    }
}
