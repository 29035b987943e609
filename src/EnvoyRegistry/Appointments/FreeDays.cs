using EnvoyRegistry.Availability;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Appointments;

/// <summary>Whether a person's days can be taken.</summary>
static class FreeDays
{
    /// <summary>Days that are taken, or of which the person said that she is not free.</summary>
    public static async Task<IEnumerable<UserError>> CheckAsync(
        RegistryDb db, long person, DateOnly from, DateOnly until, Situation situation, DateTime now, long? but,
        bool mustBeFree, CancellationToken cancellation, params string[] path)
    {
        var errors = new List<UserError>();
        if (await Commitments.FindClashAsync(
            db, person, from, until, situation.Id, situation.IsExercise, now, but, cancellation) is { } clash)
            errors.Add(new Conflict(
                $"The person is committed from {clash.From:yyyy-MM-dd} to {clash.Until:yyyy-MM-dd}" +
                (clash.ExpiresAt is { } ends ? $", at the latest until {ends:yyyy-MM-dd HH:mm} UTC." : "."), path));
        var windows = await db.Set<AvailabilityWindow>().AsNoTracking()
            .Where(w => w.PersonId == person && w.From <= until && w.Until >= from)
            .OrderBy(w => w.From).ToListAsync(cancellation);
        if (windows.Find(w => w.Status is AvailabilityStatus.Unavailable) is { } taken)
            errors.Add(new Conflict(
                $"The person is not available from {taken.From:yyyy-MM-dd} to {taken.Until:yyyy-MM-dd}.", path));
        else if (mustBeFree && Uncovered(windows, from, until) is { } day)
            errors.Add(new Conflict(
                $"The person has not said that she or he is free on {day:yyyy-MM-dd}; ask first.", path));
        return errors;
    }

    /// <summary>The first day that no window names: unknown is never free.</summary>
    static DateOnly? Uncovered(List<AvailabilityWindow> windows, DateOnly from, DateOnly until)
    {
        var next = from;
        foreach (var window in windows.Where(w => w.From <= next || w.Until >= next))
        {
            if (window.From > next)
                return next;
            if (window.Until >= next)
                next = window.Until.AddDays(1);
        }
        return next > until ? null : next;
    }
}
