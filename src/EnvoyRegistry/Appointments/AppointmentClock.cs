using EnvoyRegistry.Audit;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.News;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Appointments;

/// <summary>Knows when time next decides something of an appointment, without asking the register each time.</summary>
sealed class AppointmentClock
{
    long _next;

    /// <summary>In ticks of UTC; 0 while nobody has looked.</summary>
    public long Next => Volatile.Read(ref _next);

    /// <summary>Also where that comes to nothing: then it is looked at for nothing.</summary>
    public void LookAt(DateTime instant)
    {
        long known;
        do
        {
            known = Next;
            if (known <= instant.Ticks)
                return;
        }
        while (Interlocked.CompareExchange(ref _next, instant.Ticks, known) != known);
    }

    /// <summary>What was looked up; unless somebody has named an earlier instant meanwhile.</summary>
    public void Found(long before, DateTime? next) =>
        Interlocked.CompareExchange(ref _next, next?.Ticks ?? long.MaxValue, before);
}

/// <summary>
/// Puts down what time has decided of appointments: before the first answer after each such instant, so that none tells
/// of what was.
/// </summary>
sealed class AppointmentUpkeep(
    IDbContextFactory<RegistryDb> contexts, WritingPlace place, AuditTrail audit, AppointmentClock looks,
    Progress progress, TimeProvider time, ILogger<AppointmentUpkeep> log) : IOnTime
{
    /// <summary>After which one that could not go on is tried again; the others do not wait for it.</summary>
    static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    public Task EnsureAsync() => Now.Ticks < looks.Next ? Task.CompletedTask : LookAsync();

    DateTime Now => time.GetUtcNow().UtcDateTime;

    async Task LookAsync()
    {
        using var held = await place.EnterAsync(CancellationToken.None);
        await using var db = await contexts.CreateDbContextAsync();
        db.Viewer = Viewer.Register;
        var before = looks.Next;
        var now = Now;
        var due = await db.Set<Appointment>().Where(a => a.NextLookAt <= now).OrderBy(a => a.NextLookAt)
            .Select(a => a.Id).ToListAsync();
        var failed = false;
        foreach (var id in due)
            failed |= !await TryGoOnAsync(id, now);
        var next = await db.Set<Appointment>().Where(a => a.NextLookAt > now).MinAsync(a => a.NextLookAt);
        looks.Found(before, failed && !(next < now + s_patience) ? now + s_patience : next);
    }

    /// <summary>One that cannot go on must not keep everybody from being answered.</summary>
    async Task<bool> TryGoOnAsync(long id, DateTime now)
    {
        try
        {
            await GoOnAsync(id, now);
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "The appointment {Id} could not be brought to where it is.", id);
            return false;
        }
    }

    async Task GoOnAsync(long id, DateTime now)
    {
        await using var db = await contexts.CreateDbContextAsync();
        db.Viewer = Viewer.Register;
        await using var transaction = await db.Database.BeginTransactionAsync();
        using var record = new ChangeRecord(db);
        await progress.AdvanceAsync(db, (await db.LoadAppointmentAsync(id, default))!, now, default);
        await db.SaveChangesAsync();
        audit.Command(db, "appointments", record, "An appointment went on as time passed.");
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
