using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Commands;
using EnvoyRegistry.Tests.People.Sample;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.Coverage;

public sealed class CoverageResolversTests(CoverageResolversTests.SmallRegister registry)
    : IClassFixture<CoverageResolversTests.SmallRegister>
{
    /// <summary>Two EEPs of Thailand, one of the European Union, three candidates.</summary>
    public sealed class SmallRegister : RunningRegistry
    {
        public SmallRegister()
        {
            using var desk = new ImportDesk(Register);
            desk.Imported(Sheet.People(
                Sheet.Eep("TH-1", "TH", "TH", Offices("JUDGE:Judge of appeal"),
                    Fields("MED-PROCESS:STUDIED;SEC-DDR:LED")),
                Sheet.Eep("TH-2", "TH", "TH", Offices("ENVOY:Special envoy"), Fields(""), Status("STALE"),
                    Confirmed("")),
                Sheet.Eep("EU-1", "EU", "FR;VN", Offices(""), Fields("MED-GOODOFFICES:TOOK_PART"),
                    Speaks("zh-Hant:B2")),
                Sheet.Person("C-1", Offices("MINISTER:Minister of water"), Fields("SEC-DDR:STUDIED"),
                    Confirmed("2025-09-30")),
                Sheet.Person("C-2", From("CH"), Offices("FOREIGN_MINISTER:Foreign minister"), Fields("SEC-DDR:LED"),
                    Speaks("rm:C2")),
                Sheet.Person("C-3", From("DE;TH"), Offices("AMBASSADOR:Ambassador"), Fields("SEC-DDR:LED;RES-LAND:LED"),
                    Speaks("gsw:C2"), (PersonColumn.Willing, "false"))));
        }

        static (string, string) Offices(string text) => (PersonColumn.FormerOffices, text);
        static (string, string) Fields(string text) => (PersonColumn.Expertise, text);
        static (string, string) Speaks(string text) => (PersonColumn.Languages, text);
        static (string, string) From(string text) => (PersonColumn.Nationalities, text);
        static (string, string) Status(string text) => (PersonColumn.Status, text);
        static (string, string) Confirmed(string text) => (PersonColumn.ConfirmedOn, text);
    }

    [Theory]
    [InlineData("TH", 2, 2, true, 1, 1, 2, 2)]
    [InlineData("EU", 1, 1, true, 1, 1, 0, 0)]
    [InlineData("VN", 0, 0, false, 0, 0, 0, 0)]
    public async Task A_participant_s_EEPs_candidates_mediators_and_confirmations_are_counted(
        string code, int eeps, int candidates, bool hasMediator, int mediatorEeps, int mediatorCandidates, int stale,
            int unconfirmed)
    {
        var coverage = await CoverageAsync("""
    participants { participant { code } eeps candidates hasMediator mediatorEeps mediatorCandidates stale unconfirmed }
    """);

        var participants = coverage.GetProperty("participants").EnumerateArray().ToList();
        participants.Count.ShouldBe(27);
        participants.Single(p => p.GetProperty("participant").GetProperty("code").GetString() == code).GetRawText()
            .ShouldBe(
            JsonSerializer.Serialize(new
            {
                participant = new { code },
                eeps,
                candidates,
                hasMediator,
                mediatorEeps,
                mediatorCandidates,
                stale,
                unconfirmed,
            }));
    }

    [Theory]
    [InlineData("SEC-DDR", "STUDIED", 2, "SOUTH_EAST_ASIA:1")]
    [InlineData("SEC-DDR", "LED", 2, "SOUTH_EAST_ASIA:1")]
    [InlineData("MED-GOODOFFICES", "TOOK_PART", 1, "SOUTH_EAST_ASIA:1 EUROPE:1")]
    [InlineData("RES-LAND", "STUDIED", 0, "")]
    public async Task A_tag_is_counted_by_sub_region_among_those_at_hand(string tag, string atLeast, int people,
        string where)
    {
        var coverage = await CoverageAsync("""
            tags { tag { code } people subRegions { subRegion people } }
            """, $"(expertiseAtLeast: {atLeast})");

        var all = coverage.GetProperty("tags").EnumerateArray().ToList();
        all.Count.ShouldBe(42);
        var row = all.Single(t => t.GetProperty("tag").GetProperty("code").GetString() == tag);
        row.GetProperty("people").GetInt32().ShouldBe(people);
        var regions = row.GetProperty("subRegions").EnumerateArray().ToList();
        regions.Count.ShouldBe(6);
        string.Join(' ', regions.Where(r => r.GetProperty("people").GetInt32() > 0)
            .Select(r => $"{r.GetProperty("subRegion").GetString()}:{r.GetProperty("people").GetInt32()}"))
                .ShouldBe(where);
    }

    [Fact]
    public async Task Tags_and_languages_that_nobody_at_hand_covers_are_told()
    {
        var coverage = await CoverageAsync("""
            uncoveredTags { tag { code } people }
            uncoveredLanguages { tag name people }
            """);

        var tags = coverage.GetProperty("uncoveredTags").EnumerateArray()
            .Select(t => t.GetProperty("tag").GetProperty("code").GetString()!).ToList();
        tags.Count.ShouldBe(42 - 3);
        tags.ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        tags.ShouldNotContain("SEC-DDR");
        var languages = coverage.GetProperty("uncoveredLanguages").EnumerateArray().ToDictionary(
            l => l.GetProperty("tag").GetString()!, l => l.GetProperty("name").GetString());
        languages["gsw"].ShouldBe("Swiss German", "only somebody who is not willing speaks it");
        languages["vi"].ShouldBe("Vietnamese");
        languages.Keys.Intersect(["th", "en", "zh", "zh-Hant", "rm"]).ShouldBeEmpty();
        languages.Keys.ShouldNotContain("tl", "it is `fil`, and no language is told twice");
    }

    [Theory]
    [InlineData("B2", 1)]
    [InlineData("C1", 0)]
    public async Task A_language_is_covered_by_its_variants_at_the_level_asked(string atLeast, int people)
    {
        var coverage = await CoverageAsync("languages { tag people }", $"(languageAtLeast: {atLeast})");

        coverage.GetProperty("languages").EnumerateArray()
            .Where(l => l.GetProperty("tag").GetString()!.StartsWith("zh", StringComparison.Ordinal))
            .ShouldAllBe(l => l.GetProperty("people").GetInt32() == people);
    }

    [Fact]
    public async Task Coverage_says_its_day_and_the_rule_it_rests_on() =>
        (await CoverageAsync("on rule { code }")).GetRawText()
            .ShouldBe("""{"on":"2026-10-01","rule":{"code":"R24"}}""");

    [Fact]
    public async Task Coverage_can_be_asked_twice_in_one_operation() =>
        (await registry.DataAsync("{ one: coverage { on } other: coverage(expertiseAtLeast: LED) { on } }"))
            .GetRawText()
            .ShouldBe("""{"one":{"on":"2026-10-01"},"other":{"on":"2026-10-01"}}""");

    async Task<JsonElement> CoverageAsync(string selection, string arguments = "") =>
        (await registry.DataAsync($$"""{ coverage{{arguments}} { {{selection}} } }""")).GetProperty("coverage");
}

