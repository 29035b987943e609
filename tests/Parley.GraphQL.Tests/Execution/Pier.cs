using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Execution;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests.Execution;

/// <summary>A schema of subscriptions; the test says what happens, and sees who listens.</summary>
sealed class Pier : IServiceProvider
{
    public sealed record Arrival(long Ship, int Tons = 0);

    public sealed record Departure(long Ship);

    public sealed record Ship(long Id, string Name);

    public sealed record From(string Port, int? AtLeast);

    public sealed record ById(Id<Ship> Id);

    public const string Sdl = """
        type Query { berths: Int! }
        type Mutation { clear: Boolean }
        type Subscription {
          arrivals(port: String!, atLeast: Int): Arrival
          arrivalsRequired: Arrival!
          movements: Movement!
          tide: Int
          faulty: Int
          closed: Int
          curious: Int
          of(id: ID!): Int
        }
        union Movement = Arrival | Departure
        type Arrival { ship: Ship tons: Int! lastPort: String papers: String! inspection: String }
        type Departure { cleared: Boolean! }
        type Ship { id: ID! name: String! }
        """;

    readonly Channel<object> _happening = Channel.CreateUnbounded<object>();
    readonly ListDatabase _database;
    readonly EngineOptions _options;

    public Pier(ExecutionLimits? limits = null)
    {
        _options = new EngineOptions { Execution = limits ?? new ExecutionLimits() };
        _database = new ListDatabase(this, typeof(Ship));
        Engine = Engine.Create(
            SchemaBuilder.Build([new Source(Sdl, "pier.graphql")]), _database, this, Bind, _options,
            (exception, where) => Logged.Add((exception, where)));
    }

    public Engine Engine { get; }

    public List<(Exception Exception, string Where)> Logged { get; } = [];

    public List<Ship> Ships { get; } = [new(1, "Pequod"), new(2, "Rachel")];

    public (int Open, int Ever) Sessions => _database.Sessions;

    /// <summary>How often a stream asked for an event.</summary>
    public int Asked { get; private set; }

    /// <summary>Streams that are listened to.</summary>
    public int Listening { get; private set; }

    public GraphQLError? Refused { get; set; }

    public Func<CancellationToken, Task> Inspect { get; set; } = _ => Task.CompletedTask;

    public CancellationToken OfTheStream { get; private set; }

    public void Happens(object @event) => _happening.Writer.TryWrite(@event).ShouldBeTrue();

    public void Ends(Exception? by = null) => _happening.Writer.Complete(by);

    public ValueTask<GraphQLSubscription?> SubscribeAsync(
        string document, object? variables = null, object? extensions = null, CancellationToken cancellation = default)
    {
        var request = new GraphQLRequest
        {
            Document = Encoding.UTF8.GetBytes(document),
            Variables = variables is null ? default : JsonSerializer.SerializeToElement(variables),
            Extensions = extensions is null ? default : JsonSerializer.SerializeToElement(extensions),
        };
        return Engine.SubscribeAsync(request, this, cancellation);
    }

    public object? GetService(Type serviceType) => serviceType == typeof(Pier) ? this : null;

    void Bind(SchemaBinder schema)
    {
        schema.Access(new Harbourmaster(this));
        schema.Query().Constant("berths", 3);
        schema.Mutation().Run("clear", (Pier _, OperationContext _) => ValueTask.FromResult((bool?)true));
        schema.Subscription()
            .Stream("arrivals", (Pier pier, From from, OperationContext operation) =>
                pier.Listen<Arrival>(operation)
                    .Where(a => from.Port == "Nantucket" && (from.AtLeast is null || a.Tons >= from.AtLeast)))
            .Stream("arrivalsRequired", (Pier pier, OperationContext operation) => pier.Listen<Arrival?>(operation))
            .Stream("movements", (Pier pier, OperationContext operation) => pier.Listen<object>(operation))
            .Stream("tide", (Pier pier, OperationContext operation) => pier.Listen<int?>(operation))
            .Stream("faulty", IAsyncEnumerable<int> (Pier _, OperationContext _) =>
                throw new InvalidOperationException("secret"))
            .Stream("closed", IAsyncEnumerable<int> (Pier _, OperationContext _) =>
                throw new GraphQLException("The port is closed.", "CLOSED"))
            .Stream("curious", (Pier _, OperationContext operation) =>
                AsyncEnumerable.Repeat(operation.Session.GetHashCode(), 1))
            .Stream("of", (Pier pier, ById by, OperationContext operation) => pier.Listen<int>(operation));
        schema.Object<Ship>("Ship")
            .Node("shp", s => s.Id, (Pier pier, long id) => pier.Ships.AsQueryable().Where(s => s.Id == id))
            .Column("name", s => s.Name);
        schema.Object<Arrival>("Arrival")
            .One("ship", a => a.Ship, (Pier pier, long id) => pier.Ships.AsQueryable().Where(s => s.Id == id))
            .Value("tons", a => a.Tons)
            .Value("lastPort", a => a.Tons < 0 ? throw new InvalidOperationException("secret") : "Nantucket")
            .Value("papers", a => a.Tons < 0 ? throw new GraphQLException("No papers.", "PAPERS") : "in order")
            .Batch(
                "inspection", a => a.Ship, async (Pier pier, Batch<long, string> ships, OperationContext operation) =>
            {
                await pier.Inspect(operation.Cancellation);
                foreach (var ship in ships.Keys)
                    ships.Answer(ship, "passed");
            });
        schema.Object<Departure>("Departure").Value("cleared", _ => true);
    }

    async IAsyncEnumerable<T> Listen<T>(
        OperationContext operation, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        OfTheStream = operation.Cancellation;
        Listening++;
        try
        {
            Asked++;
            await foreach (var @event in _happening.Reader.ReadAllAsync(cancellation))
            {
                yield return (T)@event;
                Asked++;
            }
        }
        finally
        {
            Listening--;
        }
    }

    sealed class Harbourmaster(Pier pier) : AccessPolicy
    {
        public override Guard? FindGuard(ObjectType type) => null;

        public override FieldAccess? FindAccess(ObjectType type, FieldDefinition field, Type? row) =>
            field.Name == "arrivals" ? new FieldAccess { Guard = _ => pier.Refused } : null;
    }
}
