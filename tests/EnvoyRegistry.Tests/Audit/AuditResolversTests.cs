using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Vault;
using Microsoft.Extensions.DependencyInjection;

namespace EnvoyRegistry.Tests.Audit;

public sealed class AuditResolversTests : IDisposable
{
    const string Trail = """
        query($where: AuditFilter, $first: Int, $after: String, $last: Int, $before: String) {
          auditTrail(where: $where, first: $first, after: $after, last: $last, before: $before) {
            totalCount
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            nodes {
              sequence kind operation outcome actor actorRole errorCodes rules
              subjects { personId coordinates }
              changes { thing field personId before after values }
            }
          }
        }
        """;

    readonly AuditedRegistry _registry = new();
    readonly long _somchai;
    readonly long _mei;

    public AuditResolversTests()
    {
        _somchai = _registry.AddPerson("Somchai").Id;
        _mei = _registry.AddPerson("Mei").Id;
    }

    string Chair => _registry.Token(CallerRole.Chair);

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task The_chair_sees_what_was_changed_and_what_it_was()
    {
        await _registry.SetBiographyAsync(_somchai, "Born in Chiang Mai.");
        await _registry.SetBiographyAsync(_somchai, "Too late", new StaleVersion(2, 1));

        var nodes = await NodesAsync(Chair);

        nodes.Select(n => n.GetProperty("sequence").GetInt32()).ShouldBe([2, 1]);
        nodes[0].GetProperty("outcome").GetString().ShouldBe("REFUSED");
        nodes[0].GetProperty("errorCodes").ToString().ShouldBe("""["STALE_VERSION"]""");
        nodes[0].GetProperty("changes").GetArrayLength().ShouldBe(0);
        Change(nodes[1], "biography").ToString().ShouldBe(
            $$"""{"thing":"Person","field":"biography","personId":"{{AuditedRegistry.Id(_somchai)}}","before":""" +
            $$"""null,"after":"Born in Chiang Mai.","values":"SHOWN"}""");
    }

