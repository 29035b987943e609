using System.Text.Json;
using EnvoyRegistry.Tests.People.Sample;

namespace EnvoyRegistry.Tests.Search;

public sealed class PersonFilterTests(SampleRegistry registry) : IClassFixture<SampleRegistry>
{
    const int Filters = 300;
    const string Counted = "query($where: PersonFilter) { people(where: $where) { totalCount } }";

    [Fact]
    public async Task Random_filters_find_whom_their_meaning_finds_and_leave_no_field_out()
    {
        var people = await EverybodyAsync();
        var random = new Random(20261001);
        var filters = new RandomFilter(random, people);
        var (foundSome, foundNotAll) = (0, 0);

        for (var i = 0; i < Filters; i++)
        {
            var asked = filters.Person(depth: 2);
            var expected = people.Where(asked.Meets).Select(Id).ToList();
            var answer = await registry.DataAsync(
                "query($where: PersonFilter) { people(where: $where, first: 100) { totalCount nodes { id } } }",
                new { where = asked.Json });

            var found = answer.GetProperty("people");
            found.GetProperty("nodes").EnumerateArray().Select(Id)
                .ShouldBe(expected.Take(100), JsonSerializer.Serialize(asked.Json));
            found.GetProperty("totalCount").GetInt32().ShouldBe(expected.Count);
            foundSome += expected.Count > 0 ? 1 : 0;
            foundNotAll += expected.Count < people.Count ? 1 : 0;
        }

        // Filters that find nobody, or everybody, would prove little.
        foundSome.ShouldBeGreaterThan(Filters / 3);
        foundNotAll.ShouldBeGreaterThan(Filters / 3);
        filters.Used.ShouldBe(await InputFieldsAsync("PersonFilter"), ignoreOrder: true);
    }

    [Theory]
    [InlineData("languages: { some: { tag: [\"th\", \"Thai\"] } }", "where.languages.some.tag.1", "Did you mean `th`?")]
    [InlineData("participant: \"XX\"", "where.participant.0", "there is no \"XX\"")]
    [InlineData("and: [{ expertise: { some: { tag: \"SEC-CEASEFIR\" } } }]",
        "where.and.0.expertise.some.tag.0", "Did you mean `SEC-CEASEFIRE`?")]
    [InlineData("expertise: { none: { group: [\"SEC\", \"NIX\"] } }",
        "where.expertise.none.group.1", "there is no \"NIX\"")]
    [InlineData("engagements: { every: { participant: \"ZZ\" } }",
        "where.engagements.every.participant.0", "there is no \"ZZ\"")]
    [InlineData("yearsOfExperience: { from: 9, until: 3 }", "where.yearsOfExperience.until", "is 3, before")]
    [InlineData("confirmedOn: { from: \"2026-02-01\", until: \"2026-01-01\" }",
        "where.confirmedOn.until", "is 2026-01-01, before")]
    [InlineData("not: { availability: { some: { noticeHours: { from: 48, until: 24 } } } }",
        "where.not.availability.some.noticeHours.until", "is 24, before")]
    [InlineData(
        "availability: { every: { confirmedAt: { from: \"2026-02-01T09:00:00Z\", until: \"2026-01-01T08:00:00Z\" }}}",
        "where.availability.every.confirmedAt.until", "is 2026-01-01T08:00:00Z, before")]
    [InlineData("name: \" - \"", "where.name", "at least one letter or digit")]
    public async Task What_cannot_be_meant_is_refused_where_it_stands(string where, string at, string told)
    {
        var error = (await registry.AskAsync($$"""{ people(where: { {{where}} }) { nodes { id } } }"""))
            .GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();

        error.GetProperty("message").GetString()!.ShouldContain(told);
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("BAD_ARGUMENT");
        string.Join('.', error.GetProperty("extensions").GetProperty("inputPath").EnumerateArray()).ShouldBe(at);
    }

    [Fact]
    public async Task Conditions_on_three_countries_leave_the_columns_where_they_are()
    {
        // EF names what it reads the countries from as statements name their columns: c, c0, c1.
        var answer = await registry.DataAsync("""
            {
              people(
                where: { countriesKnown: { all: ["MM", "TH", "KH"] } }, search: "a", orderBy: { field: RELEVANCE }
              ) {
                nodes { id languages { tag } engagements { nodes { id } } }
              }
            }
            """);

        answer.GetProperty("people").GetProperty("nodes").ValueKind.ShouldBe(JsonValueKind.Array);
    }

    [Fact]
    public async Task More_filters_than_a_hundred_are_refused()
    {
        var where = new { or = Enumerable.Repeat(new { willingToServe = true }, 100).ToArray() };

        var error = (await registry.AskAsync(Counted, new { where }))
            .GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();

        error.GetProperty("message").GetString()!.ShouldContain("at most 100 filters");
    }

