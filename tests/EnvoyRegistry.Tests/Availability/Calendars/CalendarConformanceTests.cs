using System.Globalization;
using System.Text;
using System.Text.Json;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Availability.Calendars;

namespace EnvoyRegistry.Tests.Availability.Calendars;

/// <summary>
/// Holds feeds and busy times against ical.js, by <c>tests/Conformance/calendars.mjs</c>: what is written here is read
/// there, and what is read here is read there alike.
/// </summary>
public sealed class CalendarConformanceTests(NodeScripts scripts) : IClassFixture<NodeScripts>
{
    static readonly int s_cases = int.Parse(
        Environment.GetEnvironmentVariable("CONFORMANCE_OPERATIONS") ?? "500", CultureInfo.InvariantCulture);

    sealed record BusyCase(string Name, string Text, DateOnly From, DateOnly Until, IReadOnlyList<BusyInterval> Busy);

    sealed record FeedCase(string Text, IReadOnlyList<FeedCaseWindow> Windows);

    sealed record FeedCaseWindow(
        string Uid, DateOnly From, DateOnly Until, string Status, string Mode, DateTime ConfirmedAt, int Sequence);

    [SkippableFact]
    public Task Calendars_of_real_programs_are_read_as_by_ical_js() => CompareAsync(
    [
        FromExport(nameof(Exports.Google), Exports.Google),
        FromExport(nameof(Exports.Outlook), Exports.Outlook),
        FromExport(nameof(Exports.Apple), Exports.Apple),
        FromExport(nameof(Exports.Nextcloud), Exports.Nextcloud),
        FromExport(nameof(Exports.Proton), Exports.Proton),
        FromExport(nameof(Exports.Thunderbird), Exports.Thunderbird),
    ], []);

    [SkippableFact]
    public Task Random_recurrence_rules_fall_on_the_same_days_as_by_ical_js()
    {
        var events = new RandomEvents(seed: 5545);
        return CompareAsync([.. Enumerable.Range(1, s_cases).Select(_ =>
        {
            var (lines, from, until) = events.NextForIcalJs();
            var file = CalendarText.Calendar($"{RandomEvents.Zone}\nBEGIN:VEVENT\nUID:r\n{lines}\nEND:VEVENT");
            return Case(lines, file, from, until);
        })], []);
    }

    [SkippableFact]
    public Task Feeds_say_the_same_windows_to_ical_js()
    {
        var random = new Random(7986);
        return CompareAsync([], [.. Enumerable.Range(0, 20).Select(size => Feed(random, size))]);
    }

    static BusyCase FromExport(string program, byte[] file) =>
        Case(program, file, new DateOnly(2025, 1, 1), new DateOnly(2028, 12, 31));

    // In UTC, for there ical.js has floating times and whole days too.
    static BusyCase Case(string name, byte[] file, DateOnly from, DateOnly until)
    {
        var times = BusyCalendar.Read(file, new BusyQuestion(from, until, TimeZoneInfo.Utc));
        times.Refusal.ShouldBeNull(name);
        times.Remarks.ShouldBeEmpty(name);
        return new BusyCase(name, Encoding.UTF8.GetString(file).TrimStart('\uFEFF'), from, until, times.Intervals);
    }

    static FeedCase Feed(Random random, int size)
    {
        var windows = Enumerable.Range(0, size)
            .Select(number => new FeedEntry($"window-{number}-{random.Next():x}", number,
            new WindowTerms(
                new DateOnly(2026, 1, 1).AddDays(10 * number),
                new DateOnly(2026, 1, 1).AddDays((10 * number) + random.Next(10)),
                (AvailabilityStatus)random.Next(1, 4),
                (AvailabilityMode)random.Next(1, 4),
                random.Next(100),
                new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(random.Next())))).ToList();
        return new FeedCase(
            Encoding.UTF8.GetString(WindowFeed.Write("Availability", windows, TimeSpan.FromHours(12))),
            [
                .. windows.Select(w => new FeedCaseWindow(
                    w.Uid, w.Terms.From, w.Terms.Until, $"{w.Terms.Status}".ToUpperInvariant(),
                    w.Terms.Mode == AvailabilityMode.InPerson ? "IN_PERSON" : $"{w.Terms.Mode}".ToUpperInvariant(),
                    w.Terms.ConfirmedAt, w.Sequence)),
            ]);
    }

    async Task CompareAsync(IReadOnlyList<BusyCase> busy, IReadOnlyList<FeedCase> feeds)
    {
        var cases = Path.Combine(Path.GetTempPath(), $"calendars-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(cases, JsonSerializer.Serialize(new { busy, feeds }, JsonSerializerOptions.Web));
        try
        {
            await scripts.RunAsync("calendars", [cases]);
        }
        finally
        {
            File.Delete(cases);
        }
    }
}
