using System.Text;
using System.Text.RegularExpressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Host;
using EnvoyRegistry.News;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.SignIn;
using EnvoyRegistry.Tests.Nominations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Snapshooter.Xunit;

namespace EnvoyRegistry.Tests.News;

public sealed partial class LettersTests : NominationTests
{
    readonly StringBuilder _letters = new();

    /// <summary>Each kind once, in the order in which a person could be sent them.</summary>
    [Fact]
    public async Task Every_letter_that_the_register_writes_is_as_approved()
    {
        var asked = await AskedAsync();
        var consent = Link();
        Collect("A nominee is asked for consent");

        await PostAsync(consent, ("answer", "yes"));
        var registered = await DoAsync(
            FocalPoint("TH"), "submitNomination", new { nomination = asked.Id, expectedVersion = asked.Version + 1 });
        var ampai = registered.Nomination.GetProperty("person").GetProperty("id").GetString()!;
        Collect("She is registered");
        await AskAvailabilityAsync(ampai);
        var calls = Call().Match(Read(db => db.Opened().Single()).Text).Value;
        Collect("An office asks whether the days still hold");
        await PostAsync(calls);
        Collect("She asks to be called");

        var desk = Registry.Services.GetRequiredService<SignInDesk>();
        desk.Ask("ampai@example.org");
        await desk.StopAsync(default);
        Collect("She asks to sign in");

        var benz = AddCandidate();
        await RunAsync(Unit, "invitePerson", new { person = benz, email = "benz@example.org" });
        Collect("The ARF Unit invites somebody");
        await RunAsync(Member(benz), "updateProfile",
            new { person = benz, expectedVersion = 2, contact = new { email = "chan@example.org" } });
        Collect("She states another address");

        await RemindAsync("2027-09-01T00:00:00Z");
        Collect("The yearly confirmation is due");
        await RemindAsync("2027-10-01T17:00:00Z");
        Collect("An entry has become stale");
        Registry.Register.Run("DELETE FROM PersonExpertise");
        await RemindAsync("2028-01-01T00:00:00Z");
        Collect("Nobody is versed in mediation");

        Snapshot.Match(_letters.ToString(), Repository.Snapshot("News", "letters.txt"));
    }

    async Task AskAvailabilityAsync(string person)
    {
        await RunAsync(Member(person), "setAvailability", new
        {
            person,
            expectedVersion = 1,
            periods = new[] { new { from = "2026-11-01", until = "2026-11-30", status = "AVAILABLE", mode = "BOTH",
                noticeHours = 0 } },
        });
        await RunAsync(Unit, "askAvailability", new { persons = new[] { person } });
    }

    async Task RunAsync(Grant caller, string mutation, object input)
    {
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
        var data = await Registry.DataAsync(
            caller, $$"""mutation($input: {{type}}!) { {{mutation}}(input: $input) { errors { message } } }""",
            new { input });
        data.GetProperty(mutation).GetProperty("errors").GetArrayLength().ShouldBe(0, data.ToString());
    }

    async Task RemindAsync(string instant)
    {
        Registry.Time.MoveTo(instant);
        await Registry.Services.GetRequiredService<Upkeep>().EnsureAsync();
        await Registry.Services.GetRequiredService<Reminders>().PostAsync(default);
    }

    void Collect(string when)
    {
        using var db = Registry.Register.Open();
        var posted = db.Opened().OrderBy(m => m.To, StringComparer.Ordinal)
            .ThenBy(m => m.Subject, StringComparer.Ordinal).ToList();
        posted.ShouldNotBeEmpty(when);
        foreach (var letter in posted)
            _letters.Append($"""
                ==== {when}
                To: {letter.To}
                Subject: {letter.Subject}

                {Secret().Replace(letter.Text, "link_SECRET")}

                """);
        db.Set<OutgoingMail>().ExecuteDelete();
    }

    [GeneratedRegex("link_[0-9a-f]{64}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("/availability/link_[0-9a-f]+/call-me", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Call();
}
