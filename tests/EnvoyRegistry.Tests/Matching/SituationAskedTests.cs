using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Situations;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Matching;

/// <summary>The main question as it is asked of a situation between Thailand and Cambodia.</summary>
public sealed class SituationAskedTests : IDisposable
{
    readonly CaseDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Nationals_of_those_directly_involved_are_left_out_and_counted_unless_that_is_not_wanted()
    {
        var (situation, version) = await _desk.OpenAsync();
        CaseDesk.Changed(await _desk.DoAsync(_desk.Chair, "nameParty", "situation { id version }", new
        {
            situation,
            expectedVersion = version,
            who = new { participant = "JP" },
            reason = "It observes.",
            isDirectlyInvolved = false,
        }));
        var third = await _desk.AddEnvoyAsync("Able Third", nationalities: "SG");
        var dual = await _desk.AddEnvoyAsync("Able Dual", nationalities: ["SG", "TH"]);
        var observer = await _desk.AddEnvoyAsync("Able Observer", nationalities: "JP");

        var without = await MatchesAsync(_desk.Chair, situation);
        Ids(without).ShouldBe([third, observer], ignoreOrder: true);
        without.GetProperty("leftOut").GetProperty("nationality").GetInt32().ShouldBe(1);
        Concern(without, observer, "NATIONAL_OF_PARTY")
            .ShouldBe("""["JP"] Is a national of a party to the situation: Japan.""");
        Concern(without, third, "NATIONAL_OF_PARTY").ShouldBeNull();

        var all = await MatchesAsync(_desk.Unit, situation, "excludePartyNationals: false");
        Ids(all).ShouldBe([third, dual, observer], ignoreOrder: true);
        all.GetProperty("leftOut").GetProperty("nationality").GetInt32().ShouldBe(0);
        Concern(all, dual, "NATIONAL_OF_PARTY")
            .ShouldBe("""["TH"] Is a national of a party to the situation: Thailand.""");
    }

    [Fact]
    public async Task A_situation_that_one_may_not_see_is_refused_as_a_wrong_id_and_to_integrators_in_any_case()
    {
        var (situation, _) = await _desk.OpenAsync();
        (await RefusedAsync(_desk.Chair, new NodeId("sit", 1).ToString()))
            .ShouldBe("`need.situation` takes the id of a situation that you may see; there is none with this id.");
        foreach (var id in (string[])[situation, new NodeId("sit", 1).ToString()])
            (await RefusedAsync(_desk.Token(CallerRole.Integrator), id)).ShouldBe(
                "`need.situation` is for the Chair's office and the ARF Unit: integrators are shown no situations.");
    }

    [Fact]
    public async Task Days_that_are_held_are_taken_until_the_hold_expires_and_those_of_an_exercise_within_it_alone()
    {
        var (real, _) = await _desk.OpenAsync();
        var (exercise, _) = await _desk.OpenAsync(Exercise);
        var (other, _) = await _desk.OpenAsync(Exercise);
        var held = await _desk.AddEnvoyAsync("Able Held");
        var drilled = await _desk.AddEnvoyAsync("Able Drilled");
        (await CountAsync(_desk.Chair, null)).ShouldBe(2);

        await HoldAsync(real, held);
        await HoldAsync(exercise, drilled);
        foreach (var office in (string[])[_desk.Chair, _desk.Unit])
        {
            Ids(await MatchesAsync(office, null)).ShouldBe([drilled]);
            Ids(await MatchesAsync(office, real)).ShouldBe([drilled]);
            Ids(await MatchesAsync(office, exercise)).ShouldBe([held]);
            (await CountAsync(office, other)).ShouldBe(2);
        }
        // The days beside them are free.
        (await _desk.AskAsync(_desk.Chair, """
            { availableEnvoys(need: { from: "2026-10-21", until: "2026-10-31" }) { totalCount } }
            """)).GetProperty("data").GetProperty("availableEnvoys").GetProperty("totalCount").GetInt32().ShouldBe(2);

        // Nothing is written when a hold expires.
        _desk.MoveBy(TimeSpan.FromHours(73));
        (await CountAsync(_desk.Chair, real)).ShouldBe(2);
        (await CountAsync(_desk.Chair, exercise)).ShouldBe(2);
    }

