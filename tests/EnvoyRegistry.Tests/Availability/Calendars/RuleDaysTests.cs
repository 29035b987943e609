using EnvoyRegistry.Availability.Calendars;

namespace EnvoyRegistry.Tests.Availability.Calendars;

public sealed class RuleDaysTests
{
    [Fact]
    public void Random_rules_fall_on_the_days_that_asking_every_day_gives()
    {
        var events = new RandomEvents(seed: 33310);
        var compared = 0;
        var days = 0;
        while (compared < 3_000)
        {
            var (rule, start, from, until) = events.NextRule();
            var oracle = new RuleOracle(rule, start);
            var expected = oracle.Until(until).ToList();
            var file = CalendarText.Event($"DTSTART;VALUE=DATE:{start:yyyyMMdd}\nRRULE:{rule}");
            var actual = BusyCalendar.Read(file, new BusyQuestion(from, until, TimeZoneInfo.Utc));
            // BYSETPOS may leave the start out; whether COUNT counts it then is open.
            if (expected.FirstOrDefault() != start)
            {
                if (rule.Split("COUNT=") is [_, var count] && int.Parse(count.Split(';')[0]) == expected.Count)
                    expected.RemoveAt(expected.Count - 1);
                actual.Remarks.ShouldAllBe(r => r.What.Contains("no day of the rule"), rule);
                if (start >= from)
                    actual.Remarks.ShouldNotBeEmpty(rule);
            }
            else
                actual.Remarks.ShouldBeEmpty(rule);
            compared++;
            days += expected.Count;
            actual.Days.SelectMany(
                d => Enumerable.Range(0, d.Until.DayNumber - d.From.DayNumber + 1).Select(d.From.AddDays))
                .ShouldBe(expected.Where(day => day >= from), $"{start:yyyyMMdd} {rule}");
        }
        days.ShouldBeGreaterThan(compared);
    }
}
