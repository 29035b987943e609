using System.Diagnostics;
using System.Text.Json;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Data.Sqlite.Reading;

public sealed class SqliteDatabaseTests(SqliteDatabaseTests.Sample sample) : IClassFixture<SqliteDatabaseTests.Sample>
{
    /// <summary>One register for the tests that only read.</summary>
    public sealed class Sample : IDisposable
    {
        internal SqliteRegister Register { get; } = new();

        public void Dispose() => Register.Dispose();
    }

    static readonly JsonSerializerOptions s_unescaped = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    readonly SqliteRegister _register = sample.Register;

    [Fact]
    public async Task Every_kind_of_cell_is_written_as_its_type_says()
    {
        using var db = _register.Open();
        var expected = db.Set<Person>().Include(p => p.Participant).OrderBy(p => p.FullName).ThenBy(p => p.Id).ToList();

        var people = (await _register.DataAsync(
            "{ people { name title kind category willing nationalities confirmedOn participant { code years } "
            + "participantCode } }")).GetProperty("people");

        people.GetArrayLength().ShouldBe(expected.Count);
        foreach (var (json, person) in people.EnumerateArray().Zip(expected))
        {
            json.GetRawText().ShouldBe(JsonSerializer.Serialize(new
            {
                name = person.FullName,
                title = person.Title,
                kind = person.Kind.ToString().ToUpperInvariant(),
                category = person.Category?.ToString().ToUpperInvariant(),
                willing = person.WillingToServe,
                nationalities = person.Nationalities,
                confirmedOn = person.ConfirmedOn?.ToString("O"),
                participant = person.Participant is { } p
                    ? new { code = p.Code, years = (2026 - p.ArfSince) / 2.0 }
                    : null,
                participantCode = person.Participant?.Code,
            }, s_unescaped));
        }
        expected.ShouldContain(p => p.Participant == null);
        expected.ShouldContain(p => p.Participant != null);
        expected.ShouldContain(p => p.Nationalities.Count > 1);
    }

    [Fact]
    public async Task Instants_are_written_in_UTC_with_a_Z()
    {
        using var db = _register.Open();
        var window = db.Set<AvailabilityWindow>()
            .OrderBy(w => w.Status).ThenBy(w => w.From).ThenBy(w => w.ConfirmedAt).ThenBy(w => w.Id).First();

        var node = (await _register.DataAsync("{ windows(first: 1) { nodes { from until status confirmedAt days } } }"))
            .GetProperty("windows").GetProperty("nodes")[0];

        node.GetRawText().ShouldBe(JsonSerializer.Serialize(new
        {
            from = window.From.ToString("O"),
            until = window.Until.ToString("O"),
            status = window.Status.ToString().ToUpperInvariant(),
            confirmedAt = $"{window.ConfirmedAt:s}Z",
            days = window.NoticeHours,
        }));
    }

    [Fact]
    public async Task Columns_that_are_the_same_in_SQL_are_told_apart()
    {
        using var db = _register.Open();
        var tag = db.Set<ExpertiseTag>().Include(t => t.Group).ThenInclude(g => g.Tags).First(
            t => t.Code == "SEC-CEASEFIRE");

        var data = await _register.DataAsync("""
            {
              tag(code: "SEC-CEASEFIRE") {
                id code loud groupId
                group { id code tags { code } firstTag { code group { tags { code } } } }
                again: group { name: code }
                siblings { code }
                initial
                isDeprecated
              }
            }
            """);

        var codes = tag.Group.Tags.Select(t => t.Code).Order(StringComparer.Ordinal)
            .Select(code => new { code }).ToList();
        data.GetProperty("tag").GetRawText().ShouldBe(JsonSerializer.Serialize(new
        {
            id = new NodeId("tag", tag.Id).ToString(),
            code = "SEC-CEASEFIRE",
            loud = "SEC-CEASEFIRE!",
            groupId = $"{tag.GroupId}",
            group = new
            {
                id = $"{tag.GroupId}",
                code = tag.Group.Code,
                tags = codes,
                firstTag = new { codes[0].code, group = new { tags = codes } },
            },
            again = new { name = tag.Group.Code },
            siblings = codes.Take(2),
            initial = tag.Name[..1],
            isDeprecated = false,
        }));
    }

