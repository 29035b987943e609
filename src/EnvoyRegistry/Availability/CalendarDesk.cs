using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Availability;

/// <summary>Where the calendar of a person is taken out to be changed, and put back.</summary>
sealed class CalendarDesk(SecretariatClock secretariat)
{
    /// <summary>The caller's own calendar: nobody speaks for a person about her or his days.</summary>
    public async Task<(KeptCalendar? Found, UserError? Error)> FindOwnAsync(
        RegistryDb db, long person, int? expectedVersion, Caller caller, CancellationToken cancellation)
    {
        var found = await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == person, cancellation);
        if (found is null)
            return (null, new NotFound("There is no such person.", "person"));
        if (found.Id != caller.PersonId)
            return (null, new RuleViolation("R3",
                "The person herself or himself does this; nobody does it for another.", "person"));
        if (found.Kind is not (PersonKind.Eep or PersonKind.Candidate))
            return (null, new Conflict("The person is neither an EEP nor a candidate any more.", "person"));
        var calendar = await OpenAsync(db, found, cancellation);
        return expectedVersion is { } version && version != calendar.Version
            ? (null, new StaleVersion(calendar.Version, version))
            : (calendar, null);
    }

    public async Task<KeptCalendar> OpenAsync(RegistryDb db, Person person, CancellationToken cancellation) => new(
        db,
        await db.Set<PersonCalendar>().SingleAsync(c => c.PersonId == person.Id, cancellation),
        await db.Set<AvailabilityWindow>().Where(w => w.PersonId == person.Id).ToListAsync(cancellation),
        TodayOf(person),
        // As it will be stored: what is said within one second is said at once.
        UtcSeconds.Truncated(secretariat.Moment.Now));

    /// <summary>The day it is where the person is; at the Secretariat where nobody said where that is.</summary>
    public DateOnly TodayOf(Person person) => secretariat.Moment.TodayIn(person.TimeZone);

    public TimeZoneInfo ZoneOf(Person person) => secretariat.Moment.ZoneOf(person.TimeZone);
}

/// <summary>The days of one person, taken out to be changed.</summary>
sealed class KeptCalendar(
    RegistryDb db, PersonCalendar calendar, IReadOnlyList<AvailabilityWindow> stored, DateOnly today, DateTime now)
{
    public long PersonId => calendar.PersonId;
    public int Version => calendar.Version;
    public DateOnly Today => today;
    public DateTime Now => now;
    public Calendar Days { get; } = new(calendar.PersonId, stored);

    /// <summary>The windows that are not over and say free, with or without conditions; first day first.</summary>
    public List<AvailabilityWindow> Free() =>
        [.. Days.Windows.Where(w => w.Until >= today && w.Status is not AvailabilityStatus.Unavailable)];

    public async Task SaveAsync(CancellationToken cancellation)
    {
        Days.Join();
        db.RemoveRange(stored.Except(Days.Windows));
        calendar.Version++;
        // New windows may lie where others were, and be the same ones.
        await db.SaveChangesAsync(cancellation);
        db.AddRange(Days.Windows.Except(stored));
        await db.SaveChangesAsync(cancellation);
    }
}
