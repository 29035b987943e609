using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Execution;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests.Execution;

/// <summary>A small schema answered from memory: harbour.graphql.</summary>
static class Harbour
{
    public enum Colour { Red, DeepBlue, Grey }

    public abstract record Vessel(string Name, double? Length);

    public sealed record Ship(
        string Name, double? Length, Colour? Colour, DateOnly? Built, IReadOnlyList<Sailor> Crew) : Vessel(Name, Length)
    {
        public IReadOnlyList<Ship> Sisters => Ships.Where(s => s != this).ToList();
    }

    public sealed record Buoy(string Name, bool Lit) : Vessel(Name, null);

    /// <summary>A vessel that no type of the schema stands for.</summary>
    public sealed record Ghost() : Vessel("Flying Dutchman", null);

    public sealed record Sailor(string Name, string? Rank);

    public sealed record Crate(int Tons);

    public sealed record Counter(int Total);

    public sealed record Faults;

    public sealed record Echo(
        string? Text, int? Number, double? Ratio, bool? Flag, string? Id, Colour? Colour, object? Day,
        IReadOnlyList<int?>? List, int[][]? Nested);

    public sealed record RequiredNumber(int Number, string Text);

    public sealed record Filter(
        IReadOnlyList<Colour>? Colours, int? AtLeast, string? Tag = "untagged", IReadOnlyList<Filter>? And = null);

    public sealed record Find(Filter Where);

    public sealed record OneWay(string? Name, int? Number);

    public sealed record Pick(OneWay One);

    public sealed record OneShip(Id<Ship> Id);

    public sealed record ShipByName(string Name);

    public sealed record RankForm(bool? Short);

    public sealed record Amount(int By);

    /// <summary>What mutations change; a service of each request.</summary>
    public sealed class Till
    {
        public int Total { get; set; }
    }

    static readonly Sailor s_ahab = new("Ahab", "captain");

    public static IReadOnlyList<Ship> Ships { get; } =
    [
        new("Pequod", 31.5, Harbour.Colour.DeepBlue, new DateOnly(1815, 4, 1), [s_ahab, new("Ishmael", null)]),
        new("Rachel", null, null, null, []),
    ];

