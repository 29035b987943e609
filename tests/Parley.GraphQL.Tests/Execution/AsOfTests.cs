using System.Text;
using System.Text.Json;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Execution;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests.Execution;

/// <summary>What a field that takes an instant reads, and what the fields beside it do.</summary>
public sealed class AsOfTests
{
    [Fact]
    public async Task A_row_and_all_below_it_are_of_the_instant() =>
        (await DataAsync("""{ ship(id: 1, year: 1840) { name crew { name } } }"""))
            .ShouldBe("""{"ship":{"name":"Old Pequod","crew":[{"name":"Bildad"}]}}""");

    [Fact]
    public async Task Without_an_instant_it_is_the_present()
    {
        (await DataAsync("""{ ship(id: 1) { name crew { name } } }"""))
            .ShouldBe("""{"ship":{"name":"Pequod","crew":[{"name":"Ahab"},{"name":"Starbuck"}]}}""");
        (await DataAsync("""{ ship(id: 1, year: null) { name } }""")).ShouldBe("""{"ship":{"name":"Pequod"}}""");
    }

    [Fact]
    public async Task Who_was_not_there_then_is_not_there() =>
        (await DataAsync("""{ then: ship(id: 2, year: 1840) { name } now: ship(id: 2) { name } }"""))
            .ShouldBe("""{"then":null,"now":{"name":"Rachel"}}""");

    [Fact]
    public async Task A_page_its_count_and_all_below_it_are_of_the_instant()
    {
        (await DataAsync("""{ ships(year: 1840) { totalCount nodes { name crew { name } } } }"""))
            .ShouldBe("""{"ships":{"totalCount":1,"nodes":[{"name":"Old Pequod","crew":[{"name":"Bildad"}]}]}}""");
        (await DataAsync("""{ ships { totalCount edges { node { name } } } }"""))
            .ShouldBe("""{"ships":{"totalCount":2,"edges":[{"node":{"name":"Pequod"}},{"node":{"name":"Rachel"}}]}}""");
    }

    [Fact]
    public async Task Fields_side_by_side_each_have_their_own_and_each_instant_is_opened_once()
    {
        var (database, engine) = Engine();

        (await DataAsync(engine, """
            {
              a: ship(id: 1) { name }
              b: ship(id: 1, year: 1840) { name crew { name } }
              c: ships { nodes { name } }
              d: ships(year: 1840) { nodes { name } }
              e: ship(id: 2) { name }
            }
            """)).ShouldBe(
                """{"a":{"name":"Pequod"},"b":{"name":"Old Pequod","crew":[{"name":"Bildad"}]},"c":{"nodes":[""" +
                """{"name":"Pequod"},{"name":"Rachel"}]},"d":{"nodes":[{"name":"Old Pequod"}]},"e":""" +
                """{"name":"Rachel"}}""");

        database.Sessions.ShouldBe((Open: 0, Ever: 2));
    }

    [Fact]
    public async Task An_instant_of_which_nothing_is_known_fails_its_field_and_leaves_the_others_in_the_present()
    {
        var (database, engine) = Engine();

        var answer = await AskAsync(engine, """{ a: ship(id: 1, year: 1700) { name } b: ship(id: 1) { name } }""");

        answer.GetProperty("data").GetRawText().ShouldBe("""{"a":null,"b":{"name":"Pequod"}}""");
        var error = answer.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("path").GetRawText().ShouldBe("""["a"]""");
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("BEFORE_HISTORY");
        database.Sessions.Open.ShouldBe(0);
    }

    [Fact]
    public async Task A_fault_below_an_instant_leaves_the_next_field_in_the_present()
    {
        var answer = await AskAsync(
            Engine().Engine, """{ a: ship(id: 1, year: 1840) { captain } b: ship(id: 1) { name } }""");

        answer.GetProperty("data").GetRawText().ShouldBe("""{"a":null,"b":{"name":"Pequod"}}""");
        answer.GetProperty("errors").GetArrayLength().ShouldBe(1);
    }

    public sealed class Ship
    {
        public required long Id { get; init; }
        public required string Name { get; init; }
        public required string Captain { get; init; }
    }

    public sealed record Sailor(long Ship, string Name);

    public sealed record ShipThen(int Id, int? Year);

    public sealed record ShipsThen(int? Year);

    public sealed class Port
    {
        public List<Ship> Ships { get; init; } = [];
        public List<Sailor> Crew { get; init; } = [];
    }

    static readonly Port s_now = new()
    {
        Ships = [new Ship { Id = 1, Name = "Pequod", Captain = "Ahab" },
            new Ship { Id = 2, Name = "Rachel", Captain = "Gardiner" }],
        Crew = [new Sailor(1, "Ahab"), new Sailor(1, "Starbuck"), new Sailor(2, "Gardiner")],
    };

    static readonly Port s_then = new()
    {
        // What nothing is known of is null in the past, whatever the type says.
        Ships = [new Ship { Id = 1, Name = "Old Pequod", Captain = null! }],
        Crew = [new Sailor(1, "Bildad")],
    };

    static (ListDatabase Database, Engine Engine) Engine()
    {
        var schema = SchemaBuilder.Build([new Source(
            """
            type Query {
              ship(id: Int!, year: Int): Ship
              ships(year: Int, first: Int, after: String): ShipConnection!
            }
            type Ship { name: String! captain: String! crew: [Sailor!]! }
            type Sailor { name: String! }
            type ShipConnection { edges: [ShipEdge!]! nodes: [Ship!]! pageInfo: PageInfo! totalCount: Int! }
            type ShipEdge { cursor: String! node: Ship! }
            type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
            """,
            "port.graphql")]);
        var database = new ListDatabase(s_now, typeof(Ship), typeof(Sailor))
        {
            Past = instant => instant.Year >= 1800 ? s_then : null,
        };
        return (database, GraphQL.Engine.Create(schema, database, new Harbour.Services(), binder =>
        {
            binder.Query()
                .One("ship", (Port p, ShipThen asked) => p.Ships.AsQueryable().Where(s => s.Id == asked.Id),
                    asOf: asked => January(asked.Year))
                .Search("ships", (Port p, ShipsThen _) => p.Ships.AsQueryable(), s => s,
                    [new PageOrder<Ship>().By(s => s.Id)], _ => 0, asOf: asked => January(asked.Year));
            binder.Object<Ship>("Ship")
                .Column("name", s => s.Name)
                .Column("captain", s => s.Captain)
                .Many("crew", s => s.Id, (Port p, long id) => p.Crew.AsQueryable().Where(c => c.Ship == id));
            binder.Object<Sailor>("Sailor").Column("name", s => s.Name);
        }));
    }

    static DateTime? January(int? year) => year is { } y ? new DateTime(y, 1, 1, 0, 0, 0, DateTimeKind.Utc) : null;

    static Task<string> DataAsync(string document) => DataAsync(Engine().Engine, document);

    static async Task<string> DataAsync(Engine engine, string document)
    {
        var answer = await AskAsync(engine, document);
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data").GetRawText();
    }

    static async Task<JsonElement> AskAsync(Engine engine, string document)
    {
        using var response = await engine.ExecuteAsync(
            new GraphQLRequest { Document = Encoding.UTF8.GetBytes(document) }, new Harbour.Services(),
            CancellationToken.None);
        return JsonSerializer.Deserialize<JsonElement>(response.Body.Span);
    }
}
