using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Text.Json;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Execution;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests.Execution;

/// <summary>Fleets and ships are rows; the weather and its stations come from outside, a level at a time.</summary>
public sealed class BatchTests
{
    const string AllShips = "fleets { ships { weather { text } } }";

    [Fact]
    public async Task All_parents_of_a_level_are_asked_for_at_once_each_key_once()
    {
        var (data, _) = await AskAsync($"{{ {AllShips} }}");

        data.ShouldBe("""
            {"fleets":[{"ships":[{"weather":{"text":"calm 1"}},{"weather":{"text":"calm 2"}}]},
            {"ships":[{"weather":{"text":"calm 1"}},{"weather":null}]},{"ships":[]}]}
            """.ReplaceLineEndings(""));
        _calls.ShouldBe(["weather C: 1, 2"]);
    }

    [Fact]
    public async Task A_level_below_a_batch_is_one_call_more()
    {
        var (data, _) = await AskAsync("{ fleets { ships { name weather { text station { name } } } } }");

        data.ShouldContain(
            """{"name":"Rachel","weather":{"text":"calm 2","station":{"name":"station 20"}}}""");
        _calls.ShouldBe(["weather C: 1, 2", "station: 10, 20"]);
    }

    [Fact]
    public async Task Aliases_are_calls_of_their_own_with_their_own_arguments()
    {
        var (data, _) = await AskAsync(
            """{ fleets { ships { a: weather { text } b: weather(unit: "F") { text } } } }""");

        data.ShouldContain("""{"a":{"text":"calm 2"},"b":{"text":"calm 2 in F"}}""");
        _calls.ShouldBe(["weather C: 1, 2", "weather F: 1, 2"]);
    }

