using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Matching;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Matching;

public sealed class MatchingResolversTests : IDisposable
{
    const string Everything = """
        query ($need: EnvoyNeed!, $first: Int, $after: String) {
          availableEnvoys(need: $need, first: $first, after: $after) {
            totalCount on
            leftOut { stale nationality notWilling noConsent }
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            edges { cursor node { fit } }
            nodes {
              person { id willingToServe }
              fit
              reasons { criterion asked metBy points maxPoints sentence }
              concerns { kind sentence }
              noticeHours
              windows { from until status mode noticeHours confirmedAt }
              oldestConfirmation
            }
            nearMisses(first: 100) { person { id } fit criterion asked wouldFitIf }
          }
        }
        """;

    readonly RunningRegistry _registry = new();
    readonly RandomRegister _random = new(11);
    readonly List<OraclePerson> _people;

    public MatchingResolversTests()
    {
        _people = _random.People(150);
        using var db = _registry.Register.Open();
        StoredRegister.Store(db, _people);
    }

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task What_is_answered_over_HTTP_page_by_page_is_what_brute_force_answers()
    {
        const int Needs = 40;
        var (matches, misses) = (0, 0);
        for (var n = 0; n < Needs; n++)
        {
            var need = _random.Need();
            var expected = Oracle.Answer(_people, need, RandomRegister.Noon.Now);
            (matches, misses) = (matches + expected.Matches.Length, misses + expected.NearMisses.Length);

            string? after = null;
            var seen = new List<JsonElement>();
            JsonElement page;
            do
            {
                page = await AvailableAsync(Everything, new { need = Variables(need), first = 7, after });
                seen.AddRange(page.GetProperty("nodes").EnumerateArray());
                CompareWhole(page, expected, need);
                after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
            }
            while (page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());

            seen.Select(Match).ShouldBe(expected.Matches.Select(Match), need.ToString());
        }
        matches.ShouldBeGreaterThan(Needs);
        misses.ShouldBeGreaterThan(Needs);
    }

    [Fact]
    public async Task What_is_left_out_of_a_need_takes_the_defaults_of_the_contract()
    {
        var need = new EnvoyNeed(
            new(2026, 10, 5), new(2026, 10, 6), [new("SEC-DDR")], AnyLanguage: [new("zh"), new("th")]);
        var expected = Oracle.Answer(_people, need, RandomRegister.Noon.Now);
        expected.Matches.Length.ShouldBeGreaterThan(25);

        var answer = await AvailableAsync("""
            { availableEnvoys(need: {
                from: "2026-10-05", until: "2026-10-06"
                allExpertise: { tag: "SEC-DDR" }, anyLanguage: [{ tag: "zh" }, { tag: "th" }]
              }) { nodes { person { id } fit } on } }
            """);

        answer.GetProperty("on").GetString().ShouldBe("2026-10-01");
        answer.GetProperty("nodes").EnumerateArray().Select(m => (Id(m), m.GetProperty("fit").GetInt32()))
            .ShouldBe(expected.Matches.Take(25).Select(m => (Id(m.Id), m.Fit)));
    }

    [Fact]
    public async Task Nothing_asked_twice_counts_twice()
    {
        var data = await _registry.DataAsync("""
            {
              twice: availableEnvoys(need: {
                from: "2026-10-05", until: "2026-10-06", knows: ["TH", "th"]
                allExpertise: [{ tag: "SEC-DDR" }, { tag: "SEC-DDR", atLeast: LED }]
              }) { totalCount nodes { fit } }
              once: availableEnvoys(need: {
                from: "2026-10-05", until: "2026-10-06", knows: ["TH"]
                allExpertise: [{ tag: "SEC-DDR", atLeast: LED }]
              }) { totalCount nodes { fit } }
            }
            """);

        data.GetProperty("twice").GetProperty("totalCount").GetInt32().ShouldBeGreaterThan(0);
        data.GetProperty("twice").ToString().ShouldBe(data.GetProperty("once").ToString());
    }

