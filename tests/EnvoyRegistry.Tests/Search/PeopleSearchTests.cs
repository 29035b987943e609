using System.Globalization;
using System.Text.Json;
using EnvoyRegistry.Data;
using EnvoyRegistry.Host;
using EnvoyRegistry.People;
using EnvoyRegistry.Search;
using EnvoyRegistry.Tests.Access;
using EnvoyRegistry.Tests.Commands;
using EnvoyRegistry.Tests.Data;
using EnvoyRegistry.Tests.People.Sample;

namespace EnvoyRegistry.Tests.Search;

public sealed class PeopleSearchTests(PeopleSearchTests.Register registry) : IClassFixture<PeopleSearchTests.Register>
{
    /// <summary>The sample, and a few people with what the sample has nobody for.</summary>
    public sealed class Register : SampleRegistry
    {
        public Register()
        {
            using var db = Register.Open();
            db.AddRange(
                Candidate("Đoàn Thị Hạnh", biography: "Knows Quokkaland well."),
                Candidate("Łucja Żółć", "Ambassador to Quokkaland, 2009–2013"),
                Candidate("Quokka Mátyás"),
                Candidate("Ja'afar bin Straße"),
                Candidate("Inventeda Emu"),
                Titled(Candidate("Qhin Mya Qhit"), "Daw"),
                Titled(Candidate("Qhan Tin"), "U"),
                Candidate("Pakk Geun-hye"),
                Candidate("Abdulqahman bin Yusof"),
                Native(Candidate("Qamal"), "کمال ہاشمی"),
                Native(Candidate("Qamthong"), "น้ำทองค"));
            db.SaveChanges();

            static Person Native(Person person, string name)
            {
                person.NativeName = name;
                return person;
            }

            static Person Titled(Person person, string title)
            {
                person.Title = title;
                return person;
            }
        }
    }

    [Theory]
    [InlineData("doan hanh", "Đoàn Thị Hạnh")]
    [InlineData("ĐOÀN HẠNH", "Đoàn Thị Hạnh")]
    [InlineData("Lucja Zolc", "Łucja Żółć")]
    [InlineData("żółć", "Łucja Żółć")]
    [InlineData("matyas", "Quokka Mátyás")]
    [InlineData("Jaafar strasse", "Ja'afar bin Straße")]
    [InlineData("Natalegawa", "Marty Natalegawa")] // the historical record
    [InlineData("明石", "Yasushi Akashi")]
    [InlineData("Daw Qhin Mya Qhit", "Qhin Mya Qhit")] // her title, which is no part of her name
    [InlineData("Dr. Qhin Mya Qhit", "Qhin Mya Qhit")]
    [InlineData("H.E. Daw Qhinmya Qhit, PhD", "Qhin Mya Qhit")]
    [InlineData("QhinMyaQhit", "Qhin Mya Qhit")]
    [InlineData("U Qhan Tin", "Qhan Tin")]
    [InlineData("Pakk Geunhye", "Pakk Geun-hye")]
    [InlineData("Pakk Geun Hye", "Pakk Geun-hye")]
    [InlineData("Geunhye Pakk", "Pakk Geun-hye")]
    [InlineData("Abdul Qahman", "Abdulqahman bin Yusof")]
    [InlineData("Abdul-Qahman bin Yusof", "Abdulqahman bin Yusof")]
    [InlineData("كمال هاشمي", "Qamal")]
    [InlineData("นํ้าทองค", "Qamthong")]
    public async Task Names_are_found_however_they_are_typed(string search, string name) =>
        (await NamesAsync(search)).ShouldHaveSingleItem().ShouldBe(name);

    [Theory]
    [InlineData('\u0E00', '\u0E7F', 2)] // Thai
    [InlineData('\u0E80', '\u0EFF', 2)] // Lao
    [InlineData('\u1780', '\u17FF', 2)] // Khmer
    [InlineData('\u1000', '\u109F', 2)] // Myanmar
    [InlineData('\u4E00', '\u9FFF', 2)] // Han
    [InlineData('\uAC00', '\uD7A3', 2)] // Hangul
    [InlineData('\u0400', '\u04FF', 3)] // Cyrillic
    public async Task Whoever_has_a_run_of_characters_in_the_name_is_found_by_it(char from, char until, int length)
    {
        using var db = registry.Register.Open();
        var names = db.Set<Person>().Where(p => p.NativeName != null).Select(p => p.NativeName!).ToList();
        var searches = names.Where(name => name[0] >= from && name[0] <= until)
            .Select(name => new StringInfo(name).SubstringByTextElements(0, length)).Distinct().Take(5).ToList();
        searches.ShouldNotBeEmpty();

        foreach (var search in searches)
        {
            var found = await NamesAsync(search, "nativeName");

            found.ShouldBe(
                names.Where(name => name.Contains(search, StringComparison.OrdinalIgnoreCase)), ignoreOrder: true);
        }
    }