    [Fact]
    public async Task The_office_is_told_when_to_call_and_what_was_done_before_in_the_countries_of_the_parties()
    {
        var (situation, _) = await _desk.OpenAsync();
        var envoy = await _desk.AddEnvoyAsync("Able Envoy");
        using (var db = _desk.Register.Open())
        {
            var key = NodeId.TryParse(envoy, out var id) ? id.Value.Key : 0;
            db.Set<Person>().Single(p => p.Id == key).TimeZone = "America/New_York";
            db.AddRange(Engagement(key, "Observer at the temple", "KH"), Engagement(key, "Adviser in Manila", "PH"));
            db.SaveChanges();
        }

        // It is 01:00 in New York.
        var match = (await MatchesAsync(_desk.Chair, situation)).GetProperty("nodes")[0];
        match.GetProperty("callNext").GetString().ShouldBe("2026-10-01T11:00:00Z");
        match.GetProperty("earlierWork").ToString().ShouldBe(
            """[{"engagement":{"role":"OBSERVER","title":"Observer at the temple"},"countries":["KH"],""" +
            "\"lessons\":[{\"code\":\"LS-OBSERVERS-2011\"},{\"code\":\"LS-OBSERVERS-2025\"}]}]");
        (await MatchesAsync(_desk.Chair, null)).GetProperty("nodes")[0].GetProperty("earlierWork").GetArrayLength()
            .ShouldBe(0);

        foreach (var (hours, next) in (IEnumerable<(int, string)>)
            [(6, "2026-10-01T11:00:00Z"), (14, "2026-10-02T01:00:00Z"), (1, "2026-10-02T11:00:00Z")])
        {
            _desk.MoveBy(TimeSpan.FromHours(hours));
            match = (await MatchesAsync(_desk.Chair, situation)).GetProperty("nodes")[0];
            match.GetProperty("callNext").GetString().ShouldBe(next);
        }
    }

    [Fact]
    public async Task Quiet_hours_are_those_that_the_person_states()
    {
        var (situation, _) = await _desk.OpenAsync();
        var envoy = await _desk.AddEnvoyAsync("Able Envoy");
        async Task StateAsync(int? from, int? until) => CaseDesk.Errors(await _desk.DoAsync(
            _desk.Self(envoy), "updateProfile", "person { callFromHour callUntilHour }", new
            {
                person = envoy,
                expectedVersion = (await _desk.AskAsync(_desk.Self(envoy),
                    "query($id: ID!) { person(id: $id) { version } }", new { id = envoy }))
                    .GetProperty("data").GetProperty("person").GetProperty("version").GetInt32(),
                timeZone = "America/New_York",
                callFromHour = from,
                callUntilHour = until,
            })).ShouldBeEmpty();

        // It is 01:00 in New York, four hours behind.
        foreach (var (from, until, next) in (IEnumerable<(int?, int?, string)>)
        [
            (9, 17, "2026-10-01T13:00:00Z"), (20, 3, "2026-10-01T05:00:00Z"), (0, 0, "2026-10-01T05:00:00Z"),
            (20, 1, "2026-10-02T00:00:00Z"), (null, null, "2026-10-01T11:00:00Z"),
        ])
        {
            await StateAsync(from, until);
            (await MatchesAsync(_desk.Chair, situation)).GetProperty("nodes")[0].GetProperty("callNext").GetString()
                .ShouldBe(next, $"from {from} until {until}");
        }
    }

    static Engagement Engagement(long person, string title, string country) => new()
    {
        Id = EntityId.New(),
        PersonId = person,
        Title = title,
        Role = EngagementRole.Observer,
        Countries = [country],
        Summary = "Observed.",
        Certainty = Certainty.Certain,
        From = "2011",
    };

    static Dictionary<string, object?> Exercise => new(CaseDesk.Border(isExercise: true))
    {
        ["exerciseMail"] = (string[])["exercise@example.org"],
    };

    async Task HoldAsync(string situation, string person) => CaseDesk.Errors(await _desk.DoAsync(
        _desk.Chair, "holdEnvoy", "hold { id }", new { situation, person, from = "2026-10-05", until = "2026-10-20" }))
        .ShouldBeEmpty();

    async Task<int> CountAsync(string token, string? situation) =>
        (await MatchesAsync(token, situation)).GetProperty("nodes").GetArrayLength();

    async Task<JsonElement> MatchesAsync(string token, string? situation, string need = "")
    {
        var office = token == _desk.Chair ? "callNext" : "";
        var answer = await _desk.AskAsync(token, $$"""
            query($situation: ID) {
              availableEnvoys(need: { from: "2026-10-10", until: "2026-10-12", situation: $situation, {{need}} }) {
                leftOut { nationality }
                nodes {
                  person { id } concerns { kind countries sentence } {{office}}
                  earlierWork { engagement { role title } countries lessons { code } }
                }
              }
            }
            """, new { situation });
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse($"{errors}");
        return answer.GetProperty("data").GetProperty("availableEnvoys");
    }

    async Task<string?> RefusedAsync(string token, string situation)
    {
        var error = (await _desk.AskAsync(token, """
            query($situation: ID) {
              availableEnvoys(need: { from: "2026-10-10", until: "2026-10-12", situation: $situation }) { totalCount }
            }
            """, new { situation })).GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("BAD_ARGUMENT");
        error.GetProperty("extensions").GetProperty("inputPath").ToString().ShouldBe("""["need","situation"]""");
        return error.GetProperty("message").GetString();
    }

    static List<string?> Ids(JsonElement matches) => [.. matches.GetProperty("nodes").EnumerateArray()
        .Select(m => m.GetProperty("person").GetProperty("id").GetString())];

    static string? Concern(JsonElement matches, string person, string kind) => matches.GetProperty("nodes")
        .EnumerateArray().Single(m => m.GetProperty("person").GetProperty("id").GetString() == person)
        .GetProperty("concerns").EnumerateArray().Where(c => c.GetProperty("kind").GetString() == kind)
        .Select(c => $"{c.GetProperty("countries")} {c.GetProperty("sentence")}").SingleOrDefault();
}
