using System.Security.Cryptography;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.News;

/// <summary>
/// Sends what is due, also what a command of another process posted or an earlier run of the service left. A letter is
/// claimed before it is sent: it goes out once, and once more at most if the service dies between the two.
/// </summary>
sealed class PostOffice(
    IDbContextFactory<RegistryDb> contexts,
    IPlainReads reads,
    Mailbox mailbox,
    MailCarrier carrier,
    TimeProvider time,
    ILogger<PostOffice> log) : BackgroundService
{
    static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    /// <summary>How long a claimed letter is left to whoever claimed it.</summary>
    static readonly TimeSpan s_claim = TimeSpan.FromMinutes(2);

    /// <summary>After each try that failed; then the letter is given up.</summary>
    static readonly TimeSpan[] s_waits =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
        TimeSpan.FromHours(8), TimeSpan.FromHours(24),
    ];

    static readonly SqlText s_any = new("""SELECT EXISTS (SELECT 1 FROM "OutgoingMail" WHERE "DueAt" IS NOT NULL)""");

    /// <summary>Sends every letter that is due now.</summary>
    public async Task SendDueAsync(CancellationToken cancellation)
    {
        // Asked each second: without EF, and without waking the disk.
        if (reads.Number(s_any) == 0)
            return;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        var due = await db.Set<OutgoingMail>().AsNoTracking().Where(m => m.DueAt <= now)
            .OrderBy(m => m.DueAt).Select(m => m.Id).ToListAsync(cancellation);
        foreach (var id in due)
            await SendAsync(id, now, cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_look);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await SendDueAsync(stoppingToken);
                }
                catch (Exception fault) when (fault is System.Data.Common.DbException)
                {
                    log.LogWarning("Mail waits, as the register is busy: {Type}", fault.GetType().Name);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // What waits is sent by the next run.
        }
    }

    async Task SendAsync(long id, DateTime now, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var claimed = await db.Set<OutgoingMail>().Where(m => m.Id == id && m.DueAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, now + s_claim), cancellation);
        if (claimed == 0)
            return;

        if (await db.Set<OutgoingMail>().SingleOrDefaultAsync(m => m.Id == id, cancellation) is not { } letter)
            return;
        try
        {
            await carrier.CarryAsync(mailbox.Open(db, letter), cancellation);
            letter.Sent(now);
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            letter.GiveUp();
            log.LogError("Letter {Id} is not as it was sealed, and is not sent: somebody changed it.", letter.Id);
        }
        catch (UnsentException unsent)
        {
            var waits = letter.TryLater(unsent.Fault, now, s_waits);
            // The message of the cause may quote the address.
            log.LogWarning(
                "Letter {Id} was not sent at try {Attempts} ({Type}): {Advice}; {Next}",
                letter.Id, letter.Attempts, (unsent.InnerException ?? unsent).GetType().Name, unsent.Message,
                waits ? "it is tried again" : "it is given up and erased");
        }
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // It was pulled back while it was on its way.
        }
    }
}