    [Fact]
    public async Task A_change_by_another_program_is_in_the_next_answer()
    {
        const string Count = """
            { availableEnvoys(need: { from: "2026-10-05", until: "2026-10-06" }) { totalCount } }
            """;
        (await AvailableAsync(Count)).GetProperty("totalCount").GetInt32().ShouldBeGreaterThan(0);

        using (var db = _registry.Register.Open())
            await db.Database.ExecuteSqlRawAsync("UPDATE Person SET WillingToServe = 0");

        (await AvailableAsync(Count)).GetProperty("totalCount").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Pages_from_either_end_make_the_same_list()
    {
        var whole = await WalkAsync("first: 100", "after", "hasNextPage", "endCursor");
        whole.Count.ShouldBeGreaterThan(5);

        (await WalkAsync("first: 2", "after", "hasNextPage", "endCursor")).ShouldBe(whole);
        var backward = await WalkAsync("last: 2", "before", "hasPreviousPage", "startCursor");
        backward.ShouldBe(whole, ignoreOrder: true);
        backward.Take(2).ShouldBe(whole.TakeLast(2));
    }

    [Fact]
    public async Task A_page_of_none_tells_what_there_is()
    {
        var page = await AvailableAsync("""
            {
              availableEnvoys(need: { from: "2026-10-05", until: "2026-10-06" }, first: 0) {
                totalCount nodes { fit } pageInfo { hasNextPage hasPreviousPage endCursor } nearMisses(first: 0) { fit }
              }
            }
            """);

        page.GetProperty("totalCount").GetInt32().ShouldBeGreaterThan(0);
        page.GetProperty("nodes").GetArrayLength().ShouldBe(0);
        page.GetProperty("nearMisses").GetArrayLength().ShouldBe(0);
        page.GetProperty("pageInfo").ToString()
            .ShouldBe("""{"hasNextPage":true,"hasPreviousPage":false,"endCursor":null}""");
    }

    async Task<List<string>> WalkAsync(string size, string cursorArgument, string hasMore, string cursorField)
    {
        var seen = new List<string>();
        for (var cursor = ""; ;)
        {
            var page = await AvailableAsync($$"""
                {
                  availableEnvoys(need: { from: "2026-10-05", until: "2026-10-06" }, {{size}} {{cursor}}) {
                    nodes { person { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
                  }
                }
                """);
            seen.AddRange(page.GetProperty("nodes").EnumerateArray()
                .Select(n => n.GetProperty("person").GetProperty("id").GetString()!));
            var info = page.GetProperty("pageInfo");
            if (!info.GetProperty(hasMore).GetBoolean())
                return seen;
            seen.Count.ShouldBeLessThan(1000);
            cursor = $", {cursorArgument}: \"{info.GetProperty(cursorField).GetString()}\"";
        }
    }

    [Theory]
    [InlineData("04", "", "", "need.until", "`need.until` is 2026-10-04, before `need.from`, 2026-10-05")]
    [InlineData(
        "06", "allLanguages: [{ tag: \"th\" }, { tag: \"Thai\" }]", "", "need.allLanguages.1.tag",
        "Did you mean `th`?")]
    [InlineData("06", "anyLanguage: [{ tag: \"xx\" }]", "", "need.anyLanguage.0.tag", "There is no language")]
    [InlineData("06", "allExpertise: [{ tag: \"SEC-DRD\" }]", "", "need.allExpertise.0.tag", "Did you mean `SEC-DDR`?")]
    [InlineData("06", "confirmedWithinDays: -3", "", "need.confirmedWithinDays", "-3 was asked for")]
    [InlineData("06", "", "first: -1", "first", "`first` takes a number from 0 to 100; -1 was asked for.")]
    [InlineData("06", "", "first: 1, last: 1", "last", "`first` and `last` ask for two different pages")]
    [InlineData("06", "", "after: \"bm9wZQ\"", "after", "`after` takes a cursor")]
    public async Task What_cannot_be_meant_is_refused_by_name(
        string until, string need, string paging, string inputPath, string message)
    {
        var response = await _registry.AskAsync($$"""
            { availableEnvoys(need: { from: "2026-10-05", until: "2026-10-{{until}}", {{need}} } {{paging}}) { on } }
            """);

        var error = response.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("message").GetString().ShouldNotBeNull().ShouldContain(message);
        error.GetProperty("path").ToString().ShouldBe("""["availableEnvoys"]""");
        var extensions = error.GetProperty("extensions");
        extensions.GetProperty("code").GetString().ShouldBe("BAD_ARGUMENT");
        string.Join('.', extensions.GetProperty("inputPath").EnumerateArray()).ShouldBe(inputPath);
    }

    [Fact]
    public async Task A_cursor_of_another_need_is_refused()
    {
        var page = await AvailableAsync("""
            { availableEnvoys(need: { from: "2026-10-05", until: "2026-10-06" }, first: 1) { pageInfo { endCursor } } }
            """);
        var cursor = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();

        var response = await _registry.AskAsync($$"""
            { availableEnvoys(need: { from: "2026-10-05", until: "2026-10-07" }, after: "{{cursor}}") { totalCount } }
            """);

        var error = response.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("another question");
    }

    [Fact]
    public async Task Near_misses_have_a_limit_too()
    {
        var response = await _registry.AskAsync("""
            { availableEnvoys(need: { from: "2026-10-05", until: "2026-10-06" }) { nearMisses(first: 1000) { fit } } }
            """);

        var error = response.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("path").ToString().ShouldBe("""["availableEnvoys","nearMisses"]""");
        error.GetProperty("message").GetString().ShouldBe("`first` takes a number from 0 to 100; 1000 was asked for.");
    }

    [Fact]
    public async Task Before_breakfast_in_Manila_the_answer_is_of_that_day_and_notice_counts_to_the_hour()
    {
        using var registry = new BeforeBreakfast();
        (string Zone, int Notice)[] people =
        [
            ("Asia/Manila", 18), ("Asia/Manila", 19), ("Asia/Jakarta", 19), ("Asia/Jakarta", 20),
            ("Pacific/Honolulu", 36), ("Pacific/Honolulu", 37),
        ];
        using (var db = registry.Register.Open())
        {
            StoredRegister.Store(db, people.Select((p, i) => SoundMatch.Envoy with
            {
                Id = i + 1,
                TimeZone = p.Zone,
                Windows = [SoundMatch.March with
                {
                    From = new(2026, 9, 1), Until = new(2026, 12, 31), NoticeHours = p.Notice,
                    ConfirmedAt = new(2026, 9, 30, 18, 0, 0, DateTimeKind.Utc),
                }],
            }));
        }

        var answer = (await registry.DataAsync("""
            { availableEnvoys(need: { from: "2026-10-02", until: "2026-10-03", confirmedWithinDays: 0 }) {
                on nodes { person { id } reasons { criterion sentence } } } }
            """)).GetProperty("availableEnvoys");

        answer.GetProperty("on").GetString().ShouldBe("2026-10-01");
        answer.GetProperty("nodes").EnumerateArray().Select(Id).ShouldBe([Id(1), Id(3), Id(5)], ignoreOrder: true);
        answer.ToString().ShouldContain("The windows relied on were confirmed today.");
        var past = await registry.AskAsync("""
            { availableEnvoys(need: { from: "2026-09-30", until: "2026-10-03" }) { on } }
            """);
        past.GetProperty("errors")[0].GetProperty("message").GetString().ShouldBe(
            "`need.from` is 2026-09-30, which is past; it takes today, 2026-10-01 at the ASEAN Secretariat, or a later "
            + "day.");
    }

    /// <summary>It is 05:30 in Manila, 04:30 in Jakarta, and in UTC still the day before.</summary>
    sealed class BeforeBreakfast : RunningRegistry
    {
        protected override TimeProvider Clock { get; } = Clocks.At("2026-09-30T21:30:00Z");
    }

    [Fact]
    public async Task In_production_nobody_is_told_who_could_go()
    {
        using var production = new InProduction();
        var response = await production.AskAsync("""
            { availableEnvoys(need: { from: "2026-10-05", until: "2026-10-06" }) { totalCount } }
            """, role: CallerRole.Anonymous);

        response.GetProperty("data").GetProperty("availableEnvoys").ValueKind.ShouldBe(JsonValueKind.Null);
        var error = response.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("UNAUTHENTICATED");
    }

    sealed class InProduction : RunningRegistry
    {
        protected override string Environment => "Production";
    }

    async Task<JsonElement> AvailableAsync(string query, object? variables = null) =>
        (await _registry.DataAsync(query, variables)).GetProperty("availableEnvoys");

    static void CompareWhole(JsonElement page, OracleAnswer expected, EnvoyNeed need)
    {
        page.GetProperty("totalCount").GetInt32().ShouldBe(expected.Matches.Length, need.ToString());
        page.GetProperty("on").GetString().ShouldBe("2026-10-01");
        string.Join(", ", page.GetProperty("leftOut").EnumerateObject().Select(cause => $"{cause.Name} {cause.Value}"))
            .ShouldBe($"stale {expected.Stale}, nationality {expected.Nationality}, " +
                $"notWilling {expected.NotWilling}, noConsent {expected.NoConsent}");
        page.GetProperty("nearMisses").EnumerateArray()
            .Select(m => $"{Id(m)} {m.GetProperty("fit")} {m.GetProperty("criterion")} {Joined(m, "asked")}")
            .ShouldBe(
                expected.NearMisses.Take(100).Select(m => $"{Id(m.Id)} {m.Fit} {m.Criterion} {m.Asked}"), $"{need}");

        var edges = page.GetProperty("edges").EnumerateArray().ToList();
        edges.Select(e => e.GetProperty("node").GetProperty("fit").GetInt32())
            .ShouldBe(page.GetProperty("nodes").EnumerateArray().Select(m => m.GetProperty("fit").GetInt32()));
        page.GetProperty("pageInfo").GetProperty("endCursor").GetString()
            .ShouldBe(edges.Count == 0 ? null : edges[^1].GetProperty("cursor").GetString());
        page.GetProperty("pageInfo").GetProperty("startCursor").GetString()
            .ShouldBe(edges.Count == 0 ? null : edges[0].GetProperty("cursor").GetString());
    }

    static string Match(JsonElement match)
    {
        var windows = match.GetProperty("windows").EnumerateArray().ToList();
        match.GetProperty("noticeHours").GetInt32().ShouldBe(windows.Max(w => w.GetProperty("noticeHours").GetInt32()));
        match.GetProperty("oldestConfirmation").GetString()
            .ShouldBe(windows.Select(w => w.GetProperty("confirmedAt").GetString()).Min(StringComparer.Ordinal));
        return string.Join(" | ",
            Id(match),
            match.GetProperty("fit"),
            string.Join(", ", match.GetProperty("reasons").EnumerateArray().Select(r =>
                $"{r.GetProperty("criterion")} {Joined(r, "asked")} {r.GetProperty("points")}")),
            string.Join(", ", match.GetProperty("concerns").EnumerateArray()
                .Select(c => c.GetProperty("kind").GetString()).Where(kind => kind is not "NO_CONTACT")),
            string.Join(", ", windows.Select(w => string.Join(' ', w.EnumerateObject().Select(field => field.Value)))));
    }

    static string Match(OracleMatch match) => string.Join(" | ",
        Id(match.Id),
        match.Fit,
        string.Join(", ", match.Reasons.Select(r => $"{r.Criterion} {r.Asked} {r.Points}")),
        string.Join(", ", match.Concerns),
        string.Join(", ", match.Windows.Select(w =>
            $"{w.From:O} {w.Until:O} {Agreement.Screaming(w.Status)} {Agreement.Screaming(w.Mode)} "
            + $"{w.NoticeHours} {w.ConfirmedAt:yyyy-MM-ddTHH:mm:ssZ}")));

    static string Id(JsonElement of) => of.GetProperty("person").GetProperty("id").ToString();

    static string Id(long key) => new NodeId("per", key).ToString();

    static string Joined(JsonElement of, string list) => string.Join(' ', of.GetProperty(list).EnumerateArray());

    static Dictionary<string, object?> Variables(EnvoyNeed need) => new()
    {
        ["from"] = need.From,
        ["until"] = need.Until,
        ["allExpertise"] = need.AllExpertise?.Select(e => new { tag = e.Tag, atLeast = Name(e.AtLeast) }),
        ["anyExpertise"] = need.AnyExpertise?.Select(e => new { tag = e.Tag, atLeast = Name(e.AtLeast) }),
        ["allLanguages"] = need.AllLanguages?.Select(l => new { tag = l.Tag, atLeast = Name(l.AtLeast) }),
        ["anyLanguage"] = need.AnyLanguage?.Select(l => new { tag = l.Tag, atLeast = Name(l.AtLeast) }),
        ["knows"] = need.Knows,
        ["excludeNationalities"] = need.ExcludeNationalities,
        ["mode"] = Name(need.Mode),
        ["confirmedWithinDays"] = need.ConfirmedWithinDays,
        ["includeLimited"] = need.IncludeLimited,
        ["includeStale"] = need.IncludeStale,
    };

    static string? Name<TEnum>(TEnum? value) where TEnum : struct, Enum =>
        value is { } given ? Agreement.Screaming(given) : null;
}
