using System.Net;
using EnvoyRegistry.Tests.Pages;
using EnvoyRegistry.Tests.Situations;

namespace EnvoyRegistry.Tests.Appointments;

/// <summary>A person answers an offer, holds the appointment, reports and gives it up, all signed in.</summary>
public sealed class MyAppointmentsTests : IDisposable
{
    const string Home = "/my-entry";

    readonly CaseDesk _desk = new();
    readonly CaseCalls _calls;

    public MyAppointmentsTests() => _calls = new CaseCalls(_desk);

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task From_the_offer_to_the_last_report()
    {
        var person = await _desk.AddEnvoyAsync("Able Holder");
        var (appointment, offer) = await OfferedAsync(person);
        using var member = new Member(_desk, _desk.Self(person));
        using var other = new Member(_desk, _desk.Self(await _desk.AddEnvoyAsync("Another One")));

        (await member.ReadAsync(Home)).ShouldContain($"href=\"{Home}/offers/{offer}\"");
        var terms = await member.ReadAsync($"{Home}/offers/{offer}");
        terms.ShouldContain("A ceasefire");
        terms.ShouldContain("5 to 20 October 2026");
        (await other.StatusAsync($"{Home}/offers/{offer}")).ShouldBe(HttpStatusCode.NotFound);
        var (status, refused) = await member.SendAsync($"{Home}/offers/{offer}", null, ("release", "NOT_NEEDED"));
        (status, refused.Contains("Your answer: Choose one.")).ShouldBe((HttpStatusCode.BadRequest, true));
        (await member.DoAsync($"{Home}/offers/{offer}", ("release", "AWAITED"), ("answer", "YES")))
            .ShouldContain("Say when your employer has let you go");
        (await member.DoAsync($"{Home}/offers/{offer}", ("release", "GIVEN"), ("answer", "YES")))
            .ShouldNotContain("Say when your employer");

        await _calls.AgreeAndAppointAsync(appointment);
        _desk.MoveBy(TimeSpan.FromDays(13));
        (await member.ReadAsync(Home)).ShouldContain("It was due on 12 October 2026.");
        (await member.SendAsync($"{Home}/appointments/{appointment}/report", null, ("kind", "PERIODIC"))).Text
            .ShouldContain("The report: This is needed.");
        (await member.DoAsync($"{Home}/appointments/{appointment}/report",
            ("kind", "PERIODIC"), ("text", "They talk."), ("readers", "TH"))).ShouldContain("They talk.");
        (await member.ReadAsync(Home)).ShouldNotContain("It was due on");
        (await other.StatusAsync($"{Home}/appointments/{appointment}")).ShouldBe(HttpStatusCode.NotFound);
        (await other.StatusAsync($"{Home}/appointments/{appointment}/report")).ShouldBe(HttpStatusCode.NotFound);

        (await member.DoAsync($"{Home}/appointments/{appointment}/done")).ShouldContain("Last report awaited");
        (await member.DoAsync(
            $"{Home}/appointments/{appointment}/report", ("kind", "FINAL"), ("text", "It holds.")))
            .ShouldContain("It holds.");
    }

    [Fact]
    public async Task Who_says_no_owes_no_reason_and_is_asked_no_more()
    {
        var person = await _desk.AddEnvoyAsync("Unable Holder");
        var (_, offer) = await OfferedAsync(person);
        using var member = new Member(_desk, _desk.Self(person));

        (await member.DoAsync($"{Home}/offers/{offer}", ("release", "NOT_NEEDED"), ("answer", "NO")))
            .ShouldNotContain($"{Home}/offers/");

        (await member.StatusAsync($"{Home}/offers/{offer}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_appointment_is_given_up_after_being_asked_once_more()
    {
        var person = await _desk.AddEnvoyAsync("Tired Holder");
        var (appointment, offer) = await OfferedAsync(person);
        using var member = new Member(_desk, _desk.Self(person));
        await member.DoAsync($"{Home}/offers/{offer}", ("release", "NOT_NEEDED"), ("answer", "YES"));
        await _calls.AgreeAndAppointAsync(appointment);

        (await member.SendAsync($"{Home}/appointments/{appointment}/resign")).Text
            .ShouldContain("An appointment that was given up is over.");
        (await _calls.ReadAsync(appointment)).GetProperty("status").GetString().ShouldNotBe("RESIGNED");
        (await member.DoAsync($"{Home}/appointments/{appointment}/resign")).ShouldContain("Resigned");
        (await _calls.ReadAsync(appointment)).GetProperty("status").GetString().ShouldBe("RESIGNED");
    }

    async Task<(string Appointment, string Offer)> OfferedAsync(string person)
    {
        var appointment = await _calls.ClearedAsync();
        CaseDesk.Errors(await _calls.OfferAsync(appointment, person)).ShouldBeEmpty();
        return (appointment,
            (await _calls.ReadAsync(appointment)).GetProperty("offers")[0].GetProperty("id").GetString()!);
    }
}
