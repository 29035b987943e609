using System.Text.Json;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Host;
using EnvoyRegistry.People;
using EnvoyRegistry.Search;
using EnvoyRegistry.Tests.Access;
using EnvoyRegistry.Tests.People.Sample;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.Search;

public sealed class PeopleOrderTests(SampleRegistry registry) : IClassFixture<SampleRegistry>
{
    static readonly PeopleSearch s_people = new(UnaskedRules.Make(RegistryEngine.BuildSchema()));

    static readonly Dictionary<string, Func<IReadOnlyList<Row>, IEnumerable<Row>>> Expected = new()
    {
        ["ID"] = rows => rows.OrderBy(r => r.Key),
        ["ID_DESCENDING"] = rows => rows.OrderByDescending(r => r.Key),
        ["NAME"] = rows => rows.OrderBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Key),
        ["NAME_DESCENDING"] = rows => rows.OrderByDescending(r => r.Name, StringComparer.Ordinal)
            .ThenByDescending(r => r.Key),
        ["CONFIRMED_ON"] = rows => rows.OrderBy(r => r.ConfirmedOn is null)
            .ThenBy(r => r.ConfirmedOn, StringComparer.Ordinal).ThenBy(r => r.Key),
        ["CONFIRMED_ON_DESCENDING"] = rows => rows.OrderBy(r => r.ConfirmedOn is null)
            .ThenByDescending(r => r.ConfirmedOn, StringComparer.Ordinal).ThenByDescending(r => r.Key),
        ["YEARS_OF_EXPERIENCE"] = rows => rows.OrderBy(r => r.Years is null).ThenBy(r => r.Years).ThenBy(r => r.Key),
        ["YEARS_OF_EXPERIENCE_DESCENDING"] = rows => rows.OrderBy(r => r.Years is null)
            .ThenByDescending(r => r.Years).ThenByDescending(r => r.Key),
    };

    public static TheoryData<string> Orders => [.. Expected.Keys];

    /// <summary>Of a name of an order above, the input.</summary>
    static string Input(string order) => order.EndsWith("_DESCENDING", StringComparison.Ordinal)
        ? $"{{ field: {order[..^"_DESCENDING".Length]}, direction: DESCENDING }}" : $"{{ field: {order} }}";

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Pages_from_either_end_make_the_whole_list_in_order(string order)
    {
        var expected = Expected[order](await AllAsync()).Select(r => r.Id).ToList();

        var question = $"orderBy: {Input(order)}";
        (await PagedAsync(question, "first: 60", "after", "hasNextPage", "endCursor")).ShouldBe(expected);
        var backward = await PagedAsync(question, "last: 60", "before", "hasPreviousPage", "startCursor");
        backward.ShouldBe(expected, ignoreOrder: true);
        backward.Count.ShouldBe(expected.Count);
        // A page from the end is in the list's order too.
        backward.Take(60).ShouldBe(expected.TakeLast(60));
    }

    [Fact]
    public async Task Pages_by_relevance_from_either_end_make_the_whole_list()
    {
        const string question = "search: \"invented\", orderBy: { field: RELEVANCE }";
        var forward = await PagedAsync(question, "first: 60", "after", "hasNextPage", "endCursor");
        var backward = await PagedAsync(question, "last: 60", "before", "hasPreviousPage", "startCursor");

        forward.Count.ShouldBeGreaterThan(200);
        forward.ShouldBeUnique();
        backward.ShouldBe(forward, ignoreOrder: true);
        backward.Take(60).ShouldBe(forward.TakeLast(60));
    }

    [Fact]
    public async Task Every_order_of_the_schema_is_tested()
    {
        var answer = await registry.DataAsync("{ __type(name: \"PersonOrderField\") { enumValues { name } } }");

        answer.GetProperty("__type").GetProperty("enumValues").EnumerateArray()
            .Select(v => v.GetProperty("name").GetString())
            .ShouldBe(Expected.Keys.Where(key => !key.EndsWith("_DESCENDING", StringComparison.Ordinal))
                .Append("RELEVANCE"));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Whoever_is_there_all_the_time_is_seen_once_while_others_come_and_go(string order)
    {
        var there = (await AllAsync()).Select(r => r.Id).ToHashSet();
        var guests = new List<Person>();
        using var db = registry.Register.Open();
        var (names, round) = (new[] { "Aaa", "Mmm", "Zzz", "Đđđ" }, 0);

        var seen = await PagedAsync($"orderBy: {Input(order)}", "first: 40", "after", "hasNextPage", "endCursor", () =>
        {
            foreach (var guest in guests.Take(2).ToList())
            {
                db.Remove(guest);
                guests.Remove(guest);
            }
            foreach (var name in names)
            {
                var guest = PeopleSearchTests.Candidate($"{name} {round++}");
                guest.YearsOfExperience = round % 3 == 0 ? null : round;
                guests.Add(guest);
                db.Add(guest);
            }
            db.SaveChanges();
        });
        db.RemoveRange(guests);
        db.SaveChanges();

        seen.ShouldBeUnique();
        seen.Where(there.Contains).ToHashSet().ShouldBe(there, ignoreOrder: true);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(OrderDirection.Ascending, "IX_PersonSearchText_SortName_PersonId")]
    [InlineData(OrderDirection.Descending, "IX_PersonSearchText_SortName_PersonId")]
    internal void By_id_and_by_name_a_page_is_read_from_an_index_wherever_it_begins(
        OrderDirection? byName, string? index)
    {
        using var db = registry.Register.Open();
        var order = byName is { } direction ? new PersonOrder(PersonOrderField.Name, direction) : null;
        var rows = s_people.Rows(db, new PeopleAsked(OrderBy: order));
        var (name, id) = ("mmm", 1L << 62);
        var pages = byName switch
        {
            null => (IQueryable<PersonHit>[])
            [
                rows.OrderBy(h => h.Person.Id),
                rows.Where(h => h.Person.Id > id).OrderBy(h => h.Person.Id),
            ],
            OrderDirection.Ascending =>
            [
                rows.OrderBy(h => h.Text.SortName).ThenBy(h => h.Text.PersonId),
                rows.Where(h => h.Text.SortName.CompareTo(name) >= 0
                        && (h.Text.SortName.CompareTo(name) > 0 || h.Text.PersonId > id))
                    .OrderBy(h => h.Text.SortName).ThenBy(h => h.Text.PersonId),
            ],
            _ => [rows.OrderByDescending(h => h.Text.SortName).ThenByDescending(h => h.Text.PersonId)],
        };

        foreach (var page in pages)
        {
            var plan = Plan(db, page.Take(26).Select(h => h.Person.FullName));

            plan.ShouldNotContain("TEMP B-TREE");
            if (index is not null)
                plan.ShouldContain(index);
        }
    }

    static string Plan(RegistryDb db, IQueryable<string> page)
    {
        using var command = page.CreateDbCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        db.Database.OpenConnection();
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
            lines.Add(reader.GetString(3));
        return string.Join('\n', lines);
    }

    async Task<List<string>> PagedAsync(
        string question, string size, string from, string more, string cursor, Action? between = null)
    {
        var seen = new List<string>();
        string? at = null;
        do
        {
            var answer = await registry.DataAsync($$"""
                query($at: String) {
                  people({{question}}, {{size}}, {{from}}: $at) { nodes { id } pageInfo { {{more}} {{cursor}} } }
                }
                """, new { at });
            var page = answer.GetProperty("people");
            seen.AddRange(page.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString()!));
            var info = page.GetProperty("pageInfo");
            at = info.GetProperty(more).GetBoolean() ? info.GetProperty(cursor).GetString() : null;
            between?.Invoke();
        }
        while (at is not null);
        return seen;
    }

    async Task<IReadOnlyList<Row>> AllAsync()
    {
        var rows = new List<Row>();
        string? after = null;
        do
        {
            var page = (await registry.DataAsync("""
                query($after: String) {
                  people(first: 100, after: $after) {
                    nodes { id fullName confirmedOn yearsOfExperience } pageInfo { hasNextPage endCursor }
                  }
                }
                """, new { after })).GetProperty("people");
            rows.AddRange(page.GetProperty("nodes").EnumerateArray().Select(Row.Read));
            var info = page.GetProperty("pageInfo");
            after = info.GetProperty("hasNextPage").GetBoolean() ? info.GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);
        return rows;
    }

    sealed record Row(string Id, long Key, string Name, string? ConfirmedOn, int? Years)
    {
        public static Row Read(JsonElement person)
        {
            var id = person.GetProperty("id").GetString()!;
            Parley.GraphQL.Binding.NodeId.TryParse(id, out var node).ShouldBeTrue();
            return new Row(id, node.ShouldNotBeNull().Key,
                Folding.Folded(person.GetProperty("fullName").GetString()),
                person.GetProperty("confirmedOn").GetString(),
                person.GetProperty("yearsOfExperience") is { ValueKind: JsonValueKind.Number } years
                    ? years.GetInt32() : null);
        }
    }
}
