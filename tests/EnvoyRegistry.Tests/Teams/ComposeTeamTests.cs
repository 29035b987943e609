using System.Net.Http.Json;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Teams;
using EnvoyRegistry.Tests.Matching;
using EnvoyRegistry.Tests.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Teams;

/// <summary>Teams as offices ask for them over HTTP, among people who are free through October 2026.</summary>
public sealed class ComposeTeamTests : IDisposable
{
    const string Whole = """
        query ($need: TeamNeed!) { composeTeam(need: $need) {
            on candidates isProven gap { concerns fit }
            team { ...Team } alternatives { ...Team }
            shortfall { unmet { field tag sentence } changes { field tag value sentence } } } }
        fragment Team on Team {
          difference concernCount fit women men subRegions participants { people participant { code } }
          members { person { id fullName } fit covers reasons { points sentence } concerns { kind } noticeHours
            windows { from until } }
          covers { criterion asked by { person { fullName } } }
        }
        """;

    CaseDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task The_best_team_and_the_next_two_tell_who_covers_what_and_how_balanced_they_are()
    {
        await AddAsync("Able Ann", Gender.Woman, "JP", ("SEC-CEASEFIRE", ExpertiseLevel.Led));
        await AddAsync("Able Bob", Gender.Man, "SG", ("SEC-DDR", ExpertiseLevel.TookPart));
        await AddAsync(
            "Able Cid", Gender.Man, "AU", ("SEC-DDR", ExpertiseLevel.Led), ("SEC-CEASEFIRE", ExpertiseLevel.Studied));
        await AddAsync("Able Dot", null, "JP");

        var composed = await ComposeAsync(_desk.Chair, new
        {
            size = 2,
            from = "2026-10-05",
            until = "2026-10-09",
            allExpertise = new[]
            {
                new { tag = "SEC-DDR", atLeast = "TOOK_PART" }, new { tag = "SEC-CEASEFIRE", atLeast = "STUDIED" },
            },
        });

        composed.GetProperty("on").GetString().ShouldBe("2026-10-01");
        composed.GetProperty("candidates").GetInt32().ShouldBe(4);
        composed.GetProperty("isProven").GetBoolean().ShouldBeTrue();
        composed.GetProperty("gap").ValueKind.ShouldBe(JsonValueKind.Null);
        composed.GetProperty("shortfall").ValueKind.ShouldBe(JsonValueKind.Null);
        Teams(composed).Select(Names).ShouldBe(["Able Ann, Able Cid", "Able Bob, Able Cid", "Able Ann, Able Bob"]);
        Teams(composed).Select(t => t.GetProperty("fit").GetInt32()).ShouldBe([75 + 85, 67 + 85, 75 + 67]);
        Teams(composed).Select(t => t.GetProperty("difference").GetString()).ShouldBe(
        [
            null, "Able Bob in place of Able Ann: as many concerns, and 8 points of fit less.",
            "Able Bob in place of Able Cid: as many concerns, and 18 points of fit less.",
        ]);
        var team = composed.GetProperty("team");
        Names(team).ShouldBe("Able Ann, Able Cid");
        team.GetProperty("women").GetInt32().ShouldBe(1);
        team.GetProperty("men").GetInt32().ShouldBe(1);
        team.GetProperty("subRegions").ToString().ShouldBe("""["NORTH_EAST_ASIA","PACIFIC"]""");
        team.GetProperty("participants").ToString().ShouldBe(
            """[{"people":1,"participant":{"code":"AU"}},{"people":1,"participant":{"code":"JP"}}]""");
        team.GetProperty("covers").EnumerateArray().Select(c => c.GetProperty("asked").GetString() + ": "
            + string.Join(", ", c.GetProperty("by").EnumerateArray().Select(Name)))
            .ShouldBe(["SEC-DDR: Able Cid", "SEC-CEASEFIRE: Able Ann, Able Cid"]);
        foreach (var member in team.GetProperty("members").EnumerateArray())
        {
            member.GetProperty("reasons").EnumerateArray().Sum(r => r.GetProperty("points").GetInt32())
                .ShouldBe(member.GetProperty("fit").GetInt32());
            member.GetProperty("concerns").ToString().ShouldBe("""[{"kind":"NO_CONTACT"}]""");
            member.GetProperty("noticeHours").GetInt32().ShouldBe(24);
            member.GetProperty("windows").ToString()
                .ShouldBe("""[{"from":"2026-10-01","until":"2026-10-31"}]""");
        }
    }