    public static string Sdl { get; } = File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "Execution", "harbour.graphql"));

    public static Schema Schema { get; } = SchemaBuilder.Build([new Source(Sdl, "harbour.graphql")]);

    public static Engine Engine(
        EngineOptions? options = null,
        Action<Exception, string>? unexpected = null,
        Action<SchemaBinder>? more = null) =>
        GraphQL.Engine.Create(Schema, null, new Services(), binder =>
        {
            Bind(binder);
            more?.Invoke(binder);
        }, options, unexpected);

    public static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Run("echo", (Services _, Echo given, OperationContext _) => ValueTask.FromResult(Text(given)))
            .Run(
                "required",
                (Services _, RequiredNumber given, OperationContext _) =>
                    ValueTask.FromResult($"{given.Number} {given.Text}"))
            .Run("find", (Services _, Find given, OperationContext _) => ValueTask.FromResult(Text(given.Where)))
            .Run("pick", (Services _, Pick given, OperationContext _) =>
                ValueTask.FromResult(given.One.Name is { } name ? $"name {name}" : $"number {given.One.Number}"))
            .Run("oneShip", (Services _, OneShip given, OperationContext _) => ValueTask.FromResult($"{given.Id.Key}"))
            .Run("ship", (Services _, ShipByName given, OperationContext _) =>
                ValueTask.FromResult(Ships.FirstOrDefault(s => s.Name == given.Name)))
            .Constant("ships", Ships)
            .Constant("vessels", new Vessel?[] { Ships[0], null, new Buoy("North", true) })
            .Constant("cargo", new object[] { s_ahab, new Crate(3) })
            .Constant("stranger", (Vessel)new Ghost())
            .Constant("faults", new Faults())
            .Constant("faultsRequired", new Faults())
            .Constant("greeting", "Ahoy");

        schema.Mutation()
            .Run(
                "add",
                (Till till, Amount amount, OperationContext _) =>
                    ValueTask.FromResult(new Counter(till.Total += amount.By)))
            .Run(
                "fail",
                (Till _, OperationContext _) =>
                    ValueTask.FromException<Counter>(new InvalidOperationException("secret")))
            .Run(
                "failRequired",
                (Till _, OperationContext _) =>
                    ValueTask.FromException<Counter>(new InvalidOperationException("secret")));

        schema.Object<Counter>().Value("double", c => c.Total * 2);

        schema.Object<Ship>()
            .Node("shp", s => s.Crew.Count, (object _, long _) => Ships.AsQueryable())
            .Value("captain", s => s.Crew.Count > 0 ? s.Crew[0] : null);

        schema.Object<Buoy>();

        schema.Object<Sailor>()
            .Value("rank", (Sailor s, RankForm form) => form.Short == true ? s.Rank?[..3] : s.Rank);

        schema.Object<Crate>().Value("mark", _ => "X");

        schema.Object<Faults>()
            .Value("ok", _ => "ok")
            .Value("nothing", _ => (string?)null)
            .Value("nothingRequired", _ => (string?)null)
            .Value("thrown", string? (_) => throw new InvalidOperationException("secret"))
            .Value("thrownRequired", string (_) => throw new InvalidOperationException("secret"))
            .Value("told", string? (_) => throw new GraphQLException("The tide is out.", "TIDE"))
            .Value("self", f => f)
            .Value("selfRequired", f => f)
            .Value("many", f => new[] { f, null, f })
            .Value("manyRequired", f => new[] { f, f })
            .Value("manyAllRequired", f => new[] { f, f })
            .Value("items", _ => new[] { "a", null, "c" })
            .Value("itemsRequired", _ => new[] { "a", null, "c" })
            .Value("itemsAllRequired", _ => new[] { "a", null, "c" })
            .Value("nested", _ => new string?[]?[] { ["a"], null, ["b", null] })
            .Value("nestedRequired", _ => new string?[][] { ["a"], ["b", null] })
            .Value("ratios", _ => new[] { 1.5, double.NaN, 1e21 })
            .Value("notFinite", _ => double.PositiveInfinity)
            .Value("strangers", _ => new Vessel[] { Ships[0], new Ghost() })
            .Value("noList", _ => (int[]?)null)
            .Value("brokenList", _ => Broken());
    }

    static IEnumerable<int> Broken()
    {
        yield return 1;
        throw new InvalidOperationException("secret");
    }

    static readonly JsonSerializerOptions s_asArrived = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    static string Text<T>(T arrived) => JsonSerializer.Serialize(arrived, s_asArrived);

    public static Task<JsonElement> AskAsync(string document, object? variables = null, string? operationName = null) =>
        AskAsync(Engine(), document, variables, operationName);

    public static async Task<JsonElement> AskAsync(
        Engine engine, string document, object? variables = null, string? operationName = null)
    {
        using var response = await ResponseAsync(engine, document, variables, operationName);
        return JsonSerializer.Deserialize<JsonElement>(response.Body.Span);
    }

    public static ValueTask<GraphQLResponse> ResponseAsync(
        Engine engine, string document, object? variables =
            null, string? operationName = null, bool readOnly = false, CancellationToken cancellation = default) =>
        engine.ExecuteAsync(
            new GraphQLRequest
            {
                Document = Encoding.UTF8.GetBytes(document),
                OperationName = operationName,
                Variables = variables is null ? default : JsonSerializer.SerializeToElement(variables),
                ReadOnly = readOnly,
            },
            new Services(), cancellation);

    /// <summary>The services of one request.</summary>
    public sealed class Services : IServiceProvider
    {
        readonly Till _till = new();

        public object? GetService(Type serviceType) =>
            serviceType == typeof(Services) ? this : serviceType == typeof(Till) ? _till : null;
    }
}
