using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Groupings;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Vault;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Tests.Audit;

public sealed class RegisterChangeTests : IDisposable
{
    readonly AuditedRegistry _registry = new();

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task What_was_done_is_recorded_field_by_field_with_who_and_what()
    {
        await _registry.DataAsync("""
            mutation($input: RecordChairTermInput!) { recordChairTerm(input: $input) { errors { message } } }
            """, new
        {
            input = new { participant = "TL", from = "2030-01-01", until = "2030-12-31", basis = "Made for a test" },
        }, CallerRole.Chair);

        var entry = Entries().ShouldHaveSingleItem();
        (entry.Sequence, entry.Operation, entry.Kind, entry.Outcome).ShouldBe(
            (1, "recordChairTerm", AuditKind.Mutation, AuditOutcome.Done));
        entry.ActorRole.ShouldBe(CallerRole.Chair);
        entry.ActorName.ShouldBe("Test as Chair");
        entry.ActorParticipantId.ShouldBe(KnownParticipants.IdOf("PH"));
        entry.At.ShouldBe(new DateTime(2026, 10, 1, 5, 0, 0, DateTimeKind.Utc));
        entry.Previous.ShouldBe(AuditChain.Origin);
        var changes = entry.Changes.ToDictionary(c => (c.Thing, c.Field), c => (c.Before, c.After));
        changes[("ChairTerm", "basis")].ShouldBe((null, "Made for a test"));
        changes[("ChairTerm", "certainty")].ShouldBe((null, "CERTAIN"));
        changes[("ChairTerm", "version")].ShouldBe((null, "1"));
        changes[("ChairTerm", "from")].ShouldBe((null, "2030-01-01"));
        changes.ShouldNotContainKey(("ChairTerm", "id"));
    }

    [Fact]
    public async Task What_was_refused_is_recorded_with_its_reasons_and_changes_nothing()
    {
        var person = _registry.AddPerson("Somchai");

        await _registry.SetBiographyAsync(person.Id, "New", new RuleViolation("R2", "Five."), new Conflict("No."));

        var entry = Entries().ShouldHaveSingleItem();
        entry.Outcome.ShouldBe(AuditOutcome.Refused);
        entry.ErrorCodes.ShouldBe([UserErrorCode.RuleViolation, UserErrorCode.Conflict]);
        entry.Rules.ShouldBe(["R2"]);
        entry.Changes.ShouldBeEmpty();
        entry.Subjects.Select(s => s.PersonId).ShouldBe([person.Id]);
        using var db = _registry.Register.Open();
        db.Set<Person>().Single(p => p.Id == person.Id).Biography.ShouldBeNull();
    }

    [Fact]
    public async Task A_field_saved_twice_is_one_change_from_first_to_last()
    {
        var person = _registry.AddPerson("Somchai");
        await _registry.Change.RunAsync("test", async (db, _) =>
        {
            db.Viewer = Viewer.Register;
            var row = (await db.FindAsync<Person>(person.Id))!;
            (row.Title, row.YearsOfExperience) = ("Mr", 3);
            await db.SaveChangesAsync();
            (row.Title, row.YearsOfExperience) = ("Dr", null);
            return new AuditedRegistry.Changed([], person.Id); // saved for it
        }, CancellationToken.None);

        var change = Entries().ShouldHaveSingleItem().Changes.ShouldHaveSingleItem();
        (change.Thing, change.Field, change.PersonId).ShouldBe(("Person", "title", person.Id));
        Opened(change).ShouldBe((null, "Dr"));
    }

