using System.Net;
using EnvoyRegistry.Access;
using EnvoyRegistry.Tests.Appointments;
using EnvoyRegistry.Tests.Situations;

namespace EnvoyRegistry.Tests.Chairing;

/// <summary>Where the office that took over decides in a browser, on the day of the hand-over.</summary>
public sealed class HandOverFormsTests : IDisposable
{
    readonly CaseDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task The_new_office_decides_once_and_with_a_reason()
    {
        var appointment = await new CaseCalls(_desk).ClearedAsync(until: "2027-03-01");
        var path = $"/appointments/{appointment}/hand-over";
        using var next = Browser(_desk.Token(CallerRole.ParticipantOffice));
        using var early = await Browser(_desk.Chair).GetAsync(path);
        early.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        _desk.MoveBy(new DateTime(2026, 12, 31, 17, 0, 0, DateTimeKind.Utc) - _desk.Now);

        (await next.GetStringAsync("/")).ShouldContain($"href=\"{path}\"");
        (await next.GetStringAsync(path)).ShouldContain("It goes on as it is, under our office");
        var mute = await SendAsync(("decision", "CONTINUE"), ("reason", ""), ("consentsCarryOver", "no"));
        mute.ShouldContain("<a href=\"#f-reason\">Why: This is needed.</a>");
        var sure = await SendAsync(("decision", "CONTINUE"), ("reason", "It is urgent."), ("consentsCarryOver", "no"));
        sure.ShouldContain("It is decided once, and at once.");
        await SendAsync(("decision", "CONTINUE"), ("reason", "It is urgent."), ("consentsCarryOver", "no"),
            ("sure", "yes"));

        var page = await next.GetStringAsync($"/appointments/{appointment}?done=appointments-hand-over");
        page.ShouldContain("It is decided.");
        page.ShouldContain("In consultation", customMessage: "the parties are asked anew");
        using var again = await next.GetAsync(path);
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        async Task<string> SendAsync(params (string Name, string Value)[] fields)
        {
            using var form = new FormUrlEncodedContent(fields.ToDictionary(f => f.Name, f => f.Value));
            using var answer = await next.PostAsync(path, form);
            return await answer.Content.ReadAsStringAsync();
        }
    }

    HttpClient Browser(string token)
    {
        // Whoever follows where a form leads to leaves the token behind.
        var client = _desk.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }
}
