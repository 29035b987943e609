using Parley.GraphQL;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Fleet;

public enum Rank { Captain, FirstMate }
public sealed record Ship(string Name, int? Built, IReadOnlyList<Sailor> Crew);
public sealed record Sailor(string Name, Rank Rank);
public sealed record ByName(string Name);

/// <summary>Where the ships are: dictionaries here, anything else as well.</summary>
public sealed class Harbour
{
    readonly Dictionary<string, Ship> _ships = new()
    {
        ["Pequod"] = new("Pequod", 1815, [new("Ahab", Rank.Captain), new("Starbuck", Rank.FirstMate)]),
        ["Rachel"] = new("Rachel", null, [new("Gardiner", Rank.Captain)]),
    };
    readonly Dictionary<string, int> _berths = new() { ["Pequod"] = 7 };

    public IEnumerable<Ship> Ships => _ships.Values;
    public Ship? Find(string name) => _ships.GetValueOrDefault(name);
    public int? Berth(string ship) => _berths.TryGetValue(ship, out var berth) ? berth : null;
}

public static class Sample
{
    const string Sdl = """
        type Query { ships: [Ship!]! ship(name: String!): Ship }
        type Ship { name: String! built: Int crew: [Sailor!]! captain: Sailor berth: Int }
        type Sailor { name: String! rank: Rank! }
        enum Rank { CAPTAIN FIRST_MATE }
        """;

    public static Engine Create(IServiceProvider services) => Engine.Create(
        SchemaBuilder.Build([new Source(Sdl, "fleet.graphql")]), database: null, services, Bind);

    static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Run("ships", (Harbour harbour, OperationContext _) => ValueTask.FromResult(harbour.Ships))
            .Run("ship", (Harbour harbour, ByName by, OperationContext _) =>
                ValueTask.FromResult(harbour.Find(by.Name)));
        schema.Object<Ship>() // its name, built and crew are members of that name: they need no line
            .Value("captain", s => s.Crew.FirstOrDefault(c => c.Rank == Rank.Captain))
            .Batch("berth", s => s.Name, (Harbour harbour, Batch<string, int?> ships, OperationContext _) =>
            {
                foreach (var name in ships.Keys) // of all ships in the answer: one call
                    ships.Answer(name, harbour.Berth(name));
                return ValueTask.CompletedTask;
            });
    }
}
