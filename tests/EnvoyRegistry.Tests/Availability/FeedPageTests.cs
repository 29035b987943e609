using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Availability;
using static EnvoyRegistry.Tests.Availability.CalendarRegistry;

namespace EnvoyRegistry.Tests.Availability;

public sealed class FeedPageTests : IDisposable
{
    readonly CalendarRegistry _registry = new();

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task A_calendar_program_reads_the_days_by_the_address_alone()
    {
        await _registry.StateAsync(
            Period("2026-11-01", "2026-11-10"), Period("2026-12-24", "2026-12-26", "UNAVAILABLE"));
        var path = await CreateAsync();
        using var client = _registry.CreateClient();

        using var response = await client.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var text = await response.Content.ReadAsStringAsync();
        text.ShouldContain("DTSTART;VALUE=DATE:20261101\r\nDTEND;VALUE=DATE:20261111\r\n");
        text.ShouldContain("SUMMARY:Not available");
        text.ShouldNotContain("Kartinah");

        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(response.Headers.ETag!.Tag));
        using var unchanged = await client.SendAsync(again);
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);

        await _registry.StateAsync(Period("2026-11-05", "2026-11-05", "UNKNOWN"));
        using var changed = await client.GetAsync(path);
        changed.Headers.ETag.ShouldNotBe(response.Headers.ETag);
    }

    [Fact]
    public async Task The_person_and_nobody_else_sees_that_there_is_a_feed_and_when_it_was_read()
    {
        const string Query = "query($id: ID!) { person(id: $id) { calendarFeed { createdAt lastReadAt } } }";
        var path = await CreateAsync();
        (await FeedAsync(CallerRole.Member)).GetProperty("lastReadAt").ValueKind.ShouldBe(JsonValueKind.Null);
        using var client = _registry.CreateClient();
        using var read = await client.GetAsync(path);

        var feed = await FeedAsync(CallerRole.Member);
        feed.GetProperty("createdAt").GetString().ShouldBe("2026-10-01T05:00:00Z");
        feed.GetProperty("lastReadAt").GetString().ShouldBe("2026-10-01T05:00:00Z");
        (await _registry.AskAsync(Query, new { id = Kartinah }, CallerRole.Unit))
            .GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("FORBIDDEN");

        async Task<JsonElement> FeedAsync(CallerRole role) => (await _registry.DataAsync(
            Query, new { id = Kartinah }, role)).GetProperty("person").GetProperty("calendarFeed");
    }

    [Fact]
    public async Task What_is_revoked_replaced_or_guessed_answers_alike()
    {
        var first = await CreateAsync();
        var second = await CreateAsync();
        var answers = new List<string> { await AnswerAsync(first) };
        Told(await _registry.DoAsync("revokeCalendarFeed", new { person = Kartinah })).ShouldBeEmpty();
        answers.Add(await AnswerAsync(second));
        answers.Add(await AnswerAsync($"/calendar/calendar_{new string('0', 64)}.ics"));
        answers.Add(await AnswerAsync("/calendar/x.ics"));

        answers.Distinct().ShouldHaveSingleItem().ShouldStartWith("NotFound");
        Told(await _registry.DoAsync("revokeCalendarFeed", new { person = Kartinah })).ShouldBe(["CONFLICT person"]);

        async Task<string> AnswerAsync(string path)
        {
            using var client = _registry.CreateClient();
            using var response = await client.GetAsync(path);
            return $"{response.StatusCode} {await response.Content.ReadAsStringAsync()}";
        }
    }

    [Fact]
    public async Task Who_guesses_is_slowed()
    {
        using var client = _registry.CreateClient();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 25; i++)
        {
            using var response = await client.GetAsync($"/calendar/calendar_{i:d64}.ics");
            statuses.Add(response.StatusCode);
        }

        statuses[^1].ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task The_address_is_nowhere_in_the_register_and_ends_with_the_entry()
    {
        var path = await CreateAsync();
        var secret = Path.GetFileNameWithoutExtension(path);
        _registry.Read(db => db.Set<CalendarFeed>().Single().Hash).ShouldBe(Secret.Hash(secret));

        _registry.Register.Run("UPDATE Person SET Kind = 3, Status = 4 WHERE Id = 1");
        using var client = _registry.CreateClient();
        using var response = await client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    async Task<string> CreateAsync()
    {
        var payload = await _registry.DoAsync("createCalendarFeed", new { person = Kartinah }, result: "url");
        Told(payload).ShouldBeEmpty();
        return new Uri(payload.GetProperty("url").GetString()!).AbsolutePath;
    }
}
