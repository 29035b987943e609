using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Entries;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.Matching;

/// <summary>An EEP of Thailand who is free in November, and what matching says against sending her.</summary>
public sealed class ConcernReaderTests : EntryTests
{
    static readonly object s_border = new
    {
        kind = "PROPERTY",
        countries = new[] { "KH", "TH" },
        text = "A rice field at Ta Muen.",
    };

    public ConcernReaderTests()
    {
        using var db = Registry.Register.Open();
        db.Add(new AvailabilityWindow(EntityId.New(), Key(Eep), new WindowTerms(
            new(2026, 11, 1), new(2026, 11, 30), AvailabilityStatus.Available, AvailabilityMode.Both, 0,
            new(2026, 9, 30, 0, 0, 0, DateTimeKind.Utc))));
        db.SaveChanges();
    }

    [Fact]
    public async Task Land_on_a_border_concerns_either_side_and_never_in_the_persons_words()
    {
        await ChangeAsync(Self, "declareConflictOfInterest", s_border);

        foreach (var country in (string[])["KH", "TH"])
        {
            var tie = (await ConcernsAsync(Chair, $"about: [\"{country}\"]"))
                .Single(c => c.GetProperty("kind").GetString() == "DECLARED_TIE");
            tie.GetProperty("countries").ToString().ShouldBe($"[\"{country}\"]");
            tie.GetProperty("sentence").GetString().ShouldBe(
                $"Declared a tie (land or houses) with {(country == "KH" ? "Cambodia" : "Thailand")}.");
        }
        (await KindsAsync(Chair, "excludeNationalities: [\"KH\"]")).ShouldContain("DECLARED_TIE");
        (await KindsAsync(Chair, "about: [\"KH\", \"TH\"]")).Count(k => k == "DECLARED_TIE").ShouldBe(1);
        foreach (var about in (string[])["", "about: [\"MM\"]"])
            (await KindsAsync(Chair, about)).ShouldNotContain("DECLARED_TIE");
        Read(db => db.Set<AuditEntry>().Include(e => e.Subjects).Where(e => e.Kind == AuditKind.Reading).ToList())
            .Count(e => e.Subjects.Exists(s => s.Coordinates.Contains("EnvoyMatch.concerns"))).ShouldBe(4);
    }

    [Fact]
    public async Task Of_ties_nobody_but_the_Chairs_office_learns()
    {
        var before = await WholeAsync(Unit, "about: [\"KH\"]");

        await ChangeAsync(Self, "declareConflictOfInterest", s_border);

        (await WholeAsync(Unit, "about: [\"KH\"]")).ShouldBe(before);
        before.ShouldNotContain("NO_DECLARATION");
    }

    [Fact]
    public async Task That_nothing_was_declared_is_a_concern_until_something_is()
    {
        (await KindsAsync(Chair, "")).ShouldContain("NO_DECLARATION");

        Changed(await ChangeAsync(Self, "declareNoConflicts", new { }, "conflictDeclaration { declaredAt none }"))
            .ToString().ShouldBe("""{"conflictDeclaration":{"declaredAt":"2026-10-01T05:00:00Z","none":true}}""");
        (await KindsAsync(Chair, "")).ShouldNotContain("NO_DECLARATION");

        var tie = Changed(await ChangeAsync(
            Self, "declareConflictOfInterest", s_border, "conflictDeclaration { none } conflicts { id countries }"));
        tie.GetProperty("conflictDeclaration").GetProperty("none").GetBoolean().ShouldBeFalse();
        tie.GetProperty("conflicts")[0].GetProperty("countries").ToString().ShouldBe("""["KH","TH"]""");
        (await ChangeAsync(Self, "declareNoConflicts", new { })).Errors.ShouldBe(["Conflict: person"]);

        var conflict = tie.GetProperty("conflicts")[0].GetProperty("id").GetString();
        Changed(await ChangeAsync(Self, "withdrawConflictOfInterest", new { conflict }, "conflictDeclaration { none }"))
            .ToString().ShouldBe("""{"conflictDeclaration":null}""");
        (await KindsAsync(Chair, "")).ShouldContain("NO_DECLARATION");
    }

    [Fact]
    public Task Only_the_person_declares_that_there_are_none() =>
        OnlyForAsync("declareNoConflicts", new { }, "R3", byNominator: false);

    [Fact]
    public async Task Offices_once_held_are_a_concern_and_so_is_no_contact()
    {
        // The first start in Development gives an address to whoever its token for a member is of.
        await KindsAsync(Unit, "");
        using (var db = Registry.Register.Open())
        {
            db.RemoveRange(db.Set<PersonContact>());
            FormerOffice Held(int position, OfficeKind kind, string title) =>
                new() { PersonId = Key(Eep), Position = position, Kind = kind, Title = title };
            db.AddRange(
                Held(0, OfficeKind.Ambassador, "Ambassador to Cambodia"),
                Held(1, OfficeKind.Minister, "Minister of Transport"));
            await db.SaveChangesAsync();
        }

        foreach (var caller in (Grant[])[Chair, Unit])
        {
            (await OfficesAsync(caller, "KH")).ShouldBe(
                ["Held an office in or for Cambodia: Ambassador to Cambodia."]);
            (await OfficesAsync(caller, "TH")).ShouldBe(["Held an office in or for Thailand: Minister of Transport."]);
            (await OfficesAsync(caller, "MM")).ShouldBeEmpty();
            (await KindsAsync(caller, "")).ShouldContain("NO_CONTACT");
        }
        await ChangeAsync(Self, "updateProfile", new { contact = new { email = "eep@example.org" } });
        (await KindsAsync(Unit, "")).ShouldNotContain("NO_CONTACT");
    }

    async Task<List<string?>> OfficesAsync(Grant caller, string about) =>
        [.. (await ConcernsAsync(caller, $"about: [\"{about}\"]"))
            .Where(c => c.GetProperty("kind").GetString() == "FORMER_OFFICE")
            .Select(c => c.GetProperty("sentence").GetString())];

    async Task<List<string?>> KindsAsync(Grant caller, string need) =>
        [.. (await ConcernsAsync(caller, need)).Select(c => c.GetProperty("kind").GetString())];

    async Task<List<JsonElement>> ConcernsAsync(Grant caller, string need)
    {
        var matches = (await Registry.DataAsync(caller, Question(need))).GetProperty("availableEnvoys");
        return [.. matches.GetProperty("nodes").EnumerateArray().ShouldHaveSingleItem()
            .GetProperty("concerns").EnumerateArray()];
    }

    async Task<string> WholeAsync(Grant caller, string need) =>
        (await Registry.DataAsync(caller, Question(need))).ToString();

    static string Question(string need) => $$"""
        { availableEnvoys(need: { from: "2026-11-02", until: "2026-11-03", {{need}} }) {
            totalCount nodes { person { id } fit concerns { kind countries sentence } } pageInfo { endCursor }
            leftOut { notWilling nationality stale } } }
        """;
}