    [Fact]
    public async Task The_keys_of_a_batch_are_read_from_all_rows_of_a_level_before_they_are_written()
    {
        using var db = _register.Open();
        var codes = db.Set<ExpertiseTag>().Select(t => t.Code).ToHashSet();
        var groups = db.Set<ExpertiseGroup>().Select(g => g.Tags.Count).ToList();

        var data = await _register.DataAsync("""
            {
              tags(includeDeprecated: true) { code report group { tags { report } } siblings { report } }
              tagPage(first: 3) { edges { node { group { code } report } } nodes { report } }
            }
            """);

        foreach (var tag in data.GetProperty("tags").EnumerateArray())
        {
            tag.GetProperty("report").GetString()
                .ShouldBe($"{tag.GetProperty("code").GetString()}, one of {codes.Count}");
            foreach (var other in tag.GetProperty("group").GetProperty("tags").EnumerateArray())
                other.GetProperty("report").GetString()!.ShouldEndWith($", one of {codes.Count}");
            foreach (var sibling in tag.GetProperty("siblings").EnumerateArray())
                sibling.GetProperty("report").GetString()!.ShouldEndWith($", one of {groups.Sum(n => Math.Min(n, 2))}");
        }
        data.GetProperty("tagPage").GetProperty("nodes").EnumerateArray()
            .ShouldAllBe(t => t.GetProperty("report").GetString()!.EndsWith(", one of 3"));
    }

    [Fact]
    public async Task Rows_of_which_nothing_is_asked_are_still_counted()
    {
        using var db = _register.Open();

        var data = await _register.DataAsync(
            "{ tags(includeDeprecated: true) { __typename } tagPage(first: 2) { edges { __typename } totalCount } }");

        data.GetProperty("tags").GetArrayLength().ShouldBe(db.Set<ExpertiseTag>().Count());
        data.GetProperty("tags")[0].GetRawText().ShouldBe("""{"__typename":"Tag"}""");
        data.GetProperty("tagPage").GetRawText().ShouldBe(
            """{"edges":[{"__typename":"TagEdge"},{"__typename":"TagEdge"}],"totalCount":"""
            + $"{db.Set<ExpertiseTag>().Count()}}}");
    }

