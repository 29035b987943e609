using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Availability;
using Microsoft.EntityFrameworkCore;
using static EnvoyRegistry.Tests.Availability.CalendarRegistry;

namespace EnvoyRegistry.Tests.Availability;

public sealed class SetAvailabilityTests : IDisposable
{
    readonly CalendarRegistry _registry = new();

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task A_later_statement_wins_for_the_days_it_names_and_neighbours_keep_theirs()
    {
        await _registry.StateAsync(
            Period("2026-11-01", "2026-11-30", noticeHours: 24), Period("2026-12-10", "2026-12-20"));
        var first = _registry.Read(db => db.Set<AvailabilityWindow>().Single(w => w.NoticeHours == 24));
        _registry.Time.MoveTo("2026-10-02T05:00:00Z");

        await _registry.StateAsync(
            Period("2026-11-10", "2026-11-12", "UNAVAILABLE"), Period("2026-12-15", "2027-01-05", "LIMITED"));

        _registry.Windows().ShouldBe(
        [
            "11-01..11-09 Available Both 24",
            "11-10..11-12 Unavailable Both 0",
            "11-13..11-30 Available Both 24",
            "12-10..12-14 Available Both 0",
            "12-15..01-05 Limited Both 0",
        ]);
        var windows = _registry.Read(db => db.Set<AvailabilityWindow>().OrderBy(w => w.From).ToList());
        windows[0].Id.ShouldBe(first.Id);
        windows[0].Sequence.ShouldBe(first.Sequence + 1);
        windows.Select(w => w.ConfirmedAt.Day).ShouldBe([1, 2, 1, 1, 2]); // what was kept was not said anew
    }

    [Fact]
    public async Task What_was_said_is_taken_back_and_the_days_are_unknown()
    {
        await _registry.StateAsync(Period("2026-11-01", "2026-11-30"));

        await _registry.StateAsync(Period("2026-11-05", "2026-11-30", "UNKNOWN"));

        _registry.Windows().ShouldBe(["11-01..11-04 Available Both 0"]);
    }

    [Fact]
    public async Task Neighbours_are_joined_only_when_all_is_equal()
    {
        await _registry.StateAsync(
            Period("2026-11-01", "2026-11-10"),
            Period("2026-11-11", "2026-11-20"),
            Period("2026-11-21", "2026-11-30", mode: "REMOTE"),
            Period("2026-12-01", "2026-12-10", mode: "REMOTE", noticeHours: 1),
            Period("2026-12-12", "2026-12-20", mode: "REMOTE", noticeHours: 1));

        _registry.Windows().ShouldBe(
        [
            "11-01..11-20 Available Both 0",
            "11-21..11-30 Available Remote 0",
            "12-01..12-10 Available Remote 1",
            "12-12..12-20 Available Remote 1",
        ]);
        _registry.Time.MoveTo("2026-10-02T05:00:00Z");
        await _registry.StateAsync(Period("2026-10-20", "2026-10-31"));
        _registry.Windows().Take(2).ShouldBe(["10-20..10-31 Available Both 0", "11-01..11-20 Available Both 0"]);
    }

    [Fact]
    public async Task The_same_days_stated_anew_are_the_same_window()
    {
        await _registry.StateAsync(Period("2026-11-01", "2026-11-10"));
        var before = _registry.Read(db => db.Set<AvailabilityWindow>().Single().Id);

        await _registry.StateAsync(Period("2026-11-01", "2026-11-10", "LIMITED"));

        var window = _registry.Read(db => db.Set<AvailabilityWindow>().Single());
        (window.Id, window.Sequence, window.Status).ShouldBe((before, 1, AvailabilityStatus.Limited));
    }

    [Fact]
    public async Task All_faults_are_told_at_once_and_nothing_is_changed()
    {
        var answer = await _registry.DoAsync("setAvailability", new
        {
            person = Kartinah,
            periods = new[]
            {
                Period("2026-11-01", "2026-11-10"),
                Period("2026-11-30", "2026-11-20"), // inverted
                Period("2026-09-01", "2026-09-29"), // over, also in Honolulu
                Period("2026-09-01", "2026-09-30"), // there it is still that day
                Period("2031-01-01", "2031-10-01"), // beyond five years
                Period("2026-11-10", "2026-11-12"), // shares a day with the first
                Period("2026-12-01", "2026-12-02", noticeHours: 8785),
                Period("2020-01-01", "2026-10-30"), // begins too long ago
            },
        });

        Told(answer).ShouldBe(
        [
            "INVALID_INPUT periods/1/until",
            "INVALID_INPUT periods/2/until",
            "INVALID_INPUT periods/4/until",
            "INVALID_INPUT periods/6/noticeHours",
            "INVALID_INPUT periods/7/from",
            "INVALID_INPUT periods/2/from",
            "INVALID_INPUT periods/3/from",
            "INVALID_INPUT periods/5/from",
        ], ignoreOrder: true);
        _registry.Windows().ShouldBeEmpty();
    }

