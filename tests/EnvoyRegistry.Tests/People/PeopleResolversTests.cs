using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.People.Sample;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.People;

public sealed class PeopleResolversTests(SampleRegistry registry) : IClassFixture<SampleRegistry>
{
    [Fact]
    public async Task A_person_is_answered_as_stored()
    {
        using var db = registry.Register.Open();
        var person = db.Set<Person>().AsNoTracking().Include(p => p.Participant).Include(p => p.FormerOffices)
            .First(p => p.Kind == PersonKind.Eep && p.NativeName != null && p.FormerOffices.Count > 1);

        var answer = await PersonAsync(person, """
            externalReference title fullName nativeName nationalities kind category status willingToServe gender
            yearsOfExperience formerOffices { kind title } countriesKnown biography timeZone confirmedOn
            confirmationDueOn participant { code } version
            """);

        answer.GetProperty("externalReference").GetString().ShouldBe(person.ExternalReference);
        answer.GetProperty("title").GetString().ShouldBe(person.Title);
        answer.GetProperty("fullName").GetString().ShouldBe(person.FullName);
        answer.GetProperty("nativeName").GetString().ShouldBe(person.NativeName);
        Texts(answer.GetProperty("nationalities")).ShouldBe(person.Nationalities);
        answer.GetProperty("kind").GetString().ShouldBe("EEP");
        answer.GetProperty("category").GetString().ShouldBe(person.Category.ToString()!.ToUpperInvariant());
        answer.GetProperty("status").GetString().ShouldBe(person.Status.ToString().ToUpperInvariant());
        answer.GetProperty("willingToServe").GetBoolean().ShouldBe(person.WillingToServe);
        answer.GetProperty("gender").GetString().ShouldBe(person.Gender.ToString()!.ToUpperInvariant());
        answer.GetProperty("yearsOfExperience").GetInt32().ShouldBe(person.YearsOfExperience!.Value);
        answer.GetProperty("formerOffices").EnumerateArray().Select(o => o.GetProperty("title").GetString())
            .ShouldBe(person.FormerOffices.OrderBy(o => o.Position).Select(o => o.Title));
        Texts(answer.GetProperty("countriesKnown")).ShouldBe(person.CountriesKnown);
        answer.GetProperty("biography").GetString().ShouldBe(person.Biography);
        answer.GetProperty("timeZone").GetString().ShouldBe(person.TimeZone);
        answer.GetProperty("confirmedOn").GetString().ShouldBe($"{person.ConfirmedOn:yyyy-MM-dd}");
        answer.GetProperty("confirmationDueOn").GetString().ShouldBe($"{person.ConfirmationDueOn:yyyy-MM-dd}");
        answer.GetProperty("participant").GetProperty("code").GetString().ShouldBe(person.Participant!.Code);
        answer.GetProperty("version").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("MM", "2026-10-01T11:30:00+06:30")]
    [InlineData("IN", "2026-10-01T10:30:00+05:30")]
    [InlineData("JP", "2026-10-01T14:00:00+09:00")]
    [InlineData("DE", "2026-10-01T07:00:00+02:00")]
    public async Task Local_time_is_what_the_clock_there_shows(string country, string shown)
    {
        using var db = registry.Register.Open();
        var person = db.Set<Person>().First(p => p.TimeZone != null && p.Nationalities.Contains(country));

        (await PersonAsync(person, "localTime")).GetProperty("localTime").GetString().ShouldBe(shown);
    }

    [Fact]
    public async Task Languages_and_fields_stand_best_first()
    {
        var people = await registry.DataAsync(
            "{ people(first: 100) { nodes { languages { tag level } expertise { tag { code } level } } } }");

        foreach (var person in people.GetProperty("people").GetProperty("nodes").EnumerateArray())
        {
            Levels<LanguageLevel>(person.GetProperty("languages")).ShouldBeInOrder(SortDirection.Descending);
            Levels<ExpertiseLevel>(person.GetProperty("expertise")).ShouldBeInOrder(SortDirection.Descending);
        }
    }

