using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using FluentValidation;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Availability;

/// <summary>
/// A person says of days to come whether she or he is free; the latest statement about a day is the one that holds.
/// </summary>
sealed class SetAvailability(CalendarDesk desk) : IMutation<SetAvailabilityInput, SetAvailabilityPayload>
{
    public async Task<SetAvailabilityPayload> RunAsync(
        RegistryDb db, Caller caller, SetAvailabilityInput input, CancellationToken cancellation)
    {
        var (calendar, error) = await desk.FindOwnAsync(
            db, input.Person.Key, input.ExpectedVersion, caller, cancellation);
        if (calendar is null)
            return new SetAvailabilityPayload(null, [error!]);
        if (new SetAvailabilityValidator(calendar.Today).Errors(input) is { Count: > 0 } faults)
            return new SetAvailabilityPayload(null, faults) { About = [calendar.PersonId] };

        foreach (var period in input.Periods)
        {
            if (period.Status is PeriodStatus.Unknown)
                calendar.Days.Clear(period.From, period.Until);
            else
                calendar.Days.State(new WindowTerms(
                    period.From, period.Until, (AvailabilityStatus)period.Status, period.Mode, period.NoticeHours,
                    calendar.Now));
        }
        await calendar.SaveAsync(cancellation);
        return new SetAvailabilityPayload(calendar.PersonId, []);
    }
}

sealed record SetAvailabilityInput(
    Id<Person> Person, int ExpectedVersion, IReadOnlyList<AvailabilityPeriodInput> Periods);

sealed record AvailabilityPeriodInput(
    DateOnly From, DateOnly Until, PeriodStatus Status, AvailabilityMode Mode, int NoticeHours);

/// <summary>What can be said of days: an <see cref="AvailabilityStatus"/>, or nothing any more.</summary>
enum PeriodStatus
{
    Unknown = 0,
    Available = AvailabilityStatus.Available,
    Limited = AvailabilityStatus.Limited,
    Unavailable = AvailabilityStatus.Unavailable,
}

sealed record SetAvailabilityPayload(long? PersonId, IReadOnlyList<UserError> Errors) : IPayload
{
    public IEnumerable<long> About { get; init; } = [];
}

/// <summary>The days that something can be said about.</summary>
static class Horizon
{
    public const int YearsAhead = 5;

    /// <summary>So that a period that has begun can be named whole.</summary>
    public const int YearsBack = 1;

    public static DateOnly First(DateOnly today) => today.AddYears(-YearsBack);

    public static DateOnly Last(DateOnly today) => today.AddYears(YearsAhead);
}

sealed class SetAvailabilityValidator : AbstractValidator<SetAvailabilityInput>
{
    public const int MostPeriods = 366;

    public SetAvailabilityValidator(DateOnly today)
    {
        RuleFor(i => i.Periods).Must(p => p.Count is > 0 and <= MostPeriods)
            .WithMessage($"1 to {MostPeriods} periods.");
        When(i => i.Periods.Count <= MostPeriods, () =>
        {
            RuleForEach(i => i.Periods).SetValidator(new PeriodValidator(today));
            RuleFor(i => i.Periods).Custom((periods, context) =>
            {
                foreach (var (at, other) in Overlaps(periods))
                    context.AddFailure(
                        $"{nameof(SetAvailabilityInput.Periods)}[{at}].{nameof(AvailabilityPeriodInput.From)}",
                        $"It shares days with period {other}; what would hold there? Name each day once.");
            });
        });
    }

    /// <summary>Each period that shares a day with one that begins before it, and the place of that one.</summary>
    static IEnumerable<(int At, int Other)> Overlaps(IReadOnlyList<AvailabilityPeriodInput> periods)
    {
        (int Index, AvailabilityPeriodInput Item)? latest = null;
        foreach (var (at, period) in periods.Index().Where(p => p.Item.From <= p.Item.Until).OrderBy(p => p.Item.From))
        {
            if (latest is { } last && period.From <= last.Item.Until)
                yield return (at, last.Index);
            if (latest is null || period.Until > latest.Value.Item.Until)
                latest = (at, period);
        }
    }

    sealed class PeriodValidator : AbstractValidator<AvailabilityPeriodInput>
    {
        public PeriodValidator(DateOnly today)
        {
            RuleFor(p => p.Until).GreaterThanOrEqualTo(p => p.From)
                .WithMessage(p => $"The last day, {p.Until:yyyy-MM-dd}, is before the first, {p.From:yyyy-MM-dd}.");
            RuleFor(p => p.Until).GreaterThanOrEqualTo(today).When(p => p.From <= p.Until)
                .WithMessage($"These days are over; where you are, it is {today:yyyy-MM-dd}.");
            RuleFor(p => p.Until).LessThanOrEqualTo(Horizon.Last(today))
                .WithMessage(
                    $"Nobody knows so far ahead: at most {Horizon.YearsAhead} years, " +
                    $"{Horizon.Last(today):yyyy-MM-dd}.");
            RuleFor(p => p.From).GreaterThanOrEqualTo(Horizon.First(today)).When(p => p.Until >= today)
                .WithMessage($"It begins too long ago; at most a year, {Horizon.First(today):yyyy-MM-dd}.");
            RuleFor(p => p.NoticeHours).InclusiveBetween(0, WindowTerms.LongestNoticeHours)
                .WithMessage($"A notice is 0 to {WindowTerms.LongestNoticeHours} hours.");
        }
    }
}