    [Fact]
    public async Task The_auditor_sees_that_it_was_changed_and_not_to_what()
    {
        await _registry.SetBiographyAsync(_somchai, "Born in Chiang Mai.");

        var change = Change(
            (await NodesAsync(_registry.Token(CallerRole.Auditor))).ShouldHaveSingleItem(), "biography");

        change.GetProperty("values").GetString().ShouldBe("WITHHELD");
        change.GetProperty("after").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_person_sees_who_looked_at_and_changed_her_entry_and_nothing_of_others()
    {
        await _registry.SetBiographyAsync(_mei, "Of Kunming.");
        await _registry.SetBiographyAsync(_somchai, "Born in Chiang Mai.");
        await _registry.Services.GetRequiredService<IDisclosures>().RecordAsync(
            new Caller(CallerRole.Chair, "Chair's office"), "Contacts",
            new HashSet<(string, long)> { ("Person.contact", _somchai), ("Person.cv", _mei) });

        var mei = await NodesAsync(_registry.MemberToken(_mei));

        mei.Select(n => n.GetProperty("operation").GetString()).ShouldBe(["Contacts", "setBiography"]);
        mei[0].GetProperty("actorRole").GetString().ShouldBe("CHAIR");
        mei[0].GetProperty("subjects").ToString().ShouldBe(
            $$"""[{"personId":"{{AuditedRegistry.Id(_mei)}}","coordinates":["Person.cv"]}]""");
        Change(mei[1], "biography").GetProperty("after").GetString().ShouldBe("Of Kunming.");
        (await NodesAsync(_registry.MemberToken(_mei), new { person = AuditedRegistry.Id(_somchai) }))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_what_concerned_several_a_person_is_told_her_own_part()
    {
        await _registry.Change.RunAsync("rename", async (db, _) =>
        {
            db.Viewer = Viewer.Register;
            (await db.FindAsync<Person>(_somchai))!.Title = "Mr";
            (await db.FindAsync<Person>(_mei))!.Title = "Ms";
            return new AuditedRegistry.Changed([], _mei);
        }, CancellationToken.None);

        var own = (await NodesAsync(_registry.MemberToken(_mei))).ShouldHaveSingleItem();

        own.GetProperty("changes").EnumerateArray().ShouldHaveSingleItem().GetProperty("after").GetString()
            .ShouldBe("Ms");
        own.ToString().ShouldNotContain(AuditedRegistry.Id(_somchai));
        (await NodesAsync(Chair)).ShouldHaveSingleItem()
            .GetProperty("changes").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task By_whom_else_an_entry_concerns_a_person_does_not_find_it()
    {
        await _registry.Change.RunAsync("rename", async (db, _) =>
        {
            db.Viewer = Viewer.Register;
            (await db.FindAsync<Person>(_somchai))!.Title = "Mr";
            (await db.FindAsync<Person>(_mei))!.Title = "Ms";
            return new AuditedRegistry.Changed([], _mei);
        }, CancellationToken.None);

        (await FoundAsync(_registry.MemberToken(_mei), _somchai)).ShouldBe((0, 0));
        (await FoundAsync(_registry.MemberToken(_mei), _somchai, _mei)).ShouldBe((1, 1));
        (await FoundAsync(Chair, _somchai)).ShouldBe((1, 1));

        async Task<(int, int)> FoundAsync(string token, params long[] people)
        {
            var trail = (await _registry.AskAsAsync(token, """
                query($people: [ID!]) { auditTrail(where: { person: $people }) { totalCount edges { cursor } } }
                """, new { people = people.Select(AuditedRegistry.Id) })).GetProperty("data").GetProperty("auditTrail");
            return (trail.GetProperty("totalCount").GetInt32(), trail.GetProperty("edges").GetArrayLength());
        }
    }

    [Fact]
    public async Task What_went_with_a_key_is_said_to_be_gone()
    {
        await _registry.SetBiographyAsync(_somchai, "Born in Chiang Mai.");
        using (var db = _registry.Register.Open())
        {
            TestVault.Open(_registry.Register.Path, RunningRegistry.MasterKey).Destroy(db, _somchai);
            db.SaveChanges();
        }

        var change = Change((await NodesAsync(Chair)).ShouldHaveSingleItem(), "biography");

        change.GetProperty("values").GetString().ShouldBe("ERASED");
        change.GetProperty("after").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Looking_at_a_contact_in_the_audit_is_itself_recorded()
    {
        var id = await DraftAsync("somchai@example.org");

        var change = Change((await NodesAsync(Chair)).ShouldHaveSingleItem(), "contact");
        change.GetProperty("after").GetString().ShouldNotBeNull().ShouldContain("somchai@example.org");

        var reading = (await NodesAsync(_registry.Token(CallerRole.Auditor), new { kind = "READING" }))
            .ShouldHaveSingleItem();
        reading.GetProperty("actorRole").GetString().ShouldBe("CHAIR");
        reading.GetProperty("subjects").ToString().ShouldBe(
            $$"""[{"personId":"{{AuditedRegistry.Id(id)}}","coordinates":["Nomination.contact"]}]""");
        // Whom it was withheld from has not looked at it.
        (await NodesAsync(_registry.Token(CallerRole.Auditor), new { kind = "READING" })).Count.ShouldBe(1);
    }

    async Task<long> DraftAsync(string email)
    {
        await _registry.DataAsync("""
            mutation($input: DraftNominationInput!) { draftNomination(input: $input) { errors { message path } } }
            """, new { input = new { nominee = new { fullName = "Somchai", contact = new { email } } } },
            CallerRole.FocalPoint);
        using var db = _registry.Register.Open();
        return db.Set<Nomination>().Single().NomineeId;
    }

    [Theory]
    [InlineData("Anonymous")]
    [InlineData("Unit")]
    [InlineData("Secgen")]
    [InlineData("FocalPoint")]
    [InlineData("Integrator")]
    [InlineData("ParticipantOffice")]
    public async Task Nobody_else_sees_anything(string role)
    {
        await _registry.SetBiographyAsync(_somchai, "Born in Chiang Mai.");

        var answer = await _registry.AskAsync(
            "{ auditTrail { totalCount } }", role: Enum.Parse<CallerRole>(role));

        answer.GetProperty("data").GetProperty("auditTrail").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()
            .ShouldBeOneOf("FORBIDDEN", "UNAUTHENTICATED");
    }

    [Fact]
    public async Task Pages_follow_each_other_also_while_it_grows()
    {
        for (var i = 1; i <= 7; i++)
            await _registry.SetBiographyAsync(_somchai, $"Text {i}");

        var first = await AskAsync(Chair, new { first = 3 });
        first.GetProperty("totalCount").GetInt32().ShouldBe(7);
        await _registry.SetBiographyAsync(_somchai, "Text 8");
        var after = first.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        var second = await AskAsync(Chair, new { first = 3, after });
        after = second.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        var third = await AskAsync(Chair, new { first = 3, after });

        Sequences(first).ShouldBe([7, 6, 5]);
        Sequences(second).ShouldBe([4, 3, 2]);
        Sequences(third).ShouldBe([1]);
        second.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean().ShouldBeTrue();
        second.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean().ShouldBeTrue();
        third.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean().ShouldBeFalse();

        var oldest = await AskAsync(Chair, new { last = 3 });
        Sequences(oldest).ShouldBe([3, 2, 1]);
        var before = oldest.GetProperty("pageInfo").GetProperty("startCursor").GetString();
        var later = await AskAsync(Chair, new { last = 3, before });
        Sequences(later).ShouldBe([6, 5, 4]);
        later.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean().ShouldBeTrue();
        later.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean().ShouldBeTrue();

        var none = await AskAsync(Chair, new { first = 0 });
        Sequences(none).ShouldBeEmpty();
        none.GetProperty("totalCount").GetInt32().ShouldBe(8);
        none.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task It_is_filtered_by_all_that_is_asked()
    {
        await _registry.SetBiographyAsync(_somchai, "Text");
        await _registry.SetBiographyAsync(_mei, "Text");
        await _registry.SetBiographyAsync(_mei, "Text", new Conflict("No."));

        (await FilteredAsync(new { person = AuditedRegistry.Id(_mei) })).ShouldBe([3, 2]);
        (await FilteredAsync(new { person = AuditedRegistry.Id(_mei), outcome = "DONE" })).ShouldBe([2]);
        (await FilteredAsync(new { kind = "READING" })).ShouldBeEmpty();
        (await FilteredAsync(new { operation = "setBiography", actorRole = "ANONYMOUS" })).ShouldBe([3, 2, 1]);
        (await FilteredAsync(new { kind = new[] { "READING", "MUTATION" } })).ShouldBe([3, 2, 1]);
        // Both ends are included.
        (await FilteredAsync(new { at = new { from = "2026-10-01T05:00:00Z", until = "2026-10-01T05:00:00Z" } }))
            .ShouldBe([3, 2, 1]);
        (await FilteredAsync(new { at = new { until = "2026-10-01T04:59:59Z" } })).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{ "first": -1 }""", "first", "`first` takes a number from 0 to 100")]
    [InlineData("""{ "first": 1, "last": 1 }""", "last", "`first` and `last` ask for two different pages")]
    [InlineData("""{ "before": "AAAA" }""", "before", "`before` takes a cursor that `auditTrail` gave")]
    [InlineData("""{ "after": "AAAA" }""", "after", "`after` takes a cursor that `auditTrail` gave")]
    [InlineData(
        """{ "where": { "person": "par_0000000000001" } }""", "where.person.0",
        "`where.person.0` takes the id of a person")]
    public async Task What_makes_no_sense_is_refused(string variables, string inputPath, string message)
    {
        var answer = await _registry.AskAsAsync(
            Chair, Trail, JsonSerializer.Deserialize<JsonElement>(variables));

        var error = answer.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("message").GetString().ShouldNotBeNull().ShouldStartWith(message);
        var extensions = error.GetProperty("extensions");
        extensions.GetProperty("code").GetString().ShouldBe("BAD_ARGUMENT");
        string.Join('.', extensions.GetProperty("inputPath").EnumerateArray()).ShouldBe(inputPath);
    }

    async Task<JsonElement> AskAsync(string token, object variables)
    {
        var answer = await _registry.AskAsAsync(token, Trail, variables);
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data").GetProperty("auditTrail");
    }

    async Task<List<JsonElement>> NodesAsync(string token, object? where = null) =>
        [.. (await AskAsync(token, new { where })).GetProperty("nodes").EnumerateArray()];

    async Task<List<int>> FilteredAsync(object where) => Sequences(await AskAsync(Chair, new { where }));

    static List<int> Sequences(JsonElement page) =>
        [.. page.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("sequence").GetInt32())];

    static JsonElement Change(JsonElement entry, string field) =>
        entry.GetProperty("changes").EnumerateArray().Single(c => c.GetProperty("field").GetString() == field);
}
