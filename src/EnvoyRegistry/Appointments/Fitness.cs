using EnvoyRegistry.Availability;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Appointments;

/// <summary>What stands against holding a person, or offering her an appointment.</summary>
static class Fitness
{
    /// <summary>R24: only of people who are on the register, able and willing.</summary>
    public static IEnumerable<UserError> OfPerson(Person person, params string[] path)
    {
        if (person.Status is PersonStatus.ConsentPending)
            yield return new RuleViolation("R3",
                "There is no consent of the person on record to be listed: ask for it first.", path);
        else if (person.Status is not (PersonStatus.Registered or PersonStatus.Listed))
            yield return new RuleViolation("R24", person.Status is PersonStatus.Stale
                ? "The entry was not confirmed for a year, so nobody knows whether it still holds. Have it confirmed."
                : "The person is not on the register now.", path);
        else if (!person.WillingToServe)
            yield return new RuleViolation("R24", "The person has not said that she or he would serve.", path);
    }

    /// <summary>
    /// Whether the person said what ties she has, or that she has none, since the text of consent in force came.
    /// </summary>
    public static async Task<IEnumerable<UserError>> OfDeclarationAsync(
        RegistryDb db, long person, DateTime? textSince, CancellationToken cancellation, params string[] path)
    {
        var declared = await db.Set<ConflictDeclaration>().Where(d => d.PersonId == person)
            .Select(d => (DateTime?)d.DeclaredAt).FirstOrDefaultAsync(cancellation);
        return declared is null
            ? [new RuleViolation("R16",
                "The person has declared neither ties nor that there are none: ask her or him to, first.", path)]
            : declared < textSince
                ? [new RuleViolation("R16",
                    $"The person declared her or his ties on {declared:yyyy-MM-dd}, before the text of consent in " +
                    "force: ask for it anew.", path)]
                : [];
    }

    /// <summary>Days that are taken, or of which the person said that she is not free.</summary>
    public static async Task<IEnumerable<UserError>> OfDaysAsync(
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

    /// <summary>The party whose national the person is: to hold her or him is not ruled out.</summary>
    public static SituationParty? FindHome(Person person, Situation situation) => situation.Parties.Find(
        p => !p.IsRemoved && p.Country is { } country && person.Nationalities.Contains(country));
}
