using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Entries;

public sealed class ConflictsOfInterestTests : EntryTests
{
    const string Conflicts = "conflicts { id kind country party since until text declaredAt }";

    static readonly object s_tie = new
    {
        kind = "BUSINESS",
        country = "MM",
        party = "Golden Rice Ltd",
        since = "2019-01-01",
        text = "My brother owns a third of it.",
    };

    [Fact]
    public async Task A_conflict_is_declared_and_withdrawn()
    {
        var declared = Changed(await ChangeAsync(Self, "declareConflictOfInterest", s_tie, Conflicts))
            .GetProperty("conflicts")[0];

        var id = declared.GetProperty("id").GetString()!;
        declared.GetRawText()
            .ShouldBe(
                $$"""{"id":"{{id}}","kind":"BUSINESS","country":"MM","party":"Golden Rice """ +
                $$"""Ltd","since":"2019-01-01","until":null,"text":"My brother owns a third of """ +
                $$"""it.","declaredAt":"2026-10-01T05:00:00Z"}""");
        VersionOf(Eep).ShouldBe(2);
        Changed(await ChangeAsync(Self, "withdrawConflictOfInterest", new { conflict = id }, Conflicts))
            .GetRawText().ShouldBe("""{"conflicts":[]}""");
        (await ChangeAsync(Self, "withdrawConflictOfInterest", new { conflict = id })).Errors.ShouldBe(
            ["NotFound: conflict"]);
    }

    [Fact]
    public async Task Nobody_but_the_person_and_the_Chairs_office_sees_it()
    {
        await ChangeAsync(Self, "declareConflictOfInterest", s_tie);

        foreach (var caller in (Grant[])[Self, Chair])
            (await AskAsync(caller, Conflicts)).GetProperty("conflicts").GetArrayLength().ShouldBe(1);
        foreach (var caller in (Grant[])[Nominator, FocalPoint("SG"), Unit, new(CallerRole.Secgen),
            new(CallerRole.Auditor)])
        {
            using var response = await Registry.SendAsync(
                $$"""query($id: ID!) { person(id: $id) { {{Conflicts}} } }""", new { id = Eep },
                Registry.Token(caller));
            (await response.Content.ReadAsStringAsync()).ShouldNotContain("Golden");
        }
        Read(db => db.Set<AuditEntry>().Include(e => e.Subjects).Where(e => e.Kind == AuditKind.Reading).ToList())
            .Count(e => e.Subjects.Exists(s => s.Coordinates.Contains("Person.conflicts"))).ShouldBe(2);
    }

    [Fact]
    public async Task It_is_a_node_to_those_who_see_it_and_to_others_as_one_that_is_not_there()
    {
        var id = Changed(await ChangeAsync(Self, "declareConflictOfInterest", s_tie, Conflicts))
            .GetProperty("conflicts")[0].GetProperty("id").GetString();
        async Task<string> NodeAsync(Grant caller, string? id)
        {
            using var response = await Registry.SendAsync(
                "query($id: ID!) { node(id: $id) { id ... on ConflictOfInterest { text person { id } } } }",
                new { id }, Registry.Token(caller));
            return await response.Content.ReadAsStringAsync();
        }

        foreach (var caller in (Grant[])[Self, Chair])
        {
            var answer = JsonDocument.Parse(await NodeAsync(caller, id)).RootElement;
            var node = answer.GetProperty("data").GetProperty("node");
            node.GetProperty("text").GetString().ShouldBe("My brother owns a third of it.");
            node.GetProperty("person").GetProperty("id").GetString().ShouldBe(Eep);
        }
        var absent = new NodeId(ConflictOfInterest.Prefix, 1).ToString();
        foreach (var caller in (Grant[])[Nominator, Unit, Member(AddCandidate("Somebody else who looks")), Stranger])
        {
            var answer = await NodeAsync(caller, id);
            answer.ShouldStartWith("""{"data":{"node":null}""", customMessage: $"{caller}");
            answer.ShouldBe(await NodeAsync(caller, absent), $"{caller}");
        }
        Read(db => db.Set<AuditEntry>().Include(e => e.Subjects).Where(e => e.Kind == AuditKind.Reading).ToList())
            .Count(e => e.Subjects.Exists(s => s.Coordinates.Contains("ConflictOfInterest.text")))
            .ShouldBe(3, "the answer to declaring it, and two looks");
    }

    [Fact]
    public async Task Not_even_its_sort_is_stored_in_clear()
    {
        await ChangeAsync(Self, "declareConflictOfInterest", s_tie);

        var stored = Read(db => db.Set<ConflictOfInterest>().Single());
        Audited("declareConflictOfInterest").Changes.Single(c => c.Field == "sealed").After.ShouldBe(stored.Sealed);
        Convert.FromBase64String(stored.Sealed).Length.ShouldBeGreaterThan(28);
        (await Registry.DataAsync(
            new Grant(CallerRole.Auditor), "{ auditTrail { nodes { changes { after values } } } }"))
            .GetRawText().ShouldNotContain("Golden");
        (await Registry.DataAsync(Self, "{ auditTrail { nodes { changes { after values } } } }"))
            .GetRawText().ShouldContain("Golden");
    }

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        (await ChangeAsync(Self, "declareConflictOfInterest",
            new { kind = "FAMILY", text = " ", since = "2020-01-02", until = "2020-01-01" }))
            .Errors.ShouldBe(["InvalidInput: text", "InvalidInput: country", "InvalidInput: until"], ignoreOrder: true);
    }

    [Fact]
    public async Task Another_persons_conflict_is_not_there()
    {
        var other = AddCandidate();
        var declared =
            Changed(await ChangeAsync(Member(other), "declareConflictOfInterest", s_tie, Conflicts, person: other));

        (await ChangeAsync(Self, "withdrawConflictOfInterest",
            new { conflict = declared.GetProperty("conflicts")[0].GetProperty("id").GetString() }))
            .Errors.ShouldBe(["NotFound: conflict"]);
        (await ChangeAsync(Self, "withdrawConflictOfInterest", new { conflict = Eep })).Errors.ShouldBe(
            ["NotFound: conflict"]);
    }

    [Fact]
    public async Task Only_the_person_declares_and_withdraws()
    {
        await OnlyForAsync("declareConflictOfInterest", s_tie, "R3", byNominator: false);
        await OnlyForAsync("withdrawConflictOfInterest", new { conflict = "coi_1" }, "R3", byNominator: false);
    }
}