    [Fact]
    public async Task All_codes_that_are_unknown_are_told_in_one_error()
    {
        var error = (await registry.AskAsync(Counted, new
        {
            where = new
            {
                participant = new[] { "TH", "ZZ" },
                languages = new { some = new { tag = new[] { "xx", "th", "thai" } } },
            },
        })).GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();

        var extensions = error.GetProperty("extensions");
        extensions.GetProperty("code").GetString().ShouldBe("BAD_ARGUMENT");
        extensions.GetProperty("faults").EnumerateArray()
            .Select(fault => string.Join('.', fault.GetProperty("inputPath").EnumerateArray()))
            .ShouldBe(
                ["where.languages.some.tag.0", "where.languages.some.tag.2", "where.participant.1"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_list_longer_than_a_hundred_is_refused()
    {
        var where = new { nationalities = new { some = Enumerable.Repeat("TH", 101) } };

        var error = (await registry.AskAsync(Counted, new { where }))
            .GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();

        error.GetProperty("message").GetString()!.ShouldContain("at most 100 entries; 101 were given");
    }

    [Fact]
    public async Task A_cursor_is_good_for_the_same_question_however_it_is_written()
    {
        foreach (var same in (string[][])
        [
            [
                "", "where: null", "where: {}", "where: { kind: [], nationalities: {}, confirmedOn: null }",
                "search: null", "orderBy: null", "orderBy: { field: ID }",
                "orderBy: { field: ID, direction: ASCENDING }", "asOf: null",
            ],
            [
                "where: { kind: [EEP, CANDIDATE], nationalities: { some: [\"TH\", \"MY\", \"SG\"] } }",
                "where: { nationalities: { some: [\"SG\", \"th\", \"MY\"], none: [] }, kind: [CANDIDATE, EEP] }",
                "where: { nationalities: { some: [\"MY\", \"TH\", \"SG\"] }, and: [], kind: [EEP, CANDIDATE, EEP] }",
            ],
        ])
        {
            var page = await registry.DataAsync(
                $"{{ people(first: 1{With(same[0])}) {{ edges {{ node {{ id }} }} pageInfo {{ endCursor }} }} }}");
            var after = page.GetProperty("people").GetProperty("pageInfo").GetProperty("endCursor").GetString();
            foreach (var spelling in same)
            {
                var next = await registry.DataAsync(
                    $"query($after: String) {{ people(first: 1, after: $after{With(spelling)}) {{ nodes {{ id }} }} }}",
                    new { after });
                next.GetProperty("people").GetProperty("nodes").GetArrayLength().ShouldBe(1, spelling);
            }
        }

        static string With(string arguments) => arguments is "" ? "" : $", {arguments}";
    }

    [Fact]
    public async Task A_cursor_of_another_filter_is_refused()
    {
        var page = await registry.DataAsync("{ people(where: { kind: EEP }, first: 1) { pageInfo { endCursor } } }");
        var after = page.GetProperty("people").GetProperty("pageInfo").GetProperty("endCursor").GetString();

        var error = (await registry.AskAsync(
            "query($after: String) { people(where: { kind: CANDIDATE }, after: $after) { nodes { id } } }",
            new { after }))
            .GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();

        error.GetProperty("message").GetString()!.ShouldContain("of another question");
    }

    async Task<List<string>> InputFieldsAsync(string root)
    {
        var schema = await registry.DataAsync("""
            { __schema { types {
              name inputFields { name type { name ofType { name ofType { name ofType { name } } } } }
            } } }
            """);
        var types = schema.GetProperty("__schema").GetProperty("types").EnumerateArray()
            .ToDictionary(t => t.GetProperty("name").GetString()!);
        var (fields, seen, next) = (new List<string>(), new HashSet<string> { root }, new Queue<string>([root]));
        while (next.TryDequeue(out var type))
        {
            foreach (var field in types[type].GetProperty("inputFields").EnumerateArray())
            {
                fields.Add($"{type}.{field.GetProperty("name").GetString()}");
                var named = field.GetProperty("type");
                while (named.TryGetProperty("ofType", out var inner) && inner.ValueKind == JsonValueKind.Object)
                    named = inner;
                var name = named.GetProperty("name").GetString()!;
                if (types[name].GetProperty("inputFields").ValueKind == JsonValueKind.Array && seen.Add(name))
                    next.Enqueue(name);
            }
        }
        return fields;
    }

    async Task<List<JsonElement>> EverybodyAsync()
    {
        var people = new List<JsonElement>();
        string? after = null;
        do
        {
            var page = (await registry.DataAsync("""
                query($after: String) {
                  people(first: 100, after: $after) {
                    nodes {
                      id fullName kind category status gender willingToServe nationalities countriesKnown
                      yearsOfExperience participant { code } confirmedOn confirmationDueOn updatedAt
                      formerOffices { kind } languages { tag level }
                      expertise { tag { code group { code } } level years lastUsedYear }
                      engagements(first: 100) { nodes { role countries participant { code } certainty from } }
                      availability { status mode from until noticeHours confirmedAt }
                    }
                    pageInfo { hasNextPage endCursor }
                  }
                }
                """, new { after })).GetProperty("people");
            people.AddRange(page.GetProperty("nodes").EnumerateArray());
            var info = page.GetProperty("pageInfo");
            after = info.GetProperty("hasNextPage").GetBoolean() ? info.GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);
        return people;
    }

    static string Id(JsonElement person) => person.GetProperty("id").GetString()!;
}