    [Fact]
    public async Task No_period_says_nothing() => Told(await _registry.DoAsync(
        "setAvailability", new { person = Kartinah, periods = Array.Empty<object>() }))
            .ShouldBe(["INVALID_INPUT periods"]);

    [Fact]
    public async Task Nobody_speaks_for_another()
    {
        var periods = new[] { Period("2026-11-01", "2026-11-10") };
        var input = new { person = Kartinah, expectedVersion = 1, periods };
        foreach (var role in new[] { CallerRole.Unit, CallerRole.Chair, CallerRole.FocalPoint, CallerRole.Integrator,
            CallerRole.Anonymous })
        {
            var refused = await _registry.AskAsync(
                "mutation($input: SetAvailabilityInput!) { setAvailability(input: $input) { errors { code } } }",
                new { input }, role);
            refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()
                .ShouldBe(role is CallerRole.Anonymous ? "UNAUTHENTICATED" : "FORBIDDEN");
        }
        var somchai = new Grant(CallerRole.Member, PersonId: 2);
        Told(await _registry.DoAsync("setAvailability", input, somchai)).ShouldBe(["NOT_FOUND person"]);

        _registry.Register.Run("UPDATE Person SET OpenToSignedIn = 1 WHERE Id = 1");
        Told(await _registry.DoAsync("setAvailability", input, somchai)).ShouldBe(["RULE_VIOLATION person"]);
        _registry.Windows().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_said_since_is_not_lost()
    {
        await _registry.StateAsync(Period("2026-11-01", "2026-11-10"));

        var late = await _registry.DoAsync("setAvailability", new
        {
            person = Kartinah,
            expectedVersion = 1,
            periods = new[] { Period("2026-11-01", "2026-11-10", "UNAVAILABLE") },
        });

        Told(late).ShouldBe(["STALE_VERSION expectedVersion"]);
        late.GetProperty("errors")[0].GetProperty("currentVersion").GetInt32().ShouldBe(2);
        Told(await _registry.DoAsync("setAvailability", new
        {
            person = Kartinah,
            expectedVersion = 2,
            periods = new[] { Period("2026-11-01", "2026-11-10", "UNAVAILABLE") },
        })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_clients_that_read_the_same_version_one_is_heard()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => _registry.DoAsync("setAvailability", new
        {
            person = Kartinah,
            expectedVersion = 1,
            periods = new[] { Period("2026-11-01", "2026-11-10", noticeHours: i) },
        })));

        answers.Count(a => Told(a).Count == 0).ShouldBe(1);
        _registry.Windows().Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_audit_tells_what_was_changed_and_nothing_else()
    {
        await _registry.StateAsync(Period("2026-11-01", "2026-11-10"));
        await _registry.StateAsync(Period("2026-11-05", "2026-11-10", "UNKNOWN"));

        var changes = _registry.Read(db => db.Set<AuditEntry>().Include(e => e.Changes)
            .OrderBy(e => e.Sequence).Last(e => e.Operation == "setAvailability").Changes);

        // And not what stayed as it was, though the row was written anew. The values are sealed.
        changes.Select(c => $"{c.Thing} {c.Field}").ShouldBe(
            ["AvailabilityWindow until", "AvailabilityWindow sequence", "PersonCalendar version"], ignoreOrder: true);
        changes.ShouldAllBe(c => c.PersonId == 1 && c.Before != null && c.After != null);
    }

    [Fact]
    public async Task Matching_goes_by_it_at_once()
    {
        const string Query =
            """{ availableEnvoys(need: { from: "2026-11-02", until: "2026-11-09" }) { nodes { person { id } } } }""";
        (await FoundAsync()).ShouldBeEmpty();

        await _registry.StateAsync(Period("2026-11-01", "2026-11-10"));
        (await FoundAsync()).ShouldBe([Kartinah]);

        await _registry.StateAsync(Period("2026-11-04", "2026-11-04", "UNKNOWN"));
        (await FoundAsync()).ShouldBeEmpty();

        async Task<List<string?>> FoundAsync() =>
        [
            .. (await _registry.DataAsync(Query, role: CallerRole.Chair)).GetProperty("availableEnvoys")
            .GetProperty("nodes")
                .EnumerateArray().Select(n => n.GetProperty("person").GetProperty("id").GetString()),
        ];
    }
}