/// <summary>The sample, counted again one person at a time.</summary>
public sealed class CoverageOfTheSampleTests(SampleRegistry registry) : IClassFixture<SampleRegistry>
{
    [Fact]
    public async Task The_counts_are_those_of_the_people_themselves()
    {
        var coverage = (await registry.DataAsync("""
            { coverage(expertiseAtLeast: TOOK_PART) {
                participants { participant { code } eeps candidates mediatorEeps mediatorCandidates stale unconfirmed }
                tags { tag { code } people subRegions { subRegion people } }
            } }
            """)).GetProperty("coverage");
        using var db = registry.Register.Open();
        var people = db.Set<Person>().AsSplitQuery().Include(p => p.FormerOffices).Include(p => p.Expertise)
            .ThenInclude(e => e.Tag).ToList();
        var participants = db.Set<Participant>().Include(p => p.NominatingNationalities).ToList();

        foreach (var row in coverage.GetProperty("participants").EnumerateArray())
        {
            var participant = participants.Single(p =>
                p.Code == row.GetProperty("participant").GetProperty("code").GetString());
            var eeps = people.Where(p => p.Kind is PersonKind.Eep && p.ParticipantId == participant.Id).ToList();
            var candidates = people.Where(p => p.Kind is PersonKind.Candidate && IsOf(p, participant)).ToList();
            Number(row, "eeps").ShouldBe(eeps.Count);
            Number(row, "candidates").ShouldBe(candidates.Count);
            Number(row, "mediatorEeps").ShouldBe(eeps.Count(IsMediator));
            Number(row, "mediatorCandidates").ShouldBe(candidates.Count(IsMediator));
            Number(row, "stale").ShouldBe(eeps.Concat(candidates).Count(p => p.Status is PersonStatus.Stale));
            Number(row, "unconfirmed")
                .ShouldBe(eeps.Concat(candidates).Count(p => p.ConfirmationDueOn < SampleRegistry.Today));
        }
        foreach (var row in coverage.GetProperty("tags").EnumerateArray())
        {
            var code = row.GetProperty("tag").GetProperty("code").GetString();
            var known = people.Where(p =>
                p is { WillingToServe: true, Status: PersonStatus.Registered or PersonStatus.Listed }
                && p.Expertise.Any(e => e.Tag.Code == code && e.Level >= ExpertiseLevel.TookPart)).ToList();
            Number(row, "people").ShouldBe(known.Count);
            Number(row.GetProperty("subRegions")[1], "people").ShouldBe(
                known.Count(p => participants.Any(q => q.SubRegion is SubRegion.NorthEastAsia && IsOf(p, q))));
        }
        coverage.GetProperty("tags").EnumerateArray().Sum(t => Number(t, "people")).ShouldBeGreaterThan(100);
    }

    static bool IsOf(Person person, Participant participant) =>
        person.Nationalities.Intersect(participant.NationalitiesOn(SampleRegistry.Today)).Any();

    static bool IsMediator(Person person) =>
        person.Expertise.Any(e =>
            e.Tag.Code.StartsWith("MED-", StringComparison.Ordinal) && e.Level >= ExpertiseLevel.TookPart)
        || person.FormerOffices.Any(o =>
            o.Kind is OfficeKind.Ambassador or OfficeKind.Envoy or OfficeKind.ForeignMinister);

    static int Number(JsonElement row, string field) => row.GetProperty(field).GetInt32();
}

public sealed class CoverageInProductionTests(CoverageInProductionTests.Production registry)
    : IClassFixture<CoverageInProductionTests.Production>
{
    public sealed class Production : RunningRegistry
    {
        protected override string Environment => "Production";
    }

    [Fact]
    public async Task Coverage_is_refused_as_everything_about_people()
    {
        var error = (await registry.AskAsync("{ coverage { on } }", role: CallerRole.Anonymous))
            .GetProperty("errors")[0];

        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("UNAUTHENTICATED");
    }
}