    [Fact]
    public async Task Arguments_that_are_absent_null_or_given_all_filter_by_the_same_statement()
    {
        using var db = _register.Open();
        var all = db.Set<ExpertiseTag>().Include(t => t.Group).AsEnumerable()
            .OrderBy(t => t.Code, StringComparer.Ordinal).ToList();
        var some = all[3];
        all.Select(t => t.Group.Code).Distinct().Count().ShouldBeGreaterThan(2);

        var questions =
            from g in new[] { null, all[0].Group.Code, "nowhere" }
            from s in new int?[] { null, 1, 2 }
            from d in new[] { false, true }
            from o in new[] { null, some }
            from a in new[] { null, "OLD", "RECENT" }
            from p in new[] { null, "E", "SEC" }
            select (g, s, d, o, a, p);
        foreach (var (group, since, includeDeprecated, of, age, prefix) in questions)
        {
            var expected = all.Where(t => (group is null || t.Group.Code == group)
                && (since is null || t.Since >= since)
                && (includeDeprecated || t.DeprecatedSince is null) && (of is null || t.Id == of.Id)
                && (age != "RECENT" || t.Since > 1)
                && (prefix is null || string.CompareOrdinal(t.Code, prefix + "-") > 0)).Select(t => t.Code);

            var id = of is null ? null : new NodeId("tag", of.Id).ToString();
            var data = await _register.DataAsync(
                "query ($g: String, $s: Int, $d: Boolean!, $o: ID, $a: Age, $p: String) { tags(group: $g, since: $s, "
                + "includeDeprecated: $d, of: $o, age: $a, prefix: $p) { code } }",
                new { g = group, s = since, d = includeDeprecated, o = id, a = age, p = prefix });

            data.GetProperty("tags").EnumerateArray().Select(t => t.GetProperty("code").GetString()).ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2025-06-30")]
    [InlineData("1990-01-01")]
    public async Task Dates_are_parameters_too(string? day)
    {
        using var db = _register.Open();
        var on = day is null ? (DateOnly?)null : DateOnly.Parse(day);
        var expected = db.Set<ChairTerm>().AsEnumerable().Where(t => on is null || t.Covers(on.Value))
            .OrderBy(t => t.From).Select(t => t.Code);

        var data = await _register.DataAsync(
            "query ($on: Day) { terms(on: $on) { code participant { code } } }", new { on = day });

        data.GetProperty("terms").EnumerateArray().Select(t => t.GetProperty("code").GetString()).ShouldBe(expected);
    }

    [Fact]
    public async Task One_statement_may_be_open_on_several_levels()
    {
        // Aliases and levels that plan to equal statements, each inside the rows of another.
        var data = await _register.DataAsync("""
            { tags { code group { tags { code group { tags { code } tags2: tags(since: 1) { code } } } } } }
            """);
        using var db = _register.Open();
        var groups = db.Set<ExpertiseGroup>().Include(g => g.Tags).ToDictionary(
            g => g.Id, g => g.Tags.Select(t => t.Code).Order(StringComparer.Ordinal).ToList());

        foreach (var tag in data.GetProperty("tags").EnumerateArray())
        {
            var siblings = groups.Values.First(g => g.Contains(tag.GetProperty("code").GetString()!));
            var below = tag.GetProperty("group").GetProperty("tags");
            Codes(below).ShouldBe(siblings);
            foreach (var sibling in below.EnumerateArray())
            {
                Codes(sibling.GetProperty("group").GetProperty("tags")).ShouldBe(siblings);
                Codes(sibling.GetProperty("group").GetProperty("tags2")).ShouldBe(siblings);
            }
        }
    }

    [Fact]
    public async Task Objects_made_of_a_cell_are_answered_as_any_and_a_null_cell_makes_what_null_makes()
    {
        var data = await _register.DataAsync(
            "{ people { title titleParts { text length } titleLength { length } } }");

        var people = data.GetProperty("people").EnumerateArray().ToList();
        people.ShouldContain(p => p.GetProperty("title").ValueKind == JsonValueKind.Null);
        foreach (var person in people)
        {
            var title = person.GetProperty("title").GetString();
            person.GetProperty("titleLength").GetProperty("length").GetInt32().ShouldBe((title ?? "none").Length);
            if (title is null)
                person.GetProperty("titleParts").ValueKind.ShouldBe(JsonValueKind.Null);
            else
                person.GetProperty("titleParts").EnumerateArray()
                    .Select(part => (part.GetProperty("text").GetString()!, part.GetProperty("length").GetInt32()))
                    .ShouldBe(title.Split(' ').Select(text => (text, text.Length)));
        }
    }

    [Fact]
    public async Task An_object_that_a_cell_does_not_make_is_an_error_where_the_field_is_not_null()
    {
        using var db = _register.Open();
        var untitled = db.Set<Person>().First(p => p.Title == null);

        var answer = await _register.AskAsync(
            "query ($r: String!) { person(reference: $r) { titlePartsNeeded { text } } }",
            new { r = untitled.ExternalReference });

        answer.GetProperty("data").GetProperty("person").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem().GetProperty("path").GetRawText()
            .ShouldBe("[\"person\",\"titlePartsNeeded\"]");
    }

    [Fact]
    public async Task A_join_that_finds_nothing_is_null_and_what_hangs_on_it_is_not_asked_for()
    {
        var data = await _register.DataAsync(
            "{ tags(includeDeprecated: true) { successor { code group { tags { code } } predecessors { code } } } }");

        using var db = _register.Open();
        data.GetProperty("tags").EnumerateArray().Select(
            t => t.GetProperty("successor").ValueKind == JsonValueKind.Null)
            .ShouldBe(db.Set<ExpertiseTag>().OrderBy(t => t.Code).Select(t => t.SuccessorId == null));
    }

    [Fact]
    public async Task A_join_that_finds_something_gives_its_cells_and_lists()
    {
        using var register = new SqliteRegister();
        register.Run(
            "UPDATE ExpertiseTag SET DeprecatedSince = 1, SuccessorId = (SELECT Id FROM ExpertiseTag WHERE Code = "
            + "'SEC-CEASEFIRE') WHERE Code = 'SEC-DDR'");
        using var db = register.Open();
        var old = db.Set<ExpertiseTag>().Include(t => t.Successor).Single(t => t.SuccessorId != null);

        var data = await register.DataAsync(
            "query ($c: String!) { tag(code: $c) { deprecatedSince isDeprecated successor { code predecessors { code } "
            + "} } }",
            new { c = old.Code });

        data.GetProperty("tag").GetRawText().ShouldBe(
            JsonSerializer.Serialize(new
            {
                deprecatedSince = 1,
                isDeprecated = true,
                successor = new { code = old.Successor!.Code, predecessors = new[] { new { code = old.Code } } },
            }));
    }

    [Fact]
    public async Task Nodes_come_in_the_order_of_their_ids_and_faults_are_told_one_by_one()
    {
        using var db = _register.Open();
        var tags = db.Set<ExpertiseTag>().OrderBy(t => t.Code).Take(2).ToList();
        string Id(long key) => new NodeId("tag", key).ToString();

        var answer = await _register.AskAsync(
            "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Tag { code } } node(id: "
            + "\"tag_0000000000001\") { id } }",
            new { ids = new[] { Id(tags[1].Id), Id(1), "nonsense", Id(tags[0].Id), "zzz_0000000000001" } });

        answer.GetProperty("data").GetRawText().ShouldBe(
            $$"""{"nodes":[{"__typename":"Tag","id":"{{Id(tags[1].Id)}}","code":"{{tags[1].Code}}"},null,null,""" +
            $$"""{"__typename":"Tag","id":"{{Id(tags[0].Id)}}","code":"{{tags[0].Code}}"},null],"node":null}""");
        answer.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path").GetRawText())
            .ShouldBe(["""["nodes",2]""", """["nodes",4]"""]);
    }

    [Theory]
    [InlineData("tagPage", "code")]
    [InlineData("tagsByName", "code")]
    [InlineData("windows", "from confirmedAt")]
    public async Task Pages_of_every_size_in_both_directions_are_the_list(string field, string selection)
    {
        var whole = new List<string>();
        foreach (var size in new[] { 100, 1, 7, 33 })
        {
            var forward = await PagesAsync(field, selection, size, backward: false);
            var backward = await PagesAsync(field, selection, size, backward: true);
            backward.ShouldBe(forward);
            if (whole.Count == 0)
                whole = forward;
            forward.ShouldBe(whole);
        }
        whole.Count.ShouldBeGreaterThan(30);
        whole.Distinct().Count().ShouldBe(whole.Count);
        whole.Count.ShouldBe(
            (await _register.DataAsync($"{{ {field} {{ totalCount }} }}")).GetProperty(field).GetProperty("totalCount")
                .GetInt32());
    }

    [Fact]
    public async Task Pages_are_in_the_order_of_their_keys()
    {
        using var db = _register.Open();
        var expected = db.Set<ExpertiseTag>().Include(t => t.Group).AsEnumerable()
            .OrderBy(t => t.Since).ThenBy(t => t.Group.Name, StringComparer.Ordinal)
            .ThenBy(t => t.Name, StringComparer.Ordinal).ThenBy(t => t.Id)
            .Select(t => t.Code).Take(100);

        Codes(
            (await _register.DataAsync("{ tagsByName(first: 100) { nodes { code } } }")).GetProperty("tagsByName")
                .GetProperty("nodes")).ShouldBe(expected);
    }

    [Fact]
    public async Task Pages_within_rows_belong_to_their_row()
    {
        var data = await _register.DataAsync(
            "{ tags { code group { code tags { code } tagPage(first: 2) { totalCount nodes { code } edges { cursor "
            + "node { code } } pageInfo { hasNextPage endCursor } } } } }");

        foreach (var group in data.GetProperty("tags").EnumerateArray().Select(t => t.GetProperty("group")))
        {
            var all = Codes(group.GetProperty("tags")).ToList();
            var page = group.GetProperty("tagPage");
            page.GetProperty("totalCount").GetInt32().ShouldBe(all.Count);
            Codes(page.GetProperty("nodes")).ShouldBe(all.Take(2));
            Codes(page.GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node"))).ShouldBe(all.Take(2));
            page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean().ShouldBe(all.Count > 2);
            page.GetProperty("pageInfo").GetProperty("endCursor").GetString().ShouldBe(
                page.GetProperty("edges").EnumerateArray().Last().GetProperty("cursor").GetString());
        }
    }

    [Fact]
    public async Task An_empty_page_has_no_cursors()
    {
        var page = (await _register.DataAsync(
                "{ tagPage(group: \"nowhere\") { edges { cursor } nodes { id } totalCount pageInfo { startCursor "
                + "endCursor hasNextPage hasPreviousPage } } }")).GetProperty("tagPage");

        page.GetRawText().ShouldBe(
            """{"edges":[],"nodes":[],"totalCount":0,"pageInfo":{"startCursor":null,"endCursor":null,"hasNextPage":""" +
            """false,"hasPreviousPage":false}}""");
    }

    [Fact]
    public async Task Cursors_of_another_question_or_damaged_ones_are_refused_by_name()
    {
        var cursor = (await _register.DataAsync("{ tagPage(first: 1, group: \"SEC\") { pageInfo { endCursor } } }"))
            .GetProperty("tagPage").GetProperty("pageInfo").GetProperty("endCursor").GetString()!;
        string[] documents =
        [
            $"{{ tagPage(first: 1, after: \"{cursor}\") {{ nodes {{ id }} }} }}",
            $"{{ tagsByName(first: 1, after: \"{cursor}\") {{ nodes {{ id }} }} }}",
            $"{{ tagPage(group: \"SEC\", last: 1, before: \"{cursor[..^2]}\") {{ nodes {{ id }} }} }}",
            $"{{ tagPage(group: \"SEC\", first: 1, after: \"{cursor}AAAA\") {{ nodes {{ id }} }} }}",
            "{ tagPage(group: \"SEC\", first: 1, after: \"\") { nodes { id } } }",
            "{ tagPage(group: \"SEC\", first: 1, after: \"💥\") { nodes { id } } }",
            $"{{ tagPage(group: \"SEC\", first: 1, after: \"{new string('A', 5000)}\") {{ nodes {{ id }} }} }}",
        ];
        foreach (var document in documents)
        {
            var error = (await _register.AskAsync(document)).GetProperty("errors")[0];
            error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("BAD_ARGUMENT", document);
            error.GetProperty("extensions").GetProperty("inputPath")[0].GetString().ShouldBe(
                document.Contains("before:") ? "before" : "after");
        }
        _register.Unexpected.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("first: -1", "first")]
    [InlineData("first: 101", "first")]
    [InlineData("last: -1", "last")]
    [InlineData("first: 1, last: 1", "last")]
    [InlineData("last: 1, after: \"x\"", "after")]
    [InlineData("first: 1, before: \"x\"", "before")]
    public async Task Paging_arguments_that_cannot_be_meant_are_refused(string arguments, string argument)
    {
        var error = (await _register.AskAsync($"{{ tagPage({arguments}) {{ totalCount }} }}")).GetProperty("errors")[0];

        error.GetProperty("extensions").GetProperty("inputPath")[0].GetString().ShouldBe(argument);
        error.GetProperty("path").GetRawText().ShouldBe("""["tagPage"]""");
    }

    [Fact]
    public async Task A_field_that_fails_inside_a_page_is_told_with_its_whole_path()
    {
        using var register = new SqliteRegister();
        register.Run("PRAGMA ignore_check_constraints = ON; UPDATE AvailabilityWindow SET Status = 9");

        var answer = await register.AskAsync(
            "{ a: windows(first: 2) { edges { node { status } } } b: windows(first: 2) { n: nodes { from status } } }");

        answer.GetProperty("data").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("errors")[0].GetProperty("path").GetRawText()
            .ShouldBe("""["a","edges",0,"node","status"]""");
        answer.GetRawText().ShouldNotContain("KeyNotFound");
        (await register.AskAsync("{ b: windows(first: 2) { n: nodes { from status } } }"))
            .GetProperty("errors")[0].GetProperty("path").GetRawText().ShouldBe("""["b","n",0,"status"]""");
    }

    [Fact]
    public async Task An_operation_sees_one_state_while_a_writer_commits_in_between()
    {
        using var register = new SqliteRegister();
        using var session = register.Database.Open(CancellationToken.None);
        var count = register.Database.Prepare(new RowQuery(Tags(), [], CountOnly: true));
        long Count()
        {
            using var cursor = count.Open(session, null, -1, []);
            cursor.Read().ShouldBeTrue();
            return cursor.Int64(0);
        }
        var before = Count();

        register.Run($"INSERT INTO ExpertiseTag SELECT {CopiedColumns(register)} FROM ExpertiseTag LIMIT 1");

        Count().ShouldBe(before);
        session.Dispose();
        (await register.DataAsync("{ tag(code: \"X-NEW\") { code } tagPage { totalCount } }")).GetProperty("tagPage")
            .GetProperty("totalCount").GetInt64().ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_caller_who_goes_away_stops_the_statement_and_the_reader_is_used_again()
    {
        using var cancellation = new CancellationTokenSource();
        var asked = Task.Run(() => _register.AskAsync("{ slow { code } }", cancellation: cancellation.Token));
        var watch = Stopwatch.StartNew();
        cancellation.CancelAfter(TimeSpan.FromMilliseconds(50));

        await Should.ThrowAsync<OperationCanceledException>(asked);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        (await _register.DataAsync("{ tag(code: \"SEC-CEASEFIRE\") { code } }")).GetProperty("tag").GetProperty("code")
            .GetString().ShouldBe("SEC-CEASEFIRE");
        _register.Unexpected.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_caller_who_is_gone_before_the_statement_begins_stops_it_too()
    {
        await Should.ThrowAsync<OperationCanceledException>(() =>
            _register.AskAsync("{ slow { code } }", cancellation: new CancellationToken(canceled: true)));

        _register.Unexpected.ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_at_once_get_right_answers_and_few_readers_stay()
    {
        using var register = new SqliteRegister();
        using var gate = new Barrier(16);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Factory.StartNew(() =>
        {
            using var session = register.Database.Open(CancellationToken.None);
            gate.SignalAndWait();
            return register.DataAsync(
                "{ tags { code group { tags { code } } } tagPage(first: 3) { totalCount nodes { code } } "
                + "}").Result.GetRawText();
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        answers.Distinct().Count().ShouldBe(1);
        register.Database.IdleReaders.ShouldBeInRange(1, Environment.ProcessorCount * 2);
    }

    static System.Linq.Expressions.Expression<Func<EnvoyRegistry.Data.RegistryDb, IQueryable<ExpertiseTag>>> Tags() =>
        db => db.Set<ExpertiseTag>();

    static string CopiedColumns(SqliteRegister register)
    {
        using var db = register.Open();
        var columns = db.Model.FindEntityType(typeof(ExpertiseTag))!.GetProperties().Select(
            p => p.GetColumnName()).ToList();
        var order = db.Database.SqlQueryRaw<string>(
            "SELECT name AS Value FROM pragma_table_info('ExpertiseTag')").ToList();
        order.Order().ShouldBe(columns.Order());
        return string.Join(", ", order.Select(c => c switch { "Id" => "1", "Code" => "'X-NEW'", _ => $"\"{c}\"" }));
    }

    static IEnumerable<string> Codes(JsonElement list) => Codes(list.EnumerateArray());

    static IEnumerable<string> Codes(IEnumerable<JsonElement> list) =>
        list.Select(e => e.GetProperty("code").GetString()!);

    async Task<List<string>> PagesAsync(string field, string selection, int size, bool backward)
    {
        var found = new List<string>();
        string? cursor = null;
        var paging = backward ? $"last: {size}, before: $cursor" : $"first: {size}, after: $cursor";
        var query = $$"""
            query($cursor: String) { {{field}}({{paging}}) {
              edges { cursor node { {{selection}} } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }
            """;
        while (true)
        {
            var page = (await _register.DataAsync(query, new { cursor })).GetProperty(field);
            var info = page.GetProperty("pageInfo");
            info.GetProperty(backward ? "hasNextPage" : "hasPreviousPage").GetBoolean().ShouldBe(cursor is not null);
            var edges = page.GetProperty("edges").EnumerateArray().Select(e => e.GetRawText());
            found.InsertRange(backward ? 0 : found.Count, edges);
            if (!info.GetProperty(backward ? "hasPreviousPage" : "hasNextPage").GetBoolean())
                return found;
            cursor = info.GetProperty(backward ? "startCursor" : "endCursor").GetString();
        }
    }
}
