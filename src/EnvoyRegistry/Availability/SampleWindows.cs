using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using EnvoyRegistry.People.Sample;

namespace EnvoyRegistry.Availability;

/// <summary>
/// What the people of the sample say about their days, from two months before the first start to a year or so after:
/// runs that follow upon each other, gaps, some who say nothing, and confirmations of every age.
/// </summary>
static class SampleWindows
{
    public static void Load(RegistryDb db, IEnumerable<Person> sample, DateOnly today)
    {
        db.AddRange(sample.SelectMany(person => Draw(person, today)));
        db.SaveChanges();
    }

    public static IReadOnlyList<AvailabilityWindow> Draw(Person person, DateOnly today)
    {
        var calendar = new Calendar(person.Id, []);
        var draws = new Draws($"windows of {person.ExternalReference}");
        if (person.Kind is PersonKind.Former || draws.Chance(8))
            return calendar.Windows;

        var confirmedDaysAgo = ConfirmedDaysAgo(draws);
        var notice = Notice(draws);
        var last = today.AddDays(draws.Between(150, 500));
        var from = today.AddDays(-draws.Between(0, 60));
        for (var number = 0; from <= last; number++)
        {
            var until = from.AddDays(
                draws.Weighted((30, draws.Between(4, 20)), (45, draws.Between(21, 70)), (25, draws.Between(71, 180))));
            var age = draws.Chance(20) ? ConfirmedDaysAgo(draws) : confirmedDaysAgo;
            var refusal = calendar.Place(EntityId.From($"window:{person.ExternalReference}:{number}"), new WindowTerms(
                from,
                until,
                Status(draws),
                Mode(draws),
                draws.Chance(25) ? Notice(draws) : notice,
                today.AddDays(-age).ToDateTime(new TimeOnly(draws.Below(24), draws.Below(60)), DateTimeKind.Utc)));
            if (refusal is not null)
                throw new InvalidOperationException(refusal);

            from = until.AddDays(draws.Chance(55) ? 1 : draws.Between(2, 45));
        }
        return calendar.Windows;
    }

    static AvailabilityStatus Status(Draws draws) => draws.Weighted(
        (62, AvailabilityStatus.Available), (17, AvailabilityStatus.Limited), (21, AvailabilityStatus.Unavailable));

    static AvailabilityMode Mode(Draws draws) => draws.Weighted(
        (58, AvailabilityMode.Both), (18, AvailabilityMode.InPerson), (24, AvailabilityMode.Remote));

    static int ConfirmedDaysAgo(Draws draws) => draws.Weighted(
        (42, draws.Between(1, 30)),
        (24, draws.Between(31, 90)),
        (16, draws.Between(91, 180)),
        (10, draws.Between(181, 365)),
        (8, draws.Between(366, 600)));

    static int Notice(Draws draws) => draws.Pick(0, 24, 24, 48, 72, 72, 120, 168, 168, 336, 720);
}
