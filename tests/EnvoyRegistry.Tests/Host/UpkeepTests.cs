using System.Text.Json;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Nominations;

namespace EnvoyRegistry.Tests.Host;

public sealed class UpkeepTests : NominationTests
{
    [Fact]
    public async Task The_first_answer_of_a_day_tells_the_standing_of_that_day()
    {
        var eep = AddEeps("TH", 1, confirmedOn: new DateOnly(2025, 10, 1))[0];
        // due today, so right until the day is over in Jakarta
        (await StatusAsync(eep)).ShouldBe("REGISTERED REGISTERED");

        Registry.Time.MoveTo("2026-10-01T16:59:59Z");
        (await StatusAsync(eep)).ShouldBe("REGISTERED REGISTERED");

        Registry.Time.MoveTo("2026-10-01T17:00:00Z");
        (await StatusAsync(eep)).ShouldBe("STALE STALE");
    }

    [Fact]
    public async Task Filters_counts_coverage_and_matching_tell_the_same()
    {
        foreach (var eep in AddEeps("TH", 2, confirmedOn: new DateOnly(2025, 10, 1)))
            SetFree(Key(eep));
        const string Query = """
            {
              registered: people(where: { status: REGISTERED }) { totalCount }
              stale: people(where: { status: STALE }) { totalCount }
              coverage { participants { participant { code } stale } }
              availableEnvoys(need: { from: "2026-11-01", until: "2026-11-02" }) { totalCount leftOut { stale } }
            }
            """;
        Counts(await Registry.DataAsync(Unit, Query)).ShouldBe((2, 0, 0, 2, 0));

        Registry.Time.MoveTo("2026-10-02T00:00:00Z");

        Counts(await Registry.DataAsync(Unit, Query)).ShouldBe((0, 2, 2, 0, 2));

        static (int, int, int, int, int) Counts(JsonElement data) => (
            data.GetProperty("registered").GetProperty("totalCount").GetInt32(),
            data.GetProperty("stale").GetProperty("totalCount").GetInt32(),
            data.GetProperty("coverage").GetProperty("participants").EnumerateArray()
                .Single(p => p.GetProperty("participant").GetProperty("code").GetString() == "TH")
                .GetProperty("stale").GetInt32(),
            data.GetProperty("availableEnvoys").GetProperty("totalCount").GetInt32(),
            data.GetProperty("availableEnvoys").GetProperty("leftOut").GetProperty("stale").GetInt32());
    }

    [Fact]
    public async Task A_nomination_goes_from_registered_over_due_to_stale_and_back()
    {
        var candidate = AddCandidate();
        var registered = await DoAsync(
            FocalPoint("TH"), "submitNomination", (await ConsentedAsync("TH", candidate)).Next);

        Registry.Time.MoveTo("2027-08-31T16:59:59Z"); // due on 1 October
        (await StateAsync(registered)).ShouldBe("REGISTERED");
        Registry.Time.MoveTo("2027-08-31T17:00:00Z");
        (await StateAsync(registered)).ShouldBe("CONFIRM_DUE");
        Registry.Time.MoveTo("2027-10-01T17:00:00Z");
        (await StateAsync(registered)).ShouldBe("STALE");

        var person = (await SeenAsync(Unit, registered.Id))!.Value.GetProperty("person");
        var confirmed = await DoAsync(FocalPoint("TH"), "confirmPerson",
            new { person = candidate, expectedVersion = person.GetProperty("version").GetInt32() });

        confirmed.Payload.GetProperty("person").GetProperty("status").GetString().ShouldBe("REGISTERED");
        confirmed.Payload.GetProperty("person").GetProperty("confirmationDueOn").GetString().ShouldBe("2028-10-02");
        (await StateAsync(registered)).ShouldBe("REGISTERED");
        var history = (await SeenAsync(Unit, registered.Id))!.Value.GetProperty("history").Items()
            .Select(s => $"{s.GetProperty("state").GetString()} by {s.GetProperty("by").GetString()}").Skip(4);
        history.ShouldBe(
            ["REGISTERED by REGISTER", "CONFIRM_DUE by REGISTER", "STALE by REGISTER", "REGISTERED by NOMINATOR"]);
    }

    [Fact]
    public async Task A_stale_EEP_still_holds_the_place()
    {
        AddEeps("TH", 5, confirmedOn: new DateOnly(2025, 9, 1));
        var consented = await ConsentedAsync("TH", AddCandidate());

        (await DoAsync(FocalPoint("TH"), "submitNomination", consented.Next)).Errors.ShouldBe(["R2: nomination"]);
        Read(db => db.Set<Registration>().Count(r => r.Status == RegistrationStatus.Stale)).ShouldBe(5);
    }

    void SetFree(long person)
    {
        using var db = Registry.Register.Open();
        db.Add(new AvailabilityWindow(EntityId.New(), person, new WindowTerms(
            new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30), AvailabilityStatus.Available, AvailabilityMode.Both,
            NoticeHours: 24, Registry.Now)));
        db.SaveChanges();
    }

    async Task<string> StateAsync(Answer nomination) =>
        (await SeenAsync(FocalPoint("TH"), nomination.Id))!.Value.GetProperty("state").GetString()!;

    async Task<string> StatusAsync(string person)
    {
        var data = await Registry.DataAsync(
            Unit, "query($id: ID!) { person(id: $id) { status registrations { status } } }", new { id = person });
        return $"{data.GetProperty("person").GetProperty("status").GetString()} " +
            data.GetProperty("person").GetProperty("registrations")[0].GetProperty("status").GetString();
    }
}
