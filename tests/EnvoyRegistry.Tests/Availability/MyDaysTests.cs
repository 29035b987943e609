using System.Net;
using EnvoyRegistry.Access;
using EnvoyRegistry.Tests.Pages;
using static EnvoyRegistry.Tests.Availability.Calendars.CalendarText;

namespace EnvoyRegistry.Tests.Availability;

/// <summary>A calendar file and the feed, by a browser and no script.</summary>
public sealed class MyDaysTests : IDisposable
{
    const string Days = "/my-entry/days";

    readonly CalendarRegistry _registry = new();
    readonly Member _member;

    public MyDaysTests() => _member = new Member(
        _registry, _registry.Token(new Grant(CallerRole.Member, PersonId: 1)));

    public void Dispose()
    {
        _member.Dispose();
        _registry.Dispose();
    }

    [Fact]
    public async Task A_calendar_file_takes_days_and_what_was_not_understood_is_told()
    {
        var (status, page) = await ImportAsync(Calendar("""
            BEGIN:VEVENT
            UID:a
            SUMMARY:Secret talks
            DTSTART;VALUE=DATE:20261105
            DTEND;VALUE=DATE:20261107
            END:VEVENT
            BEGIN:VEVENT
            UID:b
            DTSTART:20261112T180000Z
            RRULE:FREQ=LUNARLY
            END:VEVENT
            """));

        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("5 to 6 November 2026");
        page.ShouldContain("What was not understood");
        page.ShouldNotContain("Secret talks");
        _registry.Windows().ShouldBe(["11-05..11-06 Unavailable Both 0"]);
        (await _member.ReadAsync(Days)).ShouldContain("5 to 6 November 2026");
    }

    [Fact]
    public async Task Without_a_file_or_with_one_that_is_no_calendar_nothing_is_changed()
    {
        var (status, page) = await ImportAsync(null);
        (status, page.Contains("The file: This is needed.")).ShouldBe((HttpStatusCode.BadRequest, true));

        (status, page) = await ImportAsync("Dear diary"u8.ToArray());

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.ShouldContain("There is a problem");
        page.ShouldContain("href=\"#f-calendar-base64\"");
        _registry.Windows().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_longer_than_any_calendar_is_refused_at_its_field()
    {
        var (status, page) = await ImportAsync(new byte[9 << 20]);

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.ShouldContain("too long to be taken");
    }

    [Fact]
    public async Task The_address_of_the_feed_is_told_once_replaced_and_ended()
    {
        var (_, told) = await _member.SendAsync($"{Days}/feed/new");
        var address = Address(told);
        told.ShouldContain("Google Calendar");
        told.ShouldContain($"href=\"webcal{address[address.IndexOf(':')..]}\"");
        (await StatusAsync(address)).ShouldBe(HttpStatusCode.OK);
        (await _member.ReadAsync($"{Days}/feed")).ShouldNotContain(address);

        var other = Address((await _member.SendAsync($"{Days}/feed/new")).Text);
        (await StatusAsync(address)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(other)).ShouldBe(HttpStatusCode.OK);
        await _member.DoAsync($"{Days}/feed/end");

        (await StatusAsync(other)).ShouldBe(HttpStatusCode.NotFound);
        (await _member.StatusAsync($"{Days}/feed/end")).ShouldBe(HttpStatusCode.NotFound);

        static string Address(string page) => page.Split("<code>")[1].Split("</code>")[0];
    }

    Task<(HttpStatusCode Status, string Text)> ImportAsync(byte[]? file) => _member.SendAsync(
        $"{Days}/import", file is null ? null : ("calendar.base64", file), ("from", "2026-11-01"),
        ("until", "1 December 2026"));

    async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var program = _registry.CreateClient();
        using var answer = await program.GetAsync(new Uri(address).PathAndQuery);
        return answer.StatusCode;
    }
}
