using System.Text.Json;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Tests.Availability;

public sealed class AvailabilityResolversTests(AvailabilityResolversTests.ThreeWindows registry)
    : IClassFixture<AvailabilityResolversTests.ThreeWindows>
{
    /// <summary>A person with windows from 1 to 10, from 11 to 20 and on 25 March 2026.</summary>
    public sealed class ThreeWindows : RunningRegistry
    {
        public ThreeWindows()
        {
            using var db = Register.Open();
            db.Add(new Person
            {
                Id = 1,
                ExternalReference = "TEST-1",
                FullName = "Kartinah",
                Kind = PersonKind.Candidate,
                Status = PersonStatus.Listed,
            });
            var calendar = new Calendar(1, []);
            Place(11, 20, AvailabilityStatus.Limited, AvailabilityMode.Remote, 72);
            Place(1, 10, AvailabilityStatus.Available, AvailabilityMode.Both, 0);
            Place(25, 25, AvailabilityStatus.Unavailable, AvailabilityMode.InPerson, 24);
            db.AddRange(calendar.Windows);
            db.SaveChanges();

            void Place(int from, int until, AvailabilityStatus status, AvailabilityMode mode, int notice) =>
                calendar.Place(EntityId.New(), new WindowTerms(
                    new DateOnly(2026, 3, from), new DateOnly(2026, 3, until), status, mode, notice,
                    new DateTime(2026, 2, from, 8, 30, 0, DateTimeKind.Utc))).ShouldBeNull();
        }
    }

    [Fact]
    public async Task Windows_stand_first_day_first()
    {
        var windows = await WindowsAsync("", "from until status mode noticeHours confirmedAt");

        windows.Select(w => string.Join(' ', w.EnumerateObject().Select(field => field.Value.ToString()))).ShouldBe(
        [
            "2026-03-01 2026-03-10 AVAILABLE BOTH 0 2026-02-01T08:30:00Z",
            "2026-03-11 2026-03-20 LIMITED REMOTE 72 2026-02-11T08:30:00Z",
            "2026-03-25 2026-03-25 UNAVAILABLE IN_PERSON 24 2026-02-25T08:30:00Z",
        ]);
    }

    [Theory]
    [InlineData("""(from: "2026-03-10")""", 3)] // the last day of the first window counts
    [InlineData("""(from: "2026-03-11")""", 2)]
    [InlineData("""(from: "2026-03-26")""", 0)]
    [InlineData("""(until: "2026-03-11")""", 2)] // the first day of the second window counts
    [InlineData("""(until: "2026-03-10")""", 1)]
    [InlineData("""(until: "2026-02-28")""", 0)]
    [InlineData("""(from: "2026-03-05", until: "2026-03-06")""", 1)] // inside a window
    [InlineData("""(from: "2026-03-21", until: "2026-03-24")""", 0)] // between windows
    [InlineData("""(from: "2026-03-25", until: "2026-03-25")""", 1)]
    [InlineData("(from: null, until: null)", 3)]
    public async Task A_period_shows_the_windows_that_touch_it(string period, int windows) =>
        (await WindowsAsync(period, "id")).Count.ShouldBe(windows);

    [Fact]
    public async Task A_period_that_ends_before_it_begins_is_refused()
    {
        var answer = await registry.AskAsync(
            """{ person(id: "per_0000000000001") { availability(from: "2026-03-10", until: "2026-03-09") { id } } }""");

        var error = answer.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("message").GetString().ShouldBe("`until` (2026-03-09) is before `from` (2026-03-10).");
        error.GetProperty("extensions").GetRawText().ShouldContain("""
            "code":"BAD_ARGUMENT","inputPath":["until"]
            """);
    }

    [Fact]
    public async Task A_window_is_a_node()
    {
        var id = (await WindowsAsync("", "id"))[1].GetProperty("id").GetString();

        var node = await registry.DataAsync(
            "query($id: ID!) { node(id: $id) { __typename ... on AvailabilityWindow { from } } }", new { id });

        node.GetProperty("node").GetProperty("__typename").GetString().ShouldBe("AvailabilityWindow");
        node.GetProperty("node").GetProperty("from").GetString().ShouldBe("2026-03-11");
    }

    async Task<List<JsonElement>> WindowsAsync(string period, string fields)
    {
        var answer = await registry.DataAsync(
            $$"""{ person(id: "per_0000000000001") { availability{{period}} { {{fields}} } } }""");
        return [.. answer.GetProperty("person").GetProperty("availability").EnumerateArray()];
    }
}