    [Fact]
    public async Task Nothing_of_the_historical_record_is_invented_for_the_sake_of_a_field()
    {
        using var db = registry.Register.Open();
        var person = db.Set<Person>().Single(p => p.FullName == "Marty Natalegawa");

        var answer = await PersonAsync(person, """
            kind status category gender timeZone localTime biography confirmedOn participant { code } willingToServe
            engagements { nodes { from until role title person { fullName } sources { code } } }
            """);

        answer.GetProperty("kind").GetString().ShouldBe("HISTORICAL");
        answer.GetProperty("status").GetString().ShouldBe("NOT_LISTED");
        foreach (var unknown in (string[])
            ["category", "gender", "timeZone", "localTime", "biography", "confirmedOn", "participant"])
            answer.GetProperty(unknown).ValueKind.ShouldBe(JsonValueKind.Null, unknown);
        var engagement = answer.GetProperty("engagements").Items()
            .ShouldHaveSingleItem();
        engagement.GetProperty("from").GetString().ShouldBe("2011-02");
        engagement.GetProperty("until").GetString().ShouldBe("2011-02");
        engagement.GetProperty("person").GetProperty("fullName").GetString().ShouldBe("Marty Natalegawa");
        engagement.GetProperty("sources").EnumerateArray().Select(s => s.GetProperty("code").GetString())
            .ShouldBe(["E7", "E8"]);
    }

    [Fact]
    public async Task The_office_without_a_person_is_found_among_the_engagements()
    {
        var engagements = new List<JsonElement>();
        string? after = null;
        do
        {
            var answer = await registry.DataAsync("""
                query($after: String) {
                  engagements(first: 100, after: $after) {
                    nodes { office person { id } from sources { code } }
                    pageInfo { hasNextPage endCursor }
                  }
                }
                """, new { after });
            var page = answer.GetProperty("engagements");
            engagements.AddRange(page.Items());
            var info = page.GetProperty("pageInfo");
            after = info.GetProperty("hasNextPage").GetBoolean() ? info.GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);

        // Those of the public record; what the sample invented has no source of the register's.
        engagements.Count(e => e.GetProperty("sources").GetArrayLength() > 0).ShouldBe(15);
        var office = engagements.Where(e => e.GetProperty("person").ValueKind is JsonValueKind.Null)
            .Single(e => e.GetProperty("from").GetString() == "2023");
        office.GetProperty("office").GetString().ShouldBe("Office of the Special Envoy (Indonesia)");
    }

    [Theory]
    [InlineData("first: 7", "after", "hasNextPage", "endCursor")]
    [InlineData("last: 7", "before", "hasPreviousPage", "startCursor")]
    public async Task Paging_passes_everyone_once(string size, string from, string more, string cursor)
    {
        var seen = new List<string>();
        string? at = null;
        do
        {
            var answer = await registry.DataAsync($$"""
                query($at: String) { people({{size}}, {{from}}: $at) { nodes { id } pageInfo { {{more}} {{cursor}} } } }
                """, new { at });
            var page = answer.GetProperty("people");
            seen.AddRange(page.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString()!));
            var info = page.GetProperty("pageInfo");
            at = info.GetProperty(more).GetBoolean() ? info.GetProperty(cursor).GetString() : null;
        }
        while (at is not null);

