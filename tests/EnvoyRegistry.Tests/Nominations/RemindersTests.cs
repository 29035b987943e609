using EnvoyRegistry.Host;
using EnvoyRegistry.News;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.News;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnvoyRegistry.Tests.Nominations;

public sealed class RemindersTests : NominationTests
{
    [Fact]
    public async Task The_yearly_confirmation_is_asked_for_once_of_the_person_and_the_focal_point()
    {
        await RegisteredAsync();
        (await PostedAsync()).ShouldBeEmpty();

        Registry.Time.MoveTo("2027-09-01T00:00:00Z"); // thirty days before
        (await PostedAsync()).ShouldBe([
            "ampai@example.org: Please confirm your entry on the ARF register by 1 October 2027",
            "focal.point@example.org: An EEP of Thailand: the yearly confirmation is due on 1 October 2027"]);

        (await PostedAsync()).ShouldBeEmpty();
        Registry.Time.MoveTo("2027-09-30T16:00:00Z"); // still the day before in Jakarta
        (await PostedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_reminder_comes_again_on_the_last_day()
    {
        await RegisteredAsync();
        Registry.Time.MoveTo("2027-09-01T00:00:00Z");
        (await PostedAsync()).Count.ShouldBe(2);

        Registry.Time.MoveTo("2027-09-30T17:00:00Z"); // 1 October in Jakarta
        (await PostedAsync()).ShouldBe([
            "ampai@example.org: Today is the last day to confirm your entry on the ARF register",
            "focal.point@example.org: An EEP of Thailand: today is the last day of the yearly confirmation"]);
        (await PostedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task That_an_entry_turned_stale_is_told_once()
    {
        var candidate = await RegisteredAsync();
        Registry.Time.MoveTo("2027-10-01T17:00:00Z");

        (await PostedAsync()).ShouldBe([
            "ampai@example.org: Your entry on the ARF register has become stale",
            "focal.point@example.org: An EEP of Thailand: the entry on the ARF register has become stale"]);
        (await PostedAsync()).ShouldBeEmpty();

        await DoAsync(Member(candidate), "confirmPerson", new { person = candidate, expectedVersion = 2 });
        (await PostedAsync()).ShouldBeEmpty();
        Registry.Time.MoveTo("2028-09-15T00:00:00Z"); // due on 2 October 2028: a new occasion
        (await PostedAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_participant_without_a_mediator_is_told_once_a_quarter()
    {
        var eep = AddEeps("TH", 1)[0];
        Registry.Register.Run("DELETE FROM PersonExpertise");
        (await PostedAsync()).ShouldBe([NoMediator]);
        Registry.Time.MoveTo("2026-12-31T12:00:00Z");
        (await PostedAsync()).ShouldBeEmpty();

        Registry.Time.MoveTo("2026-12-31T17:00:00Z"); // the year turns in Jakarta
        (await PostedAsync()).ShouldBe([NoMediator]);

        using (var db = Registry.Register.Open())
        {
            db.Add(new FormerOffice
            {
                PersonId = Key(eep),
                Position = 0,
                Kind = OfficeKind.Ambassador,
                Title = "Ambassador"
            });
            db.SaveChanges();
        }
        Registry.Time.MoveTo("2027-04-01T00:00:00Z");
        (await PostedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_has_no_address_yet_is_reminded_when_there_is_one()
    {
        _ = Registry.Services; // The first start gives whom it finds an address.
        AddEeps("SG", 1, confirmedOn: new DateOnly(2025, 10, 10));
        (await PostedAsync()).ShouldBe([NoMediator]);

        Registry.Offices["SG"] = "sg@example.org";

        (await PostedAsync()).ShouldBe(
            ["sg@example.org: An EEP of Singapore: the yearly confirmation is due on 10 October 2026"]);
    }

    [Fact]
    public async Task Two_processes_at_once_remind_once()
    {
        await RegisteredAsync();
        Registry.Time.MoveTo("2027-09-01T00:00:00Z");
        using var other = new NominationRegistry.Second(Registry);
        _ = other.Services; // Several that asked at once would each start one.

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
            (i % 2 == 0 ? Registry.Services : other.Services).GetRequiredService<Reminders>().PostAsync(default))));

        (await PostedAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_reminder_that_is_not_posted_does_not_count_as_sent()
    {
        await RegisteredAsync();
        await PostedAsync();
        Registry.Time.MoveTo("2027-09-01T00:00:00Z");
        // As if the disk were full at the last letter.
        Registry.Register.Run(
            "CREATE TRIGGER Full BEFORE INSERT ON OutgoingMail BEGIN SELECT RAISE(ABORT, 'full'); END;");
        await Should.ThrowAsync<DbUpdateException>(
            () => Registry.Services.GetRequiredService<Reminders>().PostAsync(default));
        Registry.Register.Run("DROP TRIGGER Full");

        (await PostedAsync()).Count.ShouldBe(2);
    }

    const string NoMediator = "focal.point@example.org: Thailand has no EEP versed in mediation or diplomacy";

    /// <summary>A Thai EEP versed in mediation, whose confirmation is due on 1 October 2027.</summary>
    async Task<string> RegisteredAsync()
    {
        var asked = await AskedAsync();
        await PostAsync(Link(), ("answer", "yes"));
        var registered = await DoAsync(
            FocalPoint("TH"), "submitNomination", new { nomination = asked.Id, expectedVersion = asked.Version + 1 });
        registered.State.ShouldBe("REGISTERED");
        Read(db => db.Set<OutgoingMail>().ExecuteDelete()); // the letter that asked for consent
        return registered.Nomination.GetProperty("person").GetProperty("id").GetString()!;
    }

    /// <summary>What a look posts, as <c>to: subject</c>.</summary>
    async Task<List<string>> PostedAsync()
    {
        await Registry.Services.GetRequiredService<Upkeep>().EnsureAsync();
        await Registry.Services.GetRequiredService<Reminders>().PostAsync(default);
        return Read(db =>
        {
            var letters = db.Opened().Select(m => $"{m.To}: {m.Subject}").Order().ToList();
            db.Set<OutgoingMail>().ExecuteDelete();
            return letters;
        });
    }
}
