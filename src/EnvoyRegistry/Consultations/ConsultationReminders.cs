using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.News;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Consultations;

/// <summary>
/// Reminds those who have not answered, once, when the last day of a consultation begins that runs for more than two.
/// Who has no address here yet is reminded when there is one.
/// </summary>
sealed class ConsultationReminders(
    IDbContextFactory<RegistryDb> contexts, WritingPlace place, ConsultationLetters letters, TimeProvider time)
    : IDailyRound
{
    static readonly TimeSpan s_before = TimeSpan.FromHours(24);
    static readonly TimeSpan s_short = TimeSpan.FromHours(48);

    public async Task PostAsync(CancellationToken cancellation)
    {
        using var held = await place.EnterAsync(cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Viewer = Viewer.Register;
        // It has the register's only writing place from here on, so another process finds whom this one reminded.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        var soon = now + s_before;
        var silent = await db.Set<ConsultationReply>().Include(r => r.Consultation).Include(r => r.Participant)
            .Where(r => r.Answer == null && r.RemindedAt == null
                && r.Consultation.ClosesAt > now && r.Consultation.Deadline <= soon)
            .OrderBy(r => r.Id).ToListAsync(cancellation);
        foreach (var reply in silent.Where(r => r.Consultation.Deadline - r.Consultation.OpenedAt > s_short))
        {
            if (letters.Remind(db, reply.Consultation, reply))
                reply.RemindedAt = now;
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
