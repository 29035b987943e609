using System.Text;
using System.Text.Json;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Reading;
using EnvoyRegistry.Expertise;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Execution;
using Parley.GraphQL.Types;
using Source = Parley.GraphQL.Language.Source;

namespace EnvoyRegistry.Tests.Data.Sqlite.Reading;

/// <summary>Queries that the arguments shape, over the vocabulary.</summary>
public sealed class DynamicQueryTests : IDisposable
{
    const string Sdl = """
        type Query {
          tags(contains: [String!], groups: [String!], by: Order,
            first: Int, after: String, last: Int, before: String): TagConnection!
        }
        enum Order { CODE GROUP_DESCENDING }
        type TagConnection { edges: [TagEdge!]! nodes: [Tag!]! pageInfo: PageInfo! totalCount: Int! }
        type TagEdge { cursor: String! node: Tag! shouted: String! length: Int! }
        type Tag { code: String! group: Group! }
        type Group { code: String! }
        type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
        """;

    sealed class Hit
    {
        public required ExpertiseTag Tag { get; init; }
        public required int Length { get; init; }
    }

    enum Order { Code, GroupDescending }

    sealed record Arguments(IReadOnlyList<string>? Contains, IReadOnlyList<string>? Groups, Order? By);

    readonly TemporaryRegister _register = new();
    readonly SqliteDatabase _database;
    readonly Engine _engine;

    public DynamicQueryTests()
    {
        _database = new SqliteDatabase(_register.Path, new Contexts(_register), new RegisterViewers());
        _engine = Engine.Create(SchemaBuilder.Build([new Source(Sdl, "tags.graphql")]), _database, new NoServices(),
            Bind, unexpected: (exception, _) => throw exception);
    }

    static void Bind(SchemaBinder schema)
    {
        schema.Query().Search("tags", (RegistryDb db, Arguments asked) => Matching(db, asked), h => h.Tag,
            [
                new PageOrder<Hit>().By(h => h.Tag.Code),
                new PageOrder<Hit>().ByDescending(h => h.Tag.Group.Code).By(h => h.Tag.Id),
            ],
            asked => asked.By is Order.GroupDescending ? 1 : 0);
        schema.Object<Hit>("TagEdge")
            .Column("shouted", h => h.Tag.Code, code => code + "!")
            .Column("length", h => h.Length);
        schema.Object<ExpertiseTag>("Tag").Column("code", t => t.Code).One("group", t => t.Group);
        schema.Object<ExpertiseGroup>("Group").Column("code", g => g.Code);
    }

    static IQueryable<Hit> Matching(RegistryDb db, Arguments asked)
    {
        IQueryable<ExpertiseTag> tags = db.Set<ExpertiseTag>();
        foreach (var part in asked.Contains ?? [])
            tags = tags.Where(t => t.Code.Contains(part));
        if (asked.Groups is { } groups)
            tags = tags.Where(t => groups.Contains(t.Group.Code));
        return tags.Select(t => new Hit { Tag = t, Length = t.Code.Length });
    }