    [Fact]
    public async Task Values_of_a_person_are_sealed_and_go_with_the_key_while_the_chain_holds()
    {
        var person = _registry.AddPerson("Somchai");
        await _registry.SetBiographyAsync(person.Id, "Born in Chiang Mai.");
        await _registry.SetBiographyAsync(person.Id, "Lives in Chiang Mai.");
        var change = Entries()[1].Changes.Single(c => c.Field == "biography");
        change.After.ShouldNotBeNull().ShouldNotContain("Chiang Mai");
        Opened(change).ShouldBe(("Born in Chiang Mai.", "Lives in Chiang Mai."));

        // Leaving, with one more change in the same breath: its values are not written down again.
        var vault = TestVault();
        await _registry.Change.RunAsync("leaveRegister", async (db, _) =>
        {
            db.Viewer = Viewer.Register;
            vault.Destroy(db, person.Id);
            (await db.FindAsync<Person>(person.Id))!.Biography = null;
            return new AuditedRegistry.Changed([], person.Id);
        }, CancellationToken.None);

        Opened(change).ShouldBe((null, null));
        var last = Entries()[2].Changes.ShouldHaveSingleItem();
        (last.Field, last.Before, last.After).ShouldBe(("biography", null, null));
        Verify().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_told_of_a_nominee_is_sealed_before_there_is_an_entry_and_so_are_the_parts_of_it()
    {
        await _registry.DataAsync("""
            mutation($input: DraftNominationInput!) { draftNomination(input: $input) { errors { message } } }
            """, new
        {
            input = new
            {
                nominee = new
                {
                    fullName = "Tan Mei Ling",
                    expertise = new[] { new { tag = "MED-PROCESS", level = "LED" } }
                },
            },
        }, CallerRole.FocalPoint);

        var changes = Entries().ShouldHaveSingleItem().Changes;

        long nominee;
        using (var db = _registry.Register.Open())
            nominee = db.Set<Nomination>().Single().NomineeId;
        changes.ShouldAllBe(c => c.PersonId == nominee);
        changes.ShouldAllBe(c => c.After == null || !c.After.Contains("Tan", StringComparison.Ordinal));
        Opened(changes.Single(c => c.Field == "fullName")).After.ShouldBe("Tan Mei Ling");
        changes.ShouldContain(c => c.Thing == "NominatedExpertise");

        // Also a part that is added without the whole, by somebody who does not see the whole.
        await _registry.Change.RunAsync("test", async (db, _) =>
        {
            (await db.Set<Nomination>().AnyAsync()).ShouldBeFalse();
            var nomination = (await db.Set<Nomination>().IgnoreQueryFilters().AsNoTracking().SingleAsync()).Id;
            db.Add(new NominatedLanguage { NominationId = nomination, Tag = "th", Level = LanguageLevel.C2 });
            return new AuditedRegistry.Changed([], 0);
        }, CancellationToken.None);
        Entries()[1].Changes.ShouldHaveSingleItem().PersonId.ShouldBe(nominee);
    }

    [Fact]
    public async Task Nobody_changes_or_deletes_an_entry()
    {
        await ProposeAsync("Friends");
        foreach (var sql in (string[])
            ["UPDATE AuditEntry SET ActorName = 'x'", "DELETE FROM AuditEntry", "UPDATE AuditChange SET After = 'x'",
                "DELETE FROM AuditChange", "DELETE FROM AuditHead", "UPDATE AuditHead SET Sequence = 0"])
        {
            Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => _registry.Register.Run(sql))
                .Message.ShouldContain("The audit only grows.");
        }
    }

