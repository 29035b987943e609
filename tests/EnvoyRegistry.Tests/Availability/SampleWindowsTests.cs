using EnvoyRegistry.Availability;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.People.Sample;

namespace EnvoyRegistry.Tests.Availability;

public sealed class SampleWindowsTests
{
    static readonly DateOnly s_today = new(2026, 3, 14);

    static readonly List<(Person Person, IReadOnlyList<AvailabilityWindow> Windows)> s_sample =
        [.. SamplePeople.On(s_today).Select(person => (person, SampleWindows.Draw(person, s_today)))];

    [Fact]
    public void No_two_windows_of_a_person_share_a_day() =>
        s_sample.ShouldAllBe(s => s.Windows.Zip(s.Windows.Skip(1)).All(pair => pair.First.Until < pair.Second.From));

    [Fact]
    public void Former_members_state_nothing() =>
        s_sample.Where(s => s.Person.Kind == PersonKind.Former).ShouldAllBe(s => s.Windows.Count == 0);

    [Fact]
    public void There_is_every_sort_of_window_to_find_and_to_miss()
    {
        var windows = s_sample.SelectMany(s => s.Windows).ToList();

        foreach (var status in Enum.GetValues<AvailabilityStatus>())
            foreach (var mode in Enum.GetValues<AvailabilityMode>())
                windows.Count(w => w.Status == status && w.Mode == mode).ShouldBeGreaterThan(20, $"{status} {mode}");
        foreach (var notice in (int[])[0, 24, 72, 168, 720])
            windows.Count(w => w.NoticeHours == notice).ShouldBeGreaterThan(20, $"{notice} hours");
        foreach (var (newest, oldest) in ((int, int)[])[(0, 30), (31, 90), (91, 180), (181, 365), (366, 1000)])
            windows.Count(w => DaysSince(w.ConfirmedAt) >= newest && DaysSince(w.ConfirmedAt) <= oldest)
                .ShouldBeGreaterThan(50, $"{newest} to {oldest} days");
    }

    [Fact]
    public void Some_windows_follow_upon_each_other_and_some_leave_a_gap()
    {
        var neighbours = s_sample.SelectMany(s => s.Windows.Zip(s.Windows.Skip(1))).ToList();

        neighbours.Count(pair => pair.First.Until.AddDays(1) == pair.Second.From).ShouldBeGreaterThan(200);
        neighbours.Count(pair => pair.First.Until.AddDays(1) < pair.Second.From).ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Some_people_say_nothing_of_their_days() =>
        s_sample.Count(s => s.Person.Kind != PersonKind.Former && s.Windows.Count == 0).ShouldBeInRange(5, 60);

    [Fact]
    public void Nothing_was_confirmed_after_the_day_of_the_start() =>
        s_sample.SelectMany(s => s.Windows).ShouldAllBe(w => DateOnly.FromDateTime(w.ConfirmedAt) < s_today);

    [Fact]
    public void Windows_move_with_the_day_of_the_first_start()
    {
        var person = s_sample.First(s => s.Windows.Count > 0).Person;

        var later = SampleWindows.Draw(person, s_today.AddDays(100));

        later.Select(w => (w.Id, w.From)).ShouldBe(
            SampleWindows.Draw(person, s_today).Select(w => (w.Id, w.From.AddDays(100))));
    }

    static int DaysSince(DateTime instant) => s_today.DayNumber - DateOnly.FromDateTime(instant).DayNumber;
}