        seen.Count.ShouldBe(310);
        seen.ShouldBeUnique();
    }

    [Fact]
    public async Task Registrations_and_engagements_are_nodes_too()
    {
        var people = await registry.DataAsync("""
            { people(first: 100) { nodes { id registrations { id } engagements { nodes { id } } } } }
            """);
        var ids = people.GetProperty("people").GetProperty("nodes").EnumerateArray()
            .SelectMany(p => p.GetProperty("registrations").EnumerateArray()
                .Concat(p.GetProperty("engagements").Items())
                .Select(n => (Owner: p.GetProperty("id").GetString(), Id: n.GetProperty("id").GetString()))).ToList();
        ids.ShouldContain(i => i.Id!.StartsWith("reg_", StringComparison.Ordinal));
        ids.ShouldContain(i => i.Id!.StartsWith("eng_", StringComparison.Ordinal));

        foreach (var asked in ids.Chunk(100)) // No more are answered at once.
        {
            var nodes = await registry.DataAsync("""
                query($ids: [ID!]!) {
                  nodes(ids: $ids) {
                    id ... on Registration { person { id } } ... on Engagement { holder: person { id } }
                  }
                }
                """, new { ids = asked.Select(i => i.Id) });

            nodes.GetProperty("nodes").EnumerateArray()
                .Select(n => (
                    (n.TryGetProperty("person", out var person) ? person : n.GetProperty("holder")).GetProperty("id")
                        .GetString(),
                    n.GetProperty("id").GetString()))
                .ShouldBe(asked.Select(i => (i.Owner, i.Id)));
        }
    }

    [Fact]
    public async Task The_id_of_something_else_is_no_person_s()
    {
        var participants = await registry.DataAsync("{ participants { id } }");
        var id = participants.GetProperty("participants")[0].GetProperty("id").GetString();

        var error = (await registry.AskAsync("query($id: ID!) { person(id: $id) { id } }", new { id }))
            .GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();

        error.GetProperty("message").GetString()!.ShouldContain("takes the id of a Person");
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("BAD_ARGUMENT");
    }

    [Fact]
    public async Task An_id_of_nobody_is_answered_with_null()
    {
        var answer = await registry.DataAsync("""
            { person(id: "per_0000000000001") { id } node(id: "per_0000000000001") { id } }
            """);

        answer.GetProperty("person").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("node").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    async Task<JsonElement> PersonAsync(Person person, string fields)
    {
        var found = await registry.DataAsync(
            $$"""query($id: ID!) { person(id: $id) { {{fields}} } }""", new { id = IdOf(person) });
        return found.GetProperty("person");
    }

    static string IdOf(Person person) => new Parley.GraphQL.Binding.NodeId("per", person.Id).ToString();

    static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(item => item.GetString());

    [Fact]
    public async Task A_participant_leads_to_its_EEPs_and_what_is_theirs_leads_back()
    {
        var eeps = (await registry.DataAsync("""
            {
              participant(code: "TH") {
                eeps { id fullName participant { code } availability { person { id } } languages { tag name } }
              }
            }
            """)).GetProperty("participant").GetProperty("eeps").EnumerateArray().ToList();

        eeps.Count.ShouldBeInRange(1, 5);
        eeps.Select(e => e.GetProperty("fullName").GetString()!)
            .ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        eeps.ShouldAllBe(e => e.GetProperty("participant").GetProperty("code").GetString() == "TH");
        foreach (var eep in eeps)
        {
            eep.GetProperty("availability").EnumerateArray()
                .ShouldAllBe(w => w.GetProperty("person").GetProperty("id").GetString()
                    == eep.GetProperty("id").GetString());
        }
        eeps.SelectMany(e => e.GetProperty("languages").EnumerateArray())
            .Select(l => $"{l.GetProperty("tag")} {l.GetProperty("name")}").ShouldContain("th Thai");
        (await registry.DataAsync("{ languages { tag name } }")).GetProperty("languages").EnumerateArray()
            .Select(l => $"{l.GetProperty("tag")} {l.GetProperty("name")}").ShouldContain("tet Tetum");
    }

    static List<TLevel> Levels<TLevel>(JsonElement list) where TLevel : struct =>
    [
        .. list.EnumerateArray().Select(item => Enum.Parse<TLevel>(
            item.GetProperty("level").GetString()!.Replace("_", "", StringComparison.Ordinal), ignoreCase: true)),
    ];
}

/// <summary>In Production, until callers exist.</summary>
public sealed class PeopleInProductionTests(PeopleInProductionTests.Production registry)
    : IClassFixture<PeopleInProductionTests.Production>
{
    public sealed class Production : SampleRegistry
    {
        protected override string Environment => "Production";
    }

    [Theory]
    [InlineData("{ people { totalCount } }")]
    [InlineData("{ people { nodes { id } } }")]
    [InlineData("{ engagements { nodes { title } } }")]
    [InlineData("{ participant(code: \"TH\") { eeps { id } } }")]
    [InlineData("""{ person(id: "per_0000000000001") { fullName } }""")]
    [InlineData("""{ node(id: "per_0000000000001") { ... on Person { fullName } } }""")]
    [InlineData("""{ node(id: "reg_0000000000001") { id } }""")]
    [InlineData("""{ node(id: "win_0000000000001") { id } }""")]
    [InlineData("""{ nodes(ids: ["eng_0000000000001"]) { __typename } }""")]
    public async Task Every_field_that_leads_to_people_refuses(string query)
    {
        var answer = await registry.AskAsync(query, role: CallerRole.Anonymous);

        var error = answer.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("UNAUTHENTICATED");
        error.GetProperty("message").GetString()!.ShouldContain("send `Authorization: Bearer`");
    }

    [Fact]
    public async Task What_is_not_about_people_is_answered()
    {
        var answer = await registry.DataAsync("{ participants { code } }");

        answer.GetProperty("participants").GetArrayLength().ShouldBe(27);
    }
}