    [Fact]
    public async Task Many_changes_at_once_make_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => ProposeAsync($"Friends {i}"))));

        Entries().Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, 40).Select(i => (long)i));
        Verify().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_expected_version_lets_exactly_one_of_many_win()
    {
        await ProposeAsync("Friends");
        string id;
        using (var db = _registry.Register.Open())
            id = new Parley.GraphQL.Binding.NodeId("grp", db.Set<Grouping>().Single(g => g.Name == "Friends").Id)
                .ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => _registry.DataAsync(
            """
            mutation($input: DissolveGroupingInput!) {
              dissolveGrouping(input: $input) { errors { __typename ... on StaleVersion { currentVersion } } }
            }
            """, new { input = new { grouping = id, expectedVersion = 1, reason = $"The {i}th wants it." } },
            CallerRole.Chair))));

        var errors = answers.Select(a => a.GetProperty("dissolveGrouping").GetProperty("errors")).ToList();
        errors.Count(e => e.GetArrayLength() == 0).ShouldBe(1);
        errors.Where(e => e.GetArrayLength() > 0).ShouldAllBe(e =>
            e[0].GetProperty("__typename").GetString() == "StaleVersion"
            && e[0].GetProperty("currentVersion").GetInt32() == 2);
        Entries().Count(e => e.Outcome == AuditOutcome.Refused).ShouldBe(19);
    }

    [Fact]
    public async Task Whoever_was_revoked_while_waiting_for_the_writing_place_writes_nothing()
    {
        var person = _registry.AddPerson("Somchai");
        using (var db = _registry.Register.Open())
        {
            var token = AccessToken.Issue(
                new Grant(CallerRole.Unit), "Desk", "tests", _registry.Now, TokenLifetime.Usual, out _);
            token.RevokedAt = _registry.Now;
            db.Add(token);
            await db.SaveChangesAsync();
            CallsAs(new Caller(CallerRole.Unit, "Desk", TokenId: token.Id) { ExpiresAt = token.ExpiresAt });
        }

        var refusal = await Should.ThrowAsync<GraphQLException>(async () =>
            await _registry.SetBiographyAsync(person.Id, "Too late."));

        refusal.Errors.ShouldHaveSingleItem().Code.ShouldBe("UNAUTHENTICATED");
        BiographyOf(person).ShouldBeNull();
    }

    [Fact]
    public async Task An_office_whose_term_ended_meanwhile_writes_nothing_as_the_chair()
    {
        var person = _registry.AddPerson("Somchai");
        using (var db = _registry.Register.Open())
        {
            // Singapore chairs in 2027.
            var token = AccessToken.Issue(new Grant(CallerRole.Chair, KnownParticipants.IdOf("SG")), "Office", "tests",
                _registry.Now, TokenLifetime.Usual, out _);
            db.Add(token);
            await db.SaveChangesAsync();
            CallsAs(new Caller(CallerRole.Chair, "Office", token.ParticipantId, TokenId: token.Id)
            {
                ExpiresAt = token.ExpiresAt,
            });
        }

        var refusal = await Should.ThrowAsync<GraphQLException>(async () =>
            await _registry.SetBiographyAsync(person.Id, "Too late."));

        refusal.Errors.ShouldHaveSingleItem().Code.ShouldBe("FORBIDDEN");
        BiographyOf(person).ShouldBeNull();
    }

    void CallsAs(Caller caller)
    {
        var http = new DefaultHttpContext();
        http.Features.Set(caller);
        _registry.Services.GetRequiredService<IHttpContextAccessor>().HttpContext = http;
    }

    string? BiographyOf(Person person)
    {
        using var db = _registry.Register.Open();
        return db.Set<Person>().Single(p => p.Id == person.Id).Biography;
    }

    [Fact]
    public void No_slice_writes_past_what_the_audit_sees()
    {
        string[] rooms = ["Availability", "Coverage", "Expertise", "Groupings", "Guidance", "Nominations",
            "Participants"];
        var source = Path.Combine(Repository.Root, "src", "EnvoyRegistry");

        rooms.Select(room => Path.Combine(source, room)).Where(Directory.Exists)
            .SelectMany(room => Directory.GetFiles(room, "*.cs", SearchOption.AllDirectories))
            .Where(file => File.ReadAllText(file) is var text
                && (text.Contains("ExecuteUpdate", StringComparison.Ordinal)
                    || text.Contains("ExecuteDelete", StringComparison.Ordinal)
                    || text.Contains("ExecuteSql", StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    Task<JsonElement> ProposeAsync(string name) => _registry.DataAsync("""
        mutation($input: ProposeGroupingInput!) { proposeGrouping(input: $input) { errors { message } } }
        """, new
    {
        input = new
        {
            kind = "FRIENDS_OF_THE_CHAIR",
            name,
            task = "See that the test passes.",
            balanceNote = "Nobody is near it.",
            members = new[] { new { seat = "INCOMING_CHAIR", holder = new { participant = "SG" } } },
        },
    }, CallerRole.Chair);

    PersonVault TestVault() => Tests.Vault.TestVault.Open(_registry.Register.Path, RunningRegistry.MasterKey);

    (string? Before, string? After) Opened(AuditChange change)
    {
        using var db = _registry.Register.Open();
        return (Open(change.Before, "before"), Open(change.After, "after"));

        string? Open(string? value, string side) => value is null ? null : TestVault().Open(
            db, change.PersonId!.Value, AuditTrail.Purpose(change.EntrySequence, change.Number, side), value);
    }

    List<AuditEntry> Entries()
    {
        using var db = _registry.Register.Open();
        return [.. db.Set<AuditEntry>().Include(e => e.Changes).Include(e => e.Subjects).OrderBy(e => e.Sequence)];
    }

    IReadOnlyList<string> Verify() => Vault.TestVault.Verify(_registry.Register.Path).Findings;
}
