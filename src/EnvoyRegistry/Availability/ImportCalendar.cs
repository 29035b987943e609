using System.Text;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Availability.Calendars;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Availability;

/// <summary>
/// Reads when a person is busy from a calendar of hers or his, shows what was understood, and, when asked, takes those
/// days as not free. Nothing of the calendar is kept but the days.
/// </summary>
sealed class ImportCalendar(CalendarDesk desk, IDbContextFactory<RegistryDb> contexts)
    : IMutation<ImportCalendarInput, ImportCalendarPayload>
{
    public async Task<ImportCalendarInput> PrepareAsync(
        Caller caller, ImportCalendarInput input, CancellationToken cancellation)
    {
        if (caller.PersonId != input.Person.Key)
            return input;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Viewer = caller.Viewer;
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == caller.PersonId, cancellation);
        if (person is null || new ImportCalendarValidator(desk.TodayOf(person)).Errors(input).Count > 0
            || input.Calendar.Bytes() is not { } file)
            return input;
        var zone = desk.ZoneOf(person);
        var times = BusyCalendar.Read(
            file, new BusyQuestion(input.From, input.Until, zone), cancellation: cancellation);
        return input with { Read = new ReadCalendar(times, zone) };
    }

    public async Task<ImportCalendarPayload> RunAsync(
        RegistryDb db, Caller caller, ImportCalendarInput input, CancellationToken cancellation)
    {
        var (calendar, error) = await desk.FindOwnAsync(
            db, input.Person.Key, input.ExpectedVersion, caller, cancellation);
        if (calendar is null)
            return Refused(null, error!);
        if (new ImportCalendarValidator(calendar.Today).Errors(input) is { Count: > 0 } faults)
            return Refused(calendar.PersonId, [.. faults]);
        var person = await db.Set<Person>().SingleAsync(p => p.Id == calendar.PersonId, cancellation);
        if (input.Read is not { Times: var times, Zone: var zone })
            return Refused(calendar.PersonId, new InvalidInput("This is not base64.", "calendar", "base64"));
        if (!zone.Equals(desk.ZoneOf(person)))
            return Refused(calendar.PersonId, new Conflict(
                "The person's time zone was changed while the calendar was read; send it again.", "person"));
        if (times.Refusal is { } refusal)
            return Refused(calendar.PersonId, new InvalidInput(
                refusal.ToString(), "calendar", input.Calendar.Text is null ? "base64" : "text"));

        if (input.Apply)
        {
            calendar.Days.Import(input.From, input.Until, times.Days, calendar.Now);
            await calendar.SaveAsync(cancellation);
        }
        return new ImportCalendarPayload(calendar.PersonId, CalendarReading.Describe(times), input.Apply, []);
    }

    static ImportCalendarPayload Refused(long? person, params UserError[] errors) =>
        new(null, null, false, errors) { About = person is { } id ? [id] : [] };
}

sealed record ImportCalendarInput(
    Id<Person> Person, int ExpectedVersion, CalendarFile Calendar, DateOnly From, DateOnly Until, bool Apply)
{
    /// <summary>What was read of the calendar beforehand; null where there was nothing to read.</summary>
    public ReadCalendar? Read { get; init; }
}

/// <param name="Zone">That of the person, which it was read for.</param>
sealed record ReadCalendar(BusyTimes Times, TimeZoneInfo Zone);

/// <summary>A file, in one of two forms.</summary>
sealed record CalendarFile(string? Text = null, string? Base64 = null)
{
    /// <summary>Null when <see cref="Base64"/> is none.</summary>
    public byte[]? Bytes()
    {
        if (Base64 is null)
            return Encoding.UTF8.GetBytes(Text!);
        var bytes = new byte[Base64.Length / 4 * 3];
        return Convert.TryFromBase64String(Base64, bytes, out var length) ? bytes[..length] : null;
    }
}

sealed record ImportCalendarPayload(
    long? PersonId, CalendarReading? Reading, bool Applied, IReadOnlyList<UserError> Errors) : IPayload
{
    public IEnumerable<long> About { get; init; } = [];
}

/// <summary>What was understood of a calendar, and what was left out.</summary>
sealed record CalendarReading(
    IReadOnlyList<BusyPeriod> BusyDays,
    IReadOnlyList<PartlyBusyDay> PartlyBusyDays,
    int Understood,
    int LeftOut,
    IReadOnlyList<string> Remarks,
    int MoreRemarks)
{
    public static CalendarReading Describe(BusyTimes times) => new(
        [.. times.Days.Select(d => new BusyPeriod(d.From, d.Until))],
        [.. times.LighterDays.Select(d => new PartlyBusyDay(d.Day, (int)d.Busy.TotalMinutes))],
        times.Understood,
        times.LeftOut,
        [.. times.Remarks.Select(r => r.ToString())],
        times.MoreRemarks);
}

sealed record BusyPeriod(DateOnly From, DateOnly Until);

sealed record PartlyBusyDay(DateOnly Day, int Minutes);

sealed class ImportCalendarValidator : AbstractValidator<ImportCalendarInput>
{
    public ImportCalendarValidator(DateOnly today)
    {
        RuleFor(i => i.From).GreaterThanOrEqualTo(today)
            .WithMessage($"Days that are over need no calendar; where you are, it is {today:yyyy-MM-dd}.");
        RuleFor(i => i.Until).GreaterThanOrEqualTo(i => i.From)
            .WithMessage(i => $"The last day, {i.Until:yyyy-MM-dd}, is before the first, {i.From:yyyy-MM-dd}.");
        RuleFor(i => i.Until).LessThanOrEqualTo(Horizon.Last(today))
            .WithMessage($"At most {Horizon.YearsAhead} years ahead, {Horizon.Last(today):yyyy-MM-dd}.");
    }
}
