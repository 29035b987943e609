using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.News;
using EnvoyRegistry.Pages;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Chairing;

/// <summary>
/// Writes to both offices 60, 30, 14 and 1 days before the Chair moves, once each. A letter whose day passed while the
/// service was down goes late, unless the next one is due.
/// </summary>
sealed class HandOverCountdown(
    IDbContextFactory<RegistryDb> contexts, WritingPlace place, Mailbox mail, IOptions<FocalPointOffices> offices,
    PublicAddress site, LiveCases cases, SecretariatClock clock, TimeProvider time) : IDailyRound
{
    /// <summary>From which both offices read the note of all live cases.</summary>
    public const int DaysAhead = 60;

    static readonly int[] s_marks = [1, 14, 30, DaysAhead];

    public async Task PostAsync(CancellationToken cancellation)
    {
        using var held = await place.EnterAsync(cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Viewer = Viewer.Register;
        // It has the register's only writing place from here on, so another process finds to whom this one wrote.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var terms = await db.Set<ChairTerm>().AsNoTracking().ToListAsync(cancellation);
        if (HandOverDay.Next(clock.Today, terms) is not { } handOver)
            return;
        var days = handOver.Day.DayNumber - clock.Today.DayNumber;
        var mark = s_marks.FirstOrDefault(mark => days <= mark);
        if (mark == 0)
            return;
        var told = await db.Set<HandOverLetter>().Where(l => l.Day == handOver.Day && l.DaysBefore == mark)
            .Select(l => l.ParticipantId).ToListAsync(cancellation);
        var both = await db.Set<Participant>().Where(p => p.Id == handOver.FromId || p.Id == handOver.ToId)
            .ToDictionaryAsync(p => p.Id, cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        var alive = (await cases.ReadAsync(db, now, cancellation)).Count(c => !c.IsExercise);
        foreach (var id in ((long[])[handOver.FromId, handOver.ToId]).Except(told))
        {
            if (offices.Value.GetValueOrDefault(both[id].Code) is not { } address)
                continue;
            db.Add(new HandOverLetter { Day = handOver.Day, DaysBefore = mark, ParticipantId = id, SentAt = now });
            mail.Post(db, address, $"The Chair moves in {Days(days)}",
                Text(both[handOver.FromId].Name, both[handOver.ToId].Name, handOver.Day, days, alive));
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    string Text(string from, string to, DateOnly day, int days, int alive) => $"""
        On {day:d MMMM yyyy}, in {Days(days)}, the Chair of the ASEAN Regional Forum passes from {from} to {to}, at
        midnight in Jakarta. Every right of the office in the register passes in that moment.

        Cases that are alive: {alive}. Each of them runs on as it is, and asks the new office whether it goes on, is
        handed over to another, or ends.

        Both offices read one note of all of them, signed in, by the query handOver at {site.LinkTo("/graphql")}.
        """;

    static string Days(int days) => days == 1 ? "1 day" : $"{days} days";
}