    [Fact]
    public async Task Nothing_is_called_without_parents_or_without_keys()
    {
        var (data, _) = await AskAsync(
            "{ none { weather { text } weatherRequired { text } } unmoored { weather { text } } }");

        data.ShouldBe("""{"none":[],"unmoored":[{"weather":null}]}""");
        _calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_its_edges_and_its_nodes_are_levels_too()
    {
        var (data, _) = await AskAsync(
            "{ page(first: 2) { totalCount edges { cursor node { weather { text } } } nodes { weather { text } } } }");

        data.ShouldContain("\"nodes\":[{\"weather\":{\"text\":\"calm 1\"}},{\"weather\":{\"text\":\"calm 2\"}}]");
        _calls.ShouldBe(["weather C: 1, 2", "weather C: 1, 2"]);
    }

    [Fact]
    public async Task A_parent_in_memory_is_asked_for_by_its_values_key()
    {
        var (data, _) = await AskAsync("""
            {
              stations { name weather { text } }
              node(id: "s_0000000000001") { ... on Ship { weather { text } } }
            }
            """);

        data.ShouldBe("""
            {"stations":[{"name":"A","weather":{"text":"calm 1"}},{"name":"B","weather":{"text":"calm 2"}}],
            "node":{"weather":{"text":"calm 1"}}}
            """.ReplaceLineEndings(""));
        _calls.ShouldBe(["weather of station: 1, 2", "weather C: 1"]);
    }

    [Fact]
    public async Task A_leaf_and_a_list_can_be_batched()
    {
        var (data, _) = await AskAsync("{ ships { tide harbours } }");

        data.ShouldBe("""
            {"ships":[{"tide":3,"harbours":["h1","h1"]},{"tide":6,"harbours":["h2","h2"]},
            {"tide":3,"harbours":["h1","h1"]},{"tide":null,"harbours":null}]}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task What_a_mutation_gives_is_asked_for_after_it_and_before_the_next()
    {
        var (data, _) = await AskAsync("mutation { a: launch { weather { text } } b: launch { weather { text } } }");

        data.ShouldBe("""{"a":{"weather":{"text":"calm 2"}},"b":{"weather":{"text":"calm 2"}}}""");
        _calls.ShouldBe(["launch", "weather C: 2", "launch", "weather C: 2"]);
    }

    [Fact]
    public async Task A_failing_call_nulls_each_field_with_its_own_path_and_is_logged_once()
    {
        _fail = new InvalidOperationException("secret");

        var (data, errors) = await AskAsync($"{{ {AllShips} greeting }}");

        data.ShouldBe("""
            {"fleets":[{"ships":[{"weather":null},{"weather":null}]},{"ships":[{"weather":null},{"weather":null}]},
            {"ships":[]}],"greeting":"Ahoy"}
            """.ReplaceLineEndings(""));
        errors.Select(e => e.GetProperty("path").GetRawText()).ShouldBe(
        [
            """["fleets",0,"ships",0,"weather"]""",
            """["fleets",0,"ships",1,"weather"]""",
            """["fleets",1,"ships",0,"weather"]""",
        ]);
        errors.ShouldAllBe(e => e.GetProperty("extensions").GetProperty("code").GetString() == ErrorCodes.Internal);
        errors.Select(e => e.GetProperty("message").GetString()).Distinct().ShouldHaveSingleItem()
            .ShouldNotBeNull().ShouldNotContain("secret");
        _logged.ShouldHaveSingleItem().ShouldBe(_fail);
    }

    [Fact]
    public async Task One_key_can_be_refused_alone_in_words_for_the_caller()
    {
        _refused = 1;

        var (data, errors) = await AskAsync($"{{ {AllShips} }}");

        data.ShouldContain("""{"ships":[{"weather":null},{"weather":{"text":"calm 2"}}]}""");
        errors.Count.ShouldBe(2);
        errors[1].GetRawText().ShouldBe("""
            {"message":"No station there.","locations":[{"line":1,"column":20}],"path":["fleets",1,"ships",0,"weather"],
            "extensions":{"code":"NO_STATION","coordinate":"Ship.weather"}}
            """.ReplaceLineEndings(""));
        _logged.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        "{ fleets { ships { name weatherRequired { text } } } }",
        """{"fleets":[null,null,{"ships":[]}]}""")]
    [InlineData(
        "{ fleets { loose { name weatherRequired { text } } } }",
        """{"fleets":[{"loose":[null,{"name":"Rachel","weatherRequired":{"text":"calm 2"}}]},"""
        + """{"loose":[null,null]},{"loose":[]}]}""")]
    [InlineData("{ greeting allShips { weatherRequired { text } } }", null)]
    public async Task A_null_that_may_not_be_goes_up_to_where_it_may(string document, string? expected)
    {
        _refused = 1;

        var (data, errors) = await AskAsync(document);

        data.ShouldBe(expected ?? "null");
        errors[0].GetProperty("path").EnumerateArray().Last().GetString().ShouldBe("weatherRequired");
    }

    [Fact]
    public async Task A_null_of_the_second_level_goes_up_through_the_first()
    {
        _stationless = 20;

        var (data, errors) = await AskAsync("{ ships { name weather { text stationRequired { name } } } }");

        data.ShouldStartWith(
            """{"ships":[{"name":"Pequod","weather":{"text":"calm 1","stationRequired":{"name":"station 10"}}},"""
            + """{"name":"Rachel","weather":null},""");
        var error = errors.ShouldHaveSingleItem();
        error.GetProperty("path").GetRawText().ShouldBe("""["ships",1,"weather","stationRequired"]""");
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe(ErrorCodes.NullForNonNull);
    }

    [Fact]
    public async Task A_faulty_argument_is_told_once_for_the_whole_column_and_nothing_is_called()
    {
        var (data, errors) = await AskAsync(
            "query ($u: String) { ships { weather(unit: $u) { text } } }", new { u = "K" });

        data.ShouldBe("""{"ships":[{"weather":null},{"weather":null},{"weather":null},{"weather":null}]}""");
        var error = errors.ShouldHaveSingleItem();
        error.GetProperty("message").GetString().ShouldBe("K is no unit.");
        error.GetProperty("path").GetRawText().ShouldBe("""["ships",0,"weather"]""");
        error.GetProperty("extensions").GetProperty("rows").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task Errors_on_the_way_to_the_keys_are_told_once()
    {
        var (data, errors) = await AskAsync("{ broken { weather { text } fault } }");

        data.ShouldBe("""{"broken":{"weather":{"text":"calm 1"},"fault":null}}""");
        errors.ShouldHaveSingleItem();
        _logged.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_callers_leaving_reaches_the_call()
    {
        using var gone = new CancellationTokenSource();
        _onCall = async cancellation =>
        {
            await gone.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
        };

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            using var response = await Harbour.ResponseAsync(
                Engine(), $"{{ {AllShips} }}", cancellation: gone.Token);
        });
        _calls.Count.ShouldBe(1);
    }

    [Fact]
    public void A_plan_prints_its_batches() =>
        Engine()
            .Explain(new GraphQLRequest { Document = "{ ships { weather { text station { name } } } }"u8.ToArray() })
            .Plan.ShouldBe("""
                query
                  ships: every Ship of statement 1
                    weather: batch by cell 0 of Weather
                      text: value
                      station: batch by the value's key of Station
                        name: value

                """);

    [Theory]
    [InlineData("Int", "Ship.text is Int, which a String cannot give")]
    [InlineData("[String]", "Ship.text is [String], which a String cannot give")]
    public void A_result_that_cannot_be_the_fields_is_a_fault(string type, string fault) =>
        Fault<long>(type, s => s.Id).ShouldContain(fault);

    [Fact]
    public void A_key_that_may_be_null_is_a_fault_where_the_field_may_not() =>
        Fault<long?>("String!", s => s.Mooring).ShouldContain("Ship.text is String!, but s.Mooring may be null");

    [Fact]
    public void A_key_that_no_cell_can_hold_is_a_fault() =>
        Fault<Fleet>("String", s => s.Fleet)
            .ShouldContain("Ship.text is found by a Fleet, which cannot be read from a cell");

    [Fact]
    public void Arguments_that_the_method_does_not_take_are_a_fault() =>
        Fault<long>("String", s => s.Id, "(of: Int)")
            .ShouldContain("Ship.text has arguments (of) that its binding does not take");

    readonly ConcurrentQueue<string> _calls = [];
    readonly List<Exception> _logged = [];
    Exception? _fail;
    Func<CancellationToken, Task>? _onCall;
    long? _refused;
    long? _stationless;

    async Task<(string Data, IReadOnlyList<JsonElement> Errors)> AskAsync(string document, object? variables = null)
    {
        var answer = await Harbour.AskAsync(Engine(), document, variables);
        return (
            answer.GetProperty("data").GetRawText(),
            answer.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray()] : []);
    }

    async ValueTask WeatherAsync(Batch<long?, Weather> asked, In given, OperationContext operation)
    {
        if (given.Unit == "K")
            throw new GraphQLException("K is no unit.", ErrorCodes.BadArgument);
        _calls.Enqueue($"weather {given.Unit}: {string.Join(", ", asked.Keys)}");
        if (_onCall is not null)
            await _onCall(operation.Cancellation);
        if (_fail is not null)
            throw _fail;
        foreach (var key in asked.Keys)
        {
            if (key == _refused)
                asked.Refuse(key, new GraphQLError("No station there.") { Code = "NO_STATION" });
            else
            {
                var text = given.Unit == "C" ? $"calm {key}" : $"calm {key} in {given.Unit}";
                asked.Answer(key, new Weather(text, key!.Value * 10));
            }
        }
    }

    ValueTask StationAsync(Batch<long, Station> asked)
    {
        _calls.Enqueue($"station: {string.Join(", ", asked.Keys)}");
        foreach (var key in asked.Keys.Where(k => k != _stationless))
            asked.Answer(key, new Station($"station {key}", key));
        return ValueTask.CompletedTask;
    }

    sealed class Fleet
    {
        public long Id { get; init; }
    }

    sealed class Ship
    {
        public long Id { get; init; }
        public required string Name { get; init; }
        public required Fleet Fleet { get; init; }
        public long? Mooring { get; init; }
    }

    sealed record Weather(string Text, long Station);

    sealed record Station(string Name, long Id);

    sealed record Launched(long Mooring);

    sealed record In(string? Unit);

    sealed class Sea
    {
        public List<Fleet> Fleets { get; } = [new Fleet { Id = 1 }, new Fleet { Id = 2 }, new Fleet { Id = 3 }];
        public List<Ship> Ships { get; } = [];

        public Sea()
        {
            Ships.Add(new Ship { Id = 1, Name = "Pequod", Fleet = Fleets[0], Mooring = 1 });
            Ships.Add(new Ship { Id = 2, Name = "Rachel", Fleet = Fleets[0], Mooring = 2 });
            Ships.Add(new Ship { Id = 3, Name = "Essex", Fleet = Fleets[1], Mooring = 1 });
            Ships.Add(new Ship { Id = 4, Name = "Bounty", Fleet = Fleets[1] });
        }
    }

    const string Sdl = """
        type Query {
          greeting: String!
          fleets: [Fleet]!
          ships: [Ship]!
          allShips: [Ship!]!
          none: [Ship]!
          unmoored: [Ship]!
          page(first: Int, after: String): ShipConnection!
          node(id: ID!): Node
          stations: [Station!]!
          broken: Launched
        }
        type Mutation { launch: Launched }
        interface Node { id: ID! }
        type Fleet { ships: [Ship!]! loose: [Ship]! }
        type Ship implements Node {
          id: ID!
          name: String!
          weather(unit: String = "C"): Weather
          weatherRequired: Weather!
          tide: Int
          harbours: [String!]
        }
        type Weather { text: String! station: Station stationRequired: Station! }
        type Station { name: String! weather: Weather }
        type Launched { weather: Weather fault: String }
        type ShipConnection { edges: [ShipEdge!]! nodes: [Ship!]! pageInfo: PageInfo! totalCount: Int! }
        type ShipEdge { cursor: String! node: Ship! }
        type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
        """;

    Engine Engine() => GraphQL.Engine.Create(
        SchemaBuilder.Build([new Source(Sdl, "sea.graphql")]),
        new ListDatabase(new Sea(), typeof(Fleet), typeof(Ship)),
        new Harbour.Services(),
        Bind,
        unexpected: (exception, _) => _logged.Add(exception));

    void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Constant("greeting", "Ahoy")
            .Many("fleets", (Sea s) => s.Fleets.AsQueryable())
            .Many("ships", (Sea s) => s.Ships.AsQueryable())
            .Many("allShips", (Sea s) => s.Ships.AsQueryable())
            .Many("none", (Sea s) => s.Ships.AsQueryable().Where(ship => ship.Id < 0))
            .Many("unmoored", (Sea s) => s.Ships.AsQueryable().Where(ship => ship.Mooring == null))
            .Page("page", (Sea s) => s.Ships.AsQueryable(), s => s.Id)
            .Node("node")
            .Constant("stations", new[] { new Station("A", 1), new Station("B", 2) })
            .Constant("broken", new Launched(1));
        schema.Mutation().Run("launch", (Harbour.Services _, OperationContext _) =>
        {
            _calls.Enqueue("launch");
            return ValueTask.FromResult(new Launched(2));
        });
        schema.Object<Fleet>("Fleet")
            .Many("ships", f => f.Id, (Sea s, long id) => s.Ships.AsQueryable().Where(ship => ship.Fleet.Id == id))
            .Many("loose", f => f.Id, (Sea s, long id) => s.Ships.AsQueryable().Where(ship => ship.Fleet.Id == id));
        schema.Object<Ship>("Ship")
            .Node("s", s => s.Id, (Sea s, long id) => s.Ships.AsQueryable().Where(ship => ship.Id == id))
            .Column("name", s => s.Name)
            .Batch("weather", s => s.Mooring,
                (Harbour.Services _, Batch<long?, Weather> asked, In given, OperationContext operation) =>
                    WeatherAsync(asked, given, operation))
            .Batch("weatherRequired", s => s.Id % 2 == 0 ? s.Id : 1,
                async (Harbour.Services _, Batch<long, Weather> asked, OperationContext operation) =>
                {
                    await Task.Yield();
                    foreach (var key in asked.Keys)
                    {
                        if (key == _refused)
                            asked.Refuse(key, new GraphQLError("No station there."));
                        else if (key == 2)
                            asked.Answer(key, new Weather($"calm {key}", key * 10));
                    }
                })
            .Batch("tide", s => s.Mooring, (Harbour.Services _, Batch<long?, int?> asked, OperationContext _) =>
            {
                foreach (var key in asked.Keys)
                    asked.Answer(key, (int?)key * 3);
                return ValueTask.CompletedTask;
            })
            .Batch("harbours", s => s.Mooring, (Harbour.Services _, Batch<long?, string[]> asked, OperationContext _) =>
            {
                foreach (var key in asked.Keys)
                    asked.Answer(key, [$"h{key}", $"h{key}"]);
                return ValueTask.CompletedTask;
            });
        schema.Object<Weather>("Weather")
            .Value("text", w => w.Text)
            .Batch("station", w => w.Station, (Harbour.Services _, Batch<long, Station> asked, OperationContext _) =>
                StationAsync(asked))
            .Batch("stationRequired", w => w.Station,
                (Harbour.Services _, Batch<long, Station> asked, OperationContext _) => StationAsync(asked));
        schema.Object<Station>("Station")
            .Value("name", s => s.Name)
            .Batch("weather", s => s.Id, (Harbour.Services _, Batch<long, Weather> asked, OperationContext _) =>
            {
                _calls.Enqueue($"weather of station: {string.Join(", ", asked.Keys)}");
                foreach (var key in asked.Keys)
                    asked.Answer(key, new Weather($"calm {key}", key));
                return ValueTask.CompletedTask;
            });
        schema.Object<Launched>("Launched")
            .Batch("weather", l => l.Mooring, (Harbour.Services _, Batch<long, Weather> asked, OperationContext _) =>
            {
                _calls.Enqueue($"weather C: {string.Join(", ", asked.Keys)}");
                foreach (var key in asked.Keys)
                    asked.Answer(key, new Weather($"calm {key}", key));
                return ValueTask.CompletedTask;
            })
            .Value("fault", string? (_) => throw new InvalidOperationException("secret"));
    }

    /// <summary>What is wrong when <c>Ship.text</c> is a batch of strings by <paramref name="key"/>.</summary>
    static string Fault<TKey>(string type, Expression<Func<Ship, TKey>> key, string arguments = "") =>
        Should.Throw<GraphQLException>(() => GraphQL.Engine.Create(
            SchemaBuilder.Build([new Source(
                $"type Query {{ ships: [Ship!]! }} type Ship {{ text{arguments}: {type} }}", "sea.graphql")]),
            new ListDatabase(new Sea(), typeof(Fleet), typeof(Ship)),
            new Harbour.Services(),
            binder =>
            {
                binder.Query().Many("ships", (Sea s) => s.Ships.AsQueryable());
                binder.Object<Ship>("Ship").Batch(
                    "text", key,
                    (Harbour.Services _, Batch<TKey, string> _, OperationContext _) => ValueTask.CompletedTask);
            })).Message;
}