    [Fact]
    public async Task Without_time_a_quick_look_finds_a_team_and_tells_how_much_better_another_could_be()
    {
        _desk.Dispose();
        _desk = new CaseDesk(("Registry:TeamMilliseconds", "0"));
        await AddAsync("Able Ann", Gender.Woman, "JP", ("SEC-CEASEFIRE", ExpertiseLevel.Led));
        await AddAsync("Able Bob", Gender.Man, "SG", ("SEC-CEASEFIRE", ExpertiseLevel.TookPart));

        var composed = await ComposeAsync(_desk.Chair, new
        {
            size = 1,
            from = "2026-10-05",
            until = "2026-10-09",
            allExpertise = new[] { new { tag = "SEC-CEASEFIRE", atLeast = "TOOK_PART" } },
        });

        composed.GetProperty("isProven").GetBoolean().ShouldBeFalse();
        Names(composed.GetProperty("team")).ShouldBe("Able Ann");
        composed.GetProperty("gap").ToString().ShouldBe("""{"concerns":0,"fit":0}""");
        composed.GetProperty("shortfall").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Ties_count_for_the_Chair_alone_and_of_whom_they_were_told_is_put_on_record()
    {
        var (tied, free, never) = (await AddAsync("Able Ann", Gender.Woman, "JP", ("SEC-DDR", ExpertiseLevel.Led)),
            await AddAsync("Able Bob", Gender.Man, "SG"), await AddAsync("Able Cid", Gender.Man, "AU"));
        foreach (var person in (string[])[tied, never])
        {
            var tie = new
            {
                person,
                expectedVersion = 1,
                kind = "FAMILY",
                countries = new[] { "KH" },
                text = "A sister at the ministry.",
            };
            CaseDesk.Errors(await _desk.DoAsync(
                _desk.Self(person), "declareConflictOfInterest", "person { version }", tie)).ShouldBeEmpty();
        }
        var need = new { size = 1, from = "2026-10-05", until = "2026-10-09", about = new[] { "KH" } };

        var smallest = new[] { tied, free, never }.Order(StringComparer.Ordinal).First();
        Members((await ComposeAsync(_desk.Unit, need)).GetProperty("team")).ShouldBe([smallest]);
        Members((await ComposeAsync(_desk.Chair, need)).GetProperty("team")).ShouldBe([free]);
        Members((await ComposeAsync(_desk.Chair, need with { about = [] })).GetProperty("team")).ShouldBe([smallest]);

        var byTie = await ComposeAsync(_desk.Chair, need with { size = 2 });
        Names(Teams(byTie).Last()).ShouldBe("Able Ann, Able Cid");
        Teams(byTie).Select(t => t.GetProperty("concernCount").GetInt32()).ShouldBe([3, 3, 4]);

        using var db = _desk.Register.Open();
        var told = db.Set<AuditEntry>().Include(e => e.Subjects).Where(e => e.Kind == AuditKind.Reading).ToList()
            .SelectMany(e => e.Subjects).Where(s => s.Coordinates.Contains("TeamMember.concerns"))
            .Select(s => s.PersonId).ToHashSet();
        told.ShouldBe([Key(tied), Key(never)], ignoreOrder: true);
    }

    [Fact]
    public async Task What_cannot_be_met_is_named_with_each_change_that_would_do()
    {
        await AddAsync("Able Ann", Gender.Woman, "JP", ("SEC-DDR", ExpertiseLevel.TookPart));
        await AddAsync("Able Bob", Gender.Man, "SG", ("SEC-CEASEFIRE", ExpertiseLevel.Led));
        await AddAsync("Able Cid", Gender.Man, "SG");
        var need = new
        {
            size = 2,
            from = "2026-10-05",
            until = "2026-10-09",
            allExpertise = new[] { new { tag = "SEC-DDR", atLeast = "LED" } },
            balance = new { women = 0, men = 0, mostOfOneParticipant = 2, subRegions = 1 },
        };

        (await ShortfallAsync(need)).ShouldBe(
            ["allExpertise SEC-DDR", "allExpertise SEC-DDR = TOOK_PART"]);
        (await ShortfallAsync(need with { allExpertise = [], balance = need.balance with { women = 2 } }))
            .ShouldBe(["balance.women", "balance.women = 1"]);
        (await ShortfallAsync(need with { size = 5, allExpertise = [] })).ShouldBe(["size", "size = 3"]);
        (await ShortfallAsync(need with
        {
            allExpertise = [new { tag = "SEC-CEASEFIRE", atLeast = "LED" }],
            balance = new { women = 1, men = 2, mostOfOneParticipant = 1, subRegions = 2 },
        })).ShouldBe(["balance.men", "balance.subRegions", "balance.men = 1"]);

        var sentence = (await ComposeAsync(_desk.Chair, need)).GetProperty("shortfall");
        sentence.GetProperty("unmet")[0].GetProperty("sentence").GetString().ShouldBe(
            "No team of 2 has the expertise SEC-DDR, even if nothing else is asked of it.");
        sentence.GetProperty("changes")[0].GetProperty("sentence").GetString().ShouldBe(
            "There is a team if SEC-DDR at TOOK_PART will do.");
        (await ComposeAsync(_desk.Chair, new
        {
            size = 2,
            need.from,
            need.until,
            excludeNationalities = (string[])["JP"],
            balance = new { women = 1 },
        })).GetProperty("shortfall").GetProperty("unmet")[0].GetProperty("sentence").GetString().ShouldBe(
            "No team of 2 has 1 woman, even if nothing else is asked of it.");
    }

    [Fact]
    public async Task For_a_situation_nationals_of_those_directly_involved_are_left_out_and_days_that_are_held_taken()
    {
        var (situation, _) = await _desk.OpenAsync();
        await AddAsync("Able Thai", Gender.Woman, "TH");
        await AddAsync("Able Ann", Gender.Woman, "JP");
        var need = new { size = 1, from = "2026-10-05", until = "2026-10-09", situation, excludePartyNationals = true };

        Names((await ComposeAsync(_desk.Unit, need)).GetProperty("team")).ShouldBe("Able Ann");
        var all = await ComposeAsync(_desk.Unit, need with { excludePartyNationals = false });
        Teams(all).Select(Names).ShouldBe(["Able Ann", "Able Thai"]);
        Teams(all).Select(t => t.GetProperty("concernCount").GetInt32()).ShouldBe([1, 2]);

        using (var db = _desk.Register.Open())
        {
            var ann = db.Set<Person>().Single(p => p.FullName == "Able Ann").Id;
            db.Add(new Commitment
            {
                Id = EntityId.New(),
                PersonId = ann,
                From = new(2026, 10, 9),
                Until = new(2026, 10, 20),
                Cause = CommitmentCause.Hold,
                SituationId = NodeId.KeyOf("sit", situation)!.Value,
                IsExercise = false,
                MadeAt = _desk.Now,
                ExpiresAt = _desk.Now.AddHours(72),
            });
            db.SaveChanges();
        }
        var held = await ComposeAsync(_desk.Unit, need);
        held.GetProperty("candidates").GetInt32().ShouldBe(0);
        held.GetProperty("shortfall").GetProperty("unmet")[0].GetProperty("sentence").GetString()
            .ShouldBe("1 is asked for; 0 are free in all.");
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_need_is_told_at_once()
    {
        (await FaultsAsync(new
        {
            size = 8,
            from = "2026-10-05",
            until = "2026-10-09",
            balance = new { women = -1, men = 8, mostOfOneParticipant = 0, subRegions = 7 },
        })).ShouldBe(
        [
            "need.size: `need.size` takes a number from 1 to 7; 8 was given.",
            "need.balance.women: `need.balance.women` takes a number from 0 to 7; -1 was given.",
            "need.balance.men: `need.balance.men` takes a number from 0 to 7; 8 was given.",
            "need.balance.mostOfOneParticipant: `need.balance.mostOfOneParticipant` takes a number from 1 to 7; "
                + "0 was given.",
            "need.balance.subRegions: `need.balance.subRegions` takes a number from 0 to 6; 7 was given.",
        ]);
        (await FaultsAsync(new
        {
            size = 0,
            from = "2026-09-01",
            until = "2026-08-01",
            allExpertise = Enumerable.Repeat(new { tag = "SEC-DDR" }, 20).Append(new { tag = "SEC-DRR" }),
            allLanguages = Enumerable.Repeat(new { tag = "th" }, 10).Prepend(new { tag = "xx" }),
            confirmedWithinDays = -1,
            situation = new NodeId("sit", 1).ToString(),
        })).Select(fault => fault.Split(": ")[0]).ShouldBe(
        [
            "need.size", "need.until", "need.from", "need.confirmedWithinDays", "need.allExpertise.20.tag",
            "need.allLanguages.0.tag", "need.situation", "need.allExpertise", "need.allLanguages",
        ]);
    }

    async Task<IEnumerable<string>> FaultsAsync(object need)
    {
        var answer = await _desk.AskAsync(_desk.Chair, Whole, new { need });
        answer.GetProperty("data").GetProperty("composeTeam").ValueKind.ShouldBe(JsonValueKind.Null);
        return answer.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem().GetProperty("extensions")
            .GetProperty("faults").EnumerateArray().Select(fault =>
                $"{string.Join('.', fault.GetProperty("inputPath").EnumerateArray())}: {fault.GetProperty("message")}");
    }

    [Theory]
    [InlineData("Secgen")]
    [InlineData("FocalPoint")]
    [InlineData("Member")]
    [InlineData("Auditor")]
    [InlineData("Integrator")]
    [InlineData(null)]
    public async Task Teams_are_for_the_Chairs_office_and_the_Unit(string? role)
    {
        var token = role switch
        {
            null => null,
            "FocalPoint" => _desk.FocalPoint("TH"),
            "Member" => _desk.Self(await AddAsync("Able Ann", Gender.Woman, "JP")),
            _ => _desk.Token(Enum.Parse<CallerRole>(role)),
        };
        var answer = await _desk.AskAsync(
            token, Whole, new { need = new { size = 1, from = "2026-10-05", until = "2026-10-09" } });

        answer.GetProperty("data").GetProperty("composeTeam").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()
            .ShouldBe(role is null ? "UNAUTHENTICATED" : "FORBIDDEN");
    }

    [Fact]
    public async Task What_an_answer_costs_is_told_beforehand()
    {
        for (var i = 0; i < 12; i++)
            await AddAsync($"Able {i}", Gender.Woman, "JP", ("SEC-DDR", ExpertiseLevel.Led));
        var need = new
        {
            size = 7,
            from = "2026-10-05",
            until = "2026-10-09",
            allExpertise = new[] { new { tag = "SEC-DDR" } },
        };
        using var client = _desk.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", _desk.Unit);
        using var response = await client.PostAsJsonAsync(
            "/graphql", new { query = Whole, variables = new { need }, extensions = new { cost = true } });
        var cost = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement
            .GetProperty("extensions").GetProperty("cost");
        cost.GetProperty("actual").GetInt64().ShouldBeInRange(100, cost.GetProperty("predicted").GetInt64());
    }

    [Fact]
    public async Task What_is_answered_over_HTTP_is_what_trying_every_team_finds_with_the_concerns_of_matches()
    {
        const int Needs = 40;
        var register = new RandomRegister(21);
        List<OraclePerson> people =
            [.. register.People(45).Select((p, i) => p with { Gender = (Gender)(1 + (i % 3)) })];
        List<OracleParticipant> participants;
        using (var db = _desk.Register.Open())
        {
            StoredRegister.Store(db, people);
            var of = db.Set<Participant>().First().Id;
            people = [.. people.Select(p => p with
            {
                RegisteredBy = db.Set<Person>().Any(e => e.Id == p.Id && e.ParticipantId == of) ? of : 0,
            })];
            foreach (var (i, person) in people.Index())
            {
                if (i % 3 > 0)
                    db.Add(new ConflictDeclaration { PersonId = person.Id, DeclaredAt = _desk.Now, None = i % 3 == 1 });
                if (i % 4 == 0)
                {
                    db.Add(new FormerOffice
                    {
                        PersonId = person.Id,
                        Kind = OfficeKind.Ambassador,
                        Title = "Ambassador to Thailand",
                    });
                }
                if (i % 5 == 0)
                    db.Add(_desk.Services.GetRequiredService<ConflictsOfInterest>().Seal(db, person.Id,
                        new(ConflictKind.Family, "KH", null, null, null, "A cousin."), _desk.Now));
            }
            db.SaveChanges();
            participants = [.. db.Set<Participant>().Include(p => p.NominatingNationalities).AsEnumerable()
                .Select(p => new OracleParticipant(
                    p.Id, p.SubRegion, [.. p.NationalitiesOn(RandomRegister.Today)]))];
        }
        var random = new Random(21);
        var teams = 0;
        for (var n = 0; n < Needs; n++)
        {
            var need = RandomNeed.Of(register.Need(), random);
            var office = n % 2 == 0 ? _desk.Chair : _desk.Unit;
            var others = await OtherConcernsAsync(office, need, people);
            var expected = new TeamOracle(people, participants, _desk.Now, null, id => others.GetValueOrDefault(id))
                .Compose(need);

            var composed = await ComposeAsync(office, RandomNeed.Variables(need));

            Teams(composed).Select(t => string.Join(' ', Members(t)) + $": {t.GetProperty("concernCount")} "
                + t.GetProperty("fit")).ShouldBe(
                expected.Teams.Select(t => string.Join(' ', t.Members) + $": {t.Concerns} {t.Fit}"), $"{need}");
            teams += expected.Teams.Length;
        }
        teams.ShouldBeGreaterThan(Needs);
    }

    /// <summary>What matches tell the same office, but for what the oracle of matching counts itself.</summary>
    async Task<Dictionary<long, int>> OtherConcernsAsync(
        string office, TeamNeed need, IReadOnlyList<OraclePerson> people)
    {
        var variables = RandomNeed.Variables(need);
        foreach (var key in (string[])["size", "balance", "allExpertise", "allLanguages"])
            variables.Remove(key);
        var answer = await _desk.AskAsync(office, """
            query ($need: EnvoyNeed!) { availableEnvoys(need: $need, first: 100) {
                nodes { person { id } concerns { kind } } } }
            """, new { need = variables });
        return answer.GetProperty("data").GetProperty("availableEnvoys").GetProperty("nodes").EnumerateArray()
            .ToDictionary(
                node => NodeId.KeyOf("per", node.GetProperty("person").GetProperty("id").GetString()!)!.Value,
                node => node.GetProperty("concerns").EnumerateArray().Count(c => c.GetProperty("kind").GetString()
                    is "DECLARED_TIE" or "NO_DECLARATION" or "FORMER_OFFICE" or "NO_CONTACT"));
    }

    async Task<string> AddAsync(
        string name, Gender? gender, string nationality, params (string Tag, ExpertiseLevel Level)[] expertise)
    {
        var id = await _desk.AddEnvoyAsync(name, nationalities: nationality);
        using var db = _desk.Register.Open();
        var tags = db.Set<ExpertiseTag>().ToDictionary(t => t.Code, t => t.Id);
        db.Set<Person>().Single(p => p.Id == Key(id)).Gender = gender;
        db.AddRange(expertise.Select(e => new PersonExpertise
        {
            PersonId = Key(id),
            TagId = tags[e.Tag],
            Level = e.Level,
            LastUsedYear = 2025,
        }));
        db.SaveChanges();
        return id;
    }

    async Task<JsonElement> ComposeAsync(string token, object need)
    {
        var answer = await _desk.AskAsync(token, Whole, new { need });
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data").GetProperty("composeTeam");
    }

    async Task<IEnumerable<string>> ShortfallAsync(object need)
    {
        var composed = await ComposeAsync(_desk.Chair, need);
        composed.GetProperty("team").ValueKind.ShouldBe(JsonValueKind.Null);
        composed.GetProperty("isProven").GetBoolean().ShouldBeTrue();
        var shortfall = composed.GetProperty("shortfall");
        return shortfall.GetProperty("unmet").EnumerateArray().Select(Place)
            .Concat(shortfall.GetProperty("changes").EnumerateArray()
                .Select(c => $"{Place(c)} = {c.GetProperty("value")}"));

        static string Place(JsonElement of) => $"{of.GetProperty("field")} {of.GetProperty("tag")}".TrimEnd();
    }

    static IEnumerable<JsonElement> Teams(JsonElement composed) =>
        composed.GetProperty("team") is { ValueKind: JsonValueKind.Object } team
            ? composed.GetProperty("alternatives").EnumerateArray().Prepend(team) : [];

    static IEnumerable<string> Members(JsonElement team) => team.GetProperty("members").EnumerateArray()
        .Select(m => m.GetProperty("person").GetProperty("id").GetString()!);

    static string Names(JsonElement team) =>
        string.Join(", ", team.GetProperty("members").EnumerateArray().Select(Name).Order());

    static string? Name(JsonElement member) => member.GetProperty("person").GetProperty("fullName").GetString();

    static long Key(string id) => NodeId.KeyOf("per", id)!.Value;
}