    public void Dispose()
    {
        _database.Dispose();
        _register.Dispose();
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("contains: [\"E\"]", "E")]
    [InlineData("contains: [\"E\", \"-\", \"R\"]", "E - R")]
    [InlineData("contains: [\"'; DROP TABLE\"]", "'; DROP TABLE")]
    public async Task Filters_give_what_they_give_in_memory(string arguments, string parts)
    {
        using var db = _register.Open();
        var expected = db.Set<ExpertiseTag>().Select(t => t.Code).AsEnumerable()
            .Where(code => parts.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .All(p => code.Contains(p, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal).ToList();

        var tags =
            await AskAsync(
                $"{{ tags(first: 100{(arguments.Length > 0 ? ", " + arguments : "")}) {{ totalCount edges {{ shouted " +
                $"length node {{ code }} }} }} }}");

        tags.GetProperty("totalCount").GetInt32().ShouldBe(expected.Count);
        var edges = tags.GetProperty("edges").EnumerateArray().ToList();
        edges.ConvertAll(e => e.GetProperty("node").GetProperty("code").GetString()!).ShouldBe(expected);
        edges.ConvertAll(e => e.GetProperty("shouted").GetString()!).ShouldBe(expected.ConvertAll(code => code + "!"));
        edges.ConvertAll(e => e.GetProperty("length").GetInt32()).ShouldBe(expected.ConvertAll(code => code.Length));
    }

    [Theory]
    [InlineData("CODE", 1)]
    [InlineData("CODE", 7)]
    [InlineData("GROUP_DESCENDING", 3)]
    [InlineData("GROUP_DESCENDING", 33)]
    public async Task Pages_forward_and_backward_are_the_whole_list(string order, int size)
    {
        using var db = _register.Open();
        var all = db.Set<ExpertiseTag>().Include(t => t.Group).AsEnumerable();
        var expected = (order == "CODE"
            ? all.OrderBy(t => t.Code, StringComparer.Ordinal)
            : all.OrderByDescending(t => t.Group.Code, StringComparer.Ordinal).ThenBy(t => t.Id)).Select(t => t.Code)
                .ToList();

        (await PagedAsync(order, size, isBackward: false)).ShouldBe(expected);
        (await PagedAsync(order, size, isBackward: true)).ShouldBe(expected);
    }

    [Fact]
    public async Task A_cursor_of_another_order_or_filter_is_refused()
    {
        var cursor = (await AskAsync("{ tags(first: 1) { pageInfo { endCursor } } }")).GetProperty("pageInfo")
            .GetProperty("endCursor").GetString();

        foreach (var arguments in (string[])["by: GROUP_DESCENDING", "groups: [\"SEC\"]"])
            (await RespondAsync($"{{ tags(first: 1, after: \"{cursor}\", {arguments}) {{ totalCount }} }}"))
                .ShouldContain("`after` takes a cursor");
    }

    [Fact]
    public async Task A_list_of_any_length_is_a_filter()
    {
        foreach (var groups in (string[][])[[], ["SEC"], ["SEC", "MED", "none"]])
        {
            var tags =
                await AskAsync(
                    $"{{ tags(first: 100, groups: {JsonSerializer.Serialize(groups)}) {{ nodes {{ group {{ code }} " +
                    $"}} }} }}");
            var found = tags.GetProperty("nodes").EnumerateArray()
                .Select(n => n.GetProperty("group").GetProperty("code").GetString()!).Distinct().Order().ToArray();
            found.ShouldBe(groups.Where(g => g != "none").Order());
        }
    }

    async Task<List<string>> PagedAsync(string order, int size, bool isBackward)
    {
        var codes = new List<string>();
        string? cursor = null;
        for (var pages = 0; pages < 100; pages++)
        {
            var (count, at, more) = isBackward ? ("last", "before", "hasPreviousPage")
                : ("first", "after", "hasNextPage");
            var from = cursor is null ? "" : $", {at}: \"{cursor}\"";
            var tags =
                await AskAsync(
                    $"{{ tags(by: {order}, {count}: {size}{from}) {{ nodes {{ code }} pageInfo {{ startCursor " +
                    $"endCursor hasNextPage hasPreviousPage }} }} }}");
            var page = tags.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("code").GetString()!);
            codes = isBackward ? [.. page, .. codes] : [.. codes, .. page];
            if (!tags.GetProperty("pageInfo").GetProperty(more).GetBoolean())
                return codes;
            cursor = tags.GetProperty("pageInfo").GetProperty(isBackward ? "startCursor" : "endCursor").GetString();
        }
        throw new InvalidOperationException("The pages do not end.");
    }

    async Task<JsonElement> AskAsync(string query)
    {
        using var response = JsonDocument.Parse(await RespondAsync(query));
        response.RootElement.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return response.RootElement.GetProperty("data").GetProperty("tags").Clone();
    }

    async Task<string> RespondAsync(string query)
    {
        using var response = await _engine.ExecuteAsync(
            new GraphQLRequest { Document = Encoding.UTF8.GetBytes(query) }, new NoServices(), CancellationToken.None);
        return Encoding.UTF8.GetString(response.Body.Span);
    }

    sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }

    sealed class Contexts(TemporaryRegister register) : IDbContextFactory<RegistryDb>
    {
        public RegistryDb CreateDbContext() => register.Open();
    }
}