    [Theory]
    [InlineData("Daw Qhin", "Qhin Mya Qhit")]
    [InlineData("dr qhinmya", "Qhin Mya Qhit")]
    [InlineData("Qhin Mya", "Qhin Mya Qhit")]
    [InlineData("u qhan", "Qhan Tin")]
    [InlineData("geunhy", "Pakk Geun-hye")]
    [InlineData("abdul qahman", "Abdulqahman bin Yusof")]
    public async Task A_filter_by_name_takes_them_as_well(string name, string found) =>
        (await registry.DataAsync("query($name: String) { people(where: { name: $name }) { nodes { fullName } } }",
            new { name })).GetProperty("people").GetProperty("nodes").EnumerateArray()
            .Select(person => person.GetProperty("fullName").GetString()).ShouldHaveSingleItem().ShouldBe(found);

    [Fact]
    public async Task Words_match_from_their_beginning_only()
    {
        (await NamesAsync("Quok")).Count.ShouldBe(3);
        (await NamesAsync("uokka")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hit_in_the_name_comes_first_then_one_in_an_office_then_one_in_the_biography() =>
        (await NamesAsync("quokka")).ShouldBe(["Quokka Mátyás", "Łucja Żółć", "Đoàn Thị Hạnh"]);

    [Fact]
    public async Task A_word_that_most_people_s_texts_have_puts_those_first_who_have_it_in_the_name()
    {
        // Every biography of the sample says that it is invented.
        var found = await NamesAsync("invented");

        found.Count.ShouldBe(100);
        found[0].ShouldBe("Inventeda Emu");
    }

    [Fact]
    public async Task A_search_can_be_filtered_ordered_counted_and_paged()
    {
        var first = await PageAsync(null);
        var second = await PageAsync(first.GetProperty("pageInfo").GetProperty("endCursor").GetString());

        first.GetProperty("totalCount").GetInt32().ShouldBe(3);
        Names(first).ShouldBe(["Đoàn Thị Hạnh"]);
        Names(second).ShouldBe(["Łucja Żółć"]);

        async Task<JsonElement> PageAsync(string? after) => (await registry.DataAsync("""
            query($after: String) {
              people(search: "quokka", orderBy: { field: NAME }, where: { kind: CANDIDATE }, first: 1, after: $after) {
                totalCount nodes { fullName } pageInfo { endCursor }
              }
            }
            """, new { after })).GetProperty("people");
    }

    [Fact]
    public async Task Highlights_show_the_texts_as_written()
    {
        var answer = await registry.DataAsync("""
            { people(search: "quokka") { edges { highlights { field parts { text isMatch } } } } }
            """);

        answer.GetProperty("people").GetProperty("edges").EnumerateArray()
            .Select(edge => string.Join("; ", edge.GetProperty("highlights").EnumerateArray().Select(Shown)))
            .ShouldBe([
                "FULL_NAME [Quokka] Mátyás",
                "FORMER_OFFICE Ambassador to [Quokkaland], 2009–2013",
                "BIOGRAPHY Knows [Quokkaland] well."]);

        static string Shown(JsonElement highlight) => $"{highlight.GetProperty("field")} " + string.Concat(
            highlight.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("isMatch").GetBoolean()
                ? $"[{part.GetProperty("text")}]" : part.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Without_a_search_there_is_nothing_to_highlight()
    {
        foreach (var order in (string[])["ID", "NAME"])
        {
            var answer = await registry.DataAsync(
                $$"""{ people(first: 2, orderBy: { field: {{order}} }) { edges { highlights { field } } } }""");

            answer.GetProperty("people").GetProperty("edges").EnumerateArray()
                .ShouldAllBe(edge => edge.GetProperty("highlights").GetArrayLength() == 0);
        }
    }

    [Theory]
    [InlineData("\" OR 1=1 --")]
    [InlineData("a\" AND \"b")]
    [InlineData("name:quokka")]
    [InlineData("quokka*")]
    [InlineData("NEAR(quokka matyas, 2)")]
    [InlineData("NOT quokka")]
    [InlineData("^quokka {Name}: -x + (y")]
    [InlineData("'; DROP TABLE Person; --")]
    [InlineData("quokka\u0000matyas")]
    [InlineData("a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3 4 5 6 7 8 9 a b c d e f g h i j k l m")]
    [InlineData("%_\\ 100%")]
    [InlineData("ก้้้้้้้้้้้้้้้้้")]
    public async Task What_a_caller_writes_is_never_read_as_a_query_language(string search)
    {
        var answer = await registry.AskAsync(Query, new { search });

        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
    }

    [Theory]
    [InlineData("", "at least one letter or digit")]
    [InlineData("*\"()", "at least one letter or digit")]
    public async Task A_search_for_nothing_is_refused(string search, string told)
    {
        var error = (await registry.AskAsync(Query, new { search }))
            .GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();

        error.GetProperty("message").GetString()!.ShouldContain(told);
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("BAD_ARGUMENT");
        error.GetProperty("extensions").GetProperty("inputPath").EnumerateArray().Single().GetString()
            .ShouldBe("search");
    }

    [Fact]
    public async Task Relevance_without_a_search_is_refused()
    {
        var error = (await registry.AskAsync("{ people(orderBy: { field: RELEVANCE }) { nodes { id } } }"))
            .GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();

        error.GetProperty("message").GetString()!.ShouldContain("goes with `search`");
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("BAD_ARGUMENT");
    }

    const string Query =
        "query($search: String) { people(search: $search, first: 100) { nodes { fullName nativeName } } }";

    async Task<List<string?>> NamesAsync(string search, string field = "fullName") =>
        Names((await registry.DataAsync(Query, new { search })).GetProperty("people"), field);

    static List<string?> Names(JsonElement people, string field = "fullName") =>
        [.. people.GetProperty("nodes").EnumerateArray().Select(person => person.GetProperty(field).GetString())];

    internal static Person Candidate(string name, string? office = null, string? biography = null)
    {
        var person = new Person
        {
            Id = EntityId.New(),
            ExternalReference = $"TEST-{name}",
            FullName = name,
            Nationalities = ["VN"],
            Kind = PersonKind.Candidate,
            Status = PersonStatus.Listed,
            Biography = biography,
        };
        if (office is not null)
            person.FormerOffices.Add(new FormerOffice { Kind = OfficeKind.Ambassador, Title = office });
        return person;
    }
}

/// <summary>The searched text follows the register, whoever writes it.</summary>
public sealed class PersonSearchTextTests : IDisposable
{
    static readonly PeopleSearch s_people = new(UnaskedRules.Make(RegistryEngine.BuildSchema()));

    readonly TemporaryRegister _register = new();

    public void Dispose() => _register.Dispose();

    [Fact]
    public void Every_change_is_found_at_once_and_what_is_gone_no_more()
    {
        using var db = _register.Open();
        var person = PeopleSearchTests.Candidate("Quokka Một", "Office of Zebu", "Paragraph on Yaks");
        db.Add(person);
        db.SaveChanges();
        Found("quokka mot").ShouldBe(1);
        Found("zebu").ShouldBe(1);
        Found("yaks").ShouldBe(1);

        person.FullName = "Wombat Hai";
        person.Biography = null;
        person.FormerOffices.Clear();
        person.Engagements.Add(new Engagement
        {
            Id = EntityId.New(),
            Title = "Observer",
            Situation = "Emu war",
            Summary = "Watched the dingo fence.",
        });
        db.SaveChanges();
        Found("quokka").ShouldBe(0);
        Found("zebu").ShouldBe(0);
        Found("yaks").ShouldBe(0);
        Found("wombat emu dingo").ShouldBe(1);

        db.Remove(person);
        db.SaveChanges();
        Found("wombat").ShouldBe(0);
        _register.Run("INSERT INTO \"PersonSearch\"(\"PersonSearch\", \"rank\") VALUES ('integrity-check', 1)");
    }

    [Fact]
    public async Task An_asynchronous_save_keeps_it_too()
    {
        await using var db = _register.Open();
        db.Add(PeopleSearchTests.Candidate("Quokka Ba"));
        await db.SaveChangesAsync();

        Found("quokka ba").ShouldBe(1);
    }

    [Fact]
    public void A_save_that_is_rolled_back_leaves_no_trace()
    {
        using (var db = _register.Open())
        {
            using var transaction = db.Database.BeginTransaction();
            db.Add(PeopleSearchTests.Candidate("Quokka Bốn"));
            db.SaveChanges();
            transaction.Rollback();
        }

        Found("quokka").ShouldBe(0);
    }

    [Fact]
    public void What_an_import_brings_and_changes_is_found()
    {
        using var desk = new ImportDesk(_register);
        desk.Imported(Sheet.People(Sheet.Person("A", (PersonColumn.FullName, "Quokka Bảy"))));
        Found("quokka bay").ShouldBe(1);

        desk.Imported(Sheet.People(Sheet.Person("A", (PersonColumn.FullName, "Quokka Tám"))));
        Found("quokka bay").ShouldBe(0);
        Found("quokka tam").ShouldBe(1);
    }

    [Fact]
    public void What_a_stranger_wrote_is_folded_by_the_next_save()
    {
        using var db = _register.Open();
        _register.Run("UPDATE \"Person\" SET \"FullName\" = 'Quokka Năm' WHERE \"FullName\" = 'Marty Natalegawa'");
        db.SaveChanges();

        Found("quokka nam").ShouldBe(1);
        Found("natalegawa").ShouldBe(0);
    }

    int Found(string search)
    {
        using var db = _register.Open();
        return s_people.Rows(db, new PeopleAsked(Search: search)).Count();
    }
}
