using System.Net;
using System.Text;
using System.Text.Json;
using EnvoyRegistry.Access;
using static EnvoyRegistry.Tests.Availability.CalendarRegistry;

namespace EnvoyRegistry.Tests.Availability;

public sealed class ImportCalendarTests : IDisposable
{
    const string Result = """
        applied
        reading { busyDays { from until } partlyBusyDays { day minutes } understood leftOut remarks moreRemarks }
        """;

    readonly CalendarRegistry _registry = new();

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task A_dry_run_shows_what_was_understood_and_what_was_not_and_changes_nothing()
    {
        var payload = await ImportAsync(apply: false,
            Event("20261105", "20261107"),
            "BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Secret " +
            "talks\r\nDTSTART:20261110T180000Z\r\nDTEND:20261110T190000Z\r\nEND:VEVENT\r\n",
            "BEGIN:VEVENT\r\nUID:3\r\nSUMMARY:Secret " +
            "talks\r\nDTSTART:20261112T180000Z\r\nRRULE:FREQ=LUNARLY\r\nEND:VEVENT\r\n");

        payload.GetProperty("applied").GetBoolean().ShouldBeFalse();
        var reading = payload.GetProperty("reading");
        reading.GetProperty("busyDays").GetRawText().ShouldBe("""[{"from":"2026-11-05","until":"2026-11-06"}]""");
        reading.GetProperty("partlyBusyDays").GetRawText().ShouldBe("""[{"day":"2026-11-10","minutes":60}]""");
        reading.GetProperty("understood").GetInt32().ShouldBe(2);
        reading.GetProperty("leftOut").GetInt32().ShouldBe(1);
        reading.GetProperty("remarks")[0].GetString().ShouldNotBeNull().ShouldContain("RRULE");
        payload.GetRawText().ShouldNotContain("Secret talks");
        _registry.Windows().ShouldBeEmpty();
    }

    [Fact]
    public async Task Busy_days_are_taken_and_the_next_import_gives_back_what_was_said_by_hand()
    {
        await _registry.StateAsync(
            Period("2026-11-01", "2026-11-10", noticeHours: 24),
            Period("2026-11-20", "2026-11-22", "UNAVAILABLE", "REMOTE"));

        await ImportAsync(
            apply: true, Event("20261105", "20261107"), Event("20261109", "20261113"), Event("20261119", "20261122"));

        _registry.Windows().ShouldBe(
        [
            "11-01..11-04 Available Both 24",
            "11-05..11-06 Unavailable Both 0",
            "11-07..11-08 Available Both 24",
            "11-09..11-10 Unavailable Both 0",
            "11-11..11-12 Unavailable Both 0", // not joined: by hand, nothing was said of these
            "11-19..11-19 Unavailable Both 0",
            "11-20..11-22 Unavailable Remote 0", // by hand
        ]);

        await ImportAsync(apply: true, Event("20261106", "20261107"));

        _registry.Windows().ShouldBe(
        [
            "11-01..11-05 Available Both 24",
            "11-06..11-06 Unavailable Both 0",
            "11-07..11-10 Available Both 24",
            "11-20..11-22 Unavailable Remote 0",
        ]);
    }

    [Fact]
    public async Task A_statement_by_hand_wins_over_the_calendar_before_it_and_outlasts_the_next()
    {
        await ImportAsync(apply: true, Event("20261105", "20261107"));
        await _registry.StateAsync(Period("2026-11-05", "2026-11-05", "LIMITED"));

        await ImportAsync(apply: true, Event("20261201", "20261202"));

        _registry.Windows().ShouldBe(["11-05..11-05 Limited Both 0", "12-01..12-01 Unavailable Both 0"]);
    }

    [Fact]
    public async Task Titles_are_stored_nowhere()
    {
        await ImportAsync(apply: true, Event("20261105", "20261107"));

        foreach (var file in _registry.Register.Beside())
        {
            using var open = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes);
            Encoding.UTF8.GetString(bytes.ToArray()).ShouldNotContain("Secret talks");
        }
    }

    [Fact]
    public async Task Base64_is_read_alike_and_what_is_no_calendar_is_refused()
    {
        var file = Convert.ToBase64String(Encoding.UTF8.GetBytes(Calendar(Event("20261105", "20261107"))));
        var read = await _registry.DoAsync(
            "importCalendar", Asked(Kartinah, new { base64 = file }), result: Result);
        read.GetProperty("reading").GetProperty("understood").GetInt32().ShouldBe(1);

        Told(await RefusedAsync(Asked(Kartinah, new { base64 = "?" }))).ShouldBe(["INVALID_INPUT calendar/base64"]);
        Told(await RefusedAsync(Asked(Kartinah, new { text = "Dear all," }))).ShouldBe(["INVALID_INPUT calendar/text"]);
        Told(await RefusedAsync(Asked(Kartinah, new { text = "" }, "2026-09-29", "2026-09-01")))
            .ShouldBe(["INVALID_INPUT from", "INVALID_INPUT until"]);
        Told(await RefusedAsync(Asked(Somchai, new { text = "" }))).ShouldBe(["NOT_FOUND person"]);

        Task<JsonElement> RefusedAsync(object input) => _registry.DoAsync("importCalendar", input);
    }

    static object Asked(
        string person, object calendar, string from = "2026-11-01", string until = "2026-12-31") =>
        new { person, calendar, from, until };

    [Fact]
    public async Task A_calendar_of_seven_megabytes_is_read_for_the_person_and_nobody_else_may_send_as_much()
    {
        var series = Enumerable.Range(0, 9_000).Select(i =>
            $"BEGIN:VEVENT\r\nUID:{i}\r\nSUMMARY:{new string('x', 600)}\r\nDTSTART:20261105T180000Z\r\n" +
            $"DTEND:20261106T000000Z\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\nEND:VEVENT\r\n");
        var file = Encoding.UTF8.GetBytes(Calendar([.. series]));
        file.Length.ShouldBeInRange(6_500_000, 8_000_000);
        var asked = Asked(Kartinah, new { base64 = Convert.ToBase64String(file) });

        var reading = (await _registry.DoAsync("importCalendar", asked, result: Result)).GetProperty("reading");

        reading.GetProperty("understood").GetInt32().ShouldBe(9_000);
        reading.GetProperty("leftOut").GetInt32().ShouldBe(0);
        reading.GetProperty("busyDays").GetRawText().ShouldBe(
            """[{"from":"2026-11-05","until":"2026-11-05"},{"from":"2026-11-12","until":"2026-11-12"}]""");
        using var other = await _registry.SendAsync(
            "mutation($input: ImportCalendarInput!) { importCalendar(input: $input) { applied } }",
            new { input = asked }, _registry.Token(new Grant(CallerRole.Unit)));
        other.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    async Task<JsonElement> ImportAsync(bool apply, params string[] events)
    {
        var payload = await _registry.DoAsync("importCalendar", new
        {
            person = Kartinah,
            calendar = new { text = Calendar(events) },
            from = "2026-11-01",
            until = "2026-12-31",
            apply,
        }, result: Result);
        Told(payload).ShouldBeEmpty();
        return payload;
    }

    static string Calendar(params string[] events) =>
        $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n{string.Concat(events)}END:VCALENDAR\r\n";

    static string Event(string from, string until) =>
        $"BEGIN:VEVENT\r\nUID:{from}\r\nSUMMARY:Secret " +
        $"talks\r\nDTSTART;VALUE=DATE:{from}\r\nDTEND;VALUE=DATE:{until}\r\nEND:VEVENT\r\n";
}
