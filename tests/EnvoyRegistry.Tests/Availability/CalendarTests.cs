using EnvoyRegistry.Availability;

namespace EnvoyRegistry.Tests.Availability;

public sealed class CalendarTests
{
    [Theory]
    [InlineData("2026-03-01", "2026-03-09")] // ends the day before
    [InlineData("2026-03-21", "2026-03-31")] // begins the day after
    [InlineData("2026-02-01", "2026-02-01")]
    public void A_window_may_stand_beside_another(string from, string until)
    {
        var calendar = WithWindow("2026-03-10", "2026-03-20");

        calendar.Place(2, Terms(from, until)).ShouldBeNull();
        calendar.Windows.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("2026-03-10", "2026-03-20")] // the same days
    [InlineData("2026-03-12", "2026-03-15")] // inside
    [InlineData("2026-03-01", "2026-03-31")] // around
    [InlineData("2026-03-01", "2026-03-10")] // the first day
    [InlineData("2026-03-20", "2026-03-31")] // the last day
    public void Overlapping_windows_are_refused(string from, string until)
    {
        var calendar = WithWindow("2026-03-10", "2026-03-20");

        calendar.Place(2, Terms(from, until)).ShouldBe(
            $"The days {from} to {until} touch the window 2026-03-10 to 2026-03-20; "
            + "windows of one person may not overlap.");
        calendar.Windows.Count.ShouldBe(1);
    }

    [Fact]
    public void Of_many_windows_each_is_looked_at()
    {
        var calendar = new Calendar(1, []);
        calendar.Place(1, Terms("2026-01-01", "2026-01-31")).ShouldBeNull();
        calendar.Place(3, Terms("2026-03-01", "2026-03-31")).ShouldBeNull();
        calendar.Place(2, Terms("2026-02-01", "2026-02-28")).ShouldBeNull();

        calendar.Place(4, Terms("2025-12-20", "2026-01-01"))!.ShouldContain("2026-01-01 to 2026-01-31");
        calendar.Place(4, Terms("2026-02-10", "2026-02-11"))!.ShouldContain("2026-02-01 to 2026-02-28");
        calendar.Place(4, Terms("2026-03-31", "2026-04-02"))!.ShouldContain("2026-03-01 to 2026-03-31");
        calendar.Windows.Select(w => w.Id).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void A_window_that_ends_before_it_begins_is_refused() =>
        new Calendar(1, []).Place(1, Terms("2026-03-20", "2026-03-10"))
            .ShouldBe("The window ends on 2026-03-10, before it begins on 2026-03-20.");

    [Theory]
    [InlineData(0, true)]
    [InlineData(8784, true)]
    [InlineData(-1, false)]
    [InlineData(8785, false)]
    public void A_notice_is_at_most_a_year(int hours, bool stands)
    {
        var refusal = new Calendar(1, []).Place(1, Terms("2026-03-10", "2026-03-20") with { NoticeHours = hours });

        refusal.ShouldBe(stands ? null : $"A notice is 0 to 8784 hours, not {hours}.");
    }

    static Calendar WithWindow(string from, string until)
    {
        var calendar = new Calendar(1, []);
        calendar.Place(1, Terms(from, until)).ShouldBeNull();
        return calendar;
    }

    static WindowTerms Terms(string from, string until) => new(
        DateOnly.Parse(from), DateOnly.Parse(until), AvailabilityStatus.Available, AvailabilityMode.Both, 24,
        new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
}
