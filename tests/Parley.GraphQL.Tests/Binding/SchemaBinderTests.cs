using Parley.GraphQL.Binding;
using Parley.GraphQL.Tests.Execution;
using static Parley.GraphQL.Tests.Binding.Fleet;

namespace Parley.GraphQL.Tests.Binding;

/// <summary>Everything the start refuses: each test is an SDL, its binding, and every line of what is said.</summary>
public sealed class SchemaBinderTests
{
    const string Connection = """
        type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
        type ShipConnection { edges: [ShipEdge!]! nodes: [Ship!]! pageInfo: PageInfo! totalCount: Int! }
        type ShipEdge { cursor: String! node: Ship! }
        """;

    [Fact]
    public void What_fits_is_said_nothing_of() => Faults(
        $$"""
        type Query { ships(first: Int, after: String): ShipConnection! ship(name: String!): Ship }
        type Ship { name: String! motto: String shout: String! home: Port yard: Port! }
        type Port { name: String! }
        {{Connection}}
        """,
        s =>
        {
            s.Query().Page("ships", (Db db) => db.Ships, x => x.Name, x => x.Id).One(
                "ship", (Db db, ByName by) => db.Ships.Where(x => x.Name == by.Name));
            s.Object<Ship>("Ship").Column("name", x => x.Name).Column("motto", x => x.Motto).Column(
                "shout", x => x.Motto ?? "…")
                .One("home", x => x.Home).One("yard", x => x.Yard);
            s.Object<Port>("Port").Column("name", x => x.Name);
        }).ShouldBeEmpty();

    [Fact]
    public void Fields_and_types_that_nothing_answers() => Faults(
        "type Query {\n  a: Int\n  b: Int\n}\n\ntype Ship {\n  name: String\n}",
        s => s.Query().Constant("a", 1)).ShouldBe(
    [
        "fleet.graphql:3:3  nothing answers Query.b; bind it in FleetResolvers.cs",
        "fleet.graphql:6:6  nothing answers the type Ship; bind it in FleetResolvers.cs",
    ]);

    [Fact]
    public void Bindings_that_the_SDL_does_not_have() => Faults(
        "type Query {\n  ship: Int\n}",
        s =>
        {
            s.Query().Constant("ship", 1).Constant("shop", 1).Constant("ship", 2);
            s.Object<Crate>("Create").Value("name", c => c.Name);
        }).ShouldBe(
    [
        "fleet.graphql:1:6  Query.shop is bound, but not in the SDL. Did you mean `ship`?",
        "fleet.graphql:2:3  Query.ship is bound twice",
        "SchemaBinderTests.cs  Create is bound, but the SDL has no such object type",
    ]);

    [Fact]
    public void Columns_of_another_type_or_that_may_be_null() => Faults(
        """
        type Query { ship: Ship }
        type Ship {
          name: Int
          crew: Int!
          motto: String!
          nick: String!
          sure: String!
          hasCrew: Boolean!
          flag: Flag
          home: Port!
          length: Int
          shout: Int
        }
        enum Flag { RED BLUE }
        type Port { name: String! }
        """,
        s =>
        {
            s.Query().One<Db, ByName, Ship>("ship", (db, _) => db.Ships);
            s.Object<Ship>("Ship").Column("name", x => x.Name).Column("crew", x => x.Crew).Column("motto", x => x.Motto)
                .Column("nick", x => x.Home!.Name).Column(
                    "sure", x => x.Motto ?? x.Name).Column("hasCrew", x => x.Crew != null)
                .Column("flag", x => x.Flag).One("home", x => x.Home).Column("length", x => x.Length)
                .Column("shout", x => x.Built, year => $"{year}!");
            s.Object<Port>("Port").Column("name", x => x.Name);
        }).ShouldBe(
    [
        "fleet.graphql:1:14  Query.ship has no name for ByName.Name.",
        "fleet.graphql:3:3  Ship.name is Int, which a String cannot give",
        "fleet.graphql:4:3  Ship.crew is Int!, but x.Crew may be null",
        "fleet.graphql:5:3  Ship.motto is String!, but x.Motto may be null",
        "fleet.graphql:6:3  Ship.nick is String!, but x.Home.Name may be null",
        "fleet.graphql:9:3  Ship.flag is Flag, which a Flag cannot give (WHITE is not in the SDL, BLUE is not in Flag)",
        "fleet.graphql:10:3  Ship.home is Port!, but x.Home may be null",
        "fleet.graphql:11:3  Ship.length is Int, which a Double cannot give",
        "fleet.graphql:12:3  Ship.shout is Int, which what is computed of a Int32 cannot give",
    ]);

    sealed record ByName(string Name);

    sealed record Wrong(string A, int B, int? C, string? D, Flag E, IReadOnlyList<int> F, In G, string Extra);

    sealed record In(int X, string Y, In? Self);

    [Fact]
    public void Arguments_both_ways_their_types_and_whether_they_may_be_null() => Faults(
        """
        type Query {
          ask(
            a: Int
            b: Int
            c: Int
            d: String
            e: Flag!
            f: [Int!]!
            g: In!
            more: Int
          ): Int
          plain(a: Int): Int
        }
        enum Flag { RED BLUE }
        input In {
          x: Int!
          z: Int
          self: In
        }
        """,
        s => s.Query()
            .Run("ask", (Harbour.Services _, Wrong _, OperationContext _) => ValueTask.FromResult(1))
            .Constant("plain", 1)).ShouldBe(
    [
        "fleet.graphql:2:3  Query.ask has no extra for Wrong.Extra.",
        "fleet.graphql:3:5  Query.ask: a is Int, which Wrong.A of type String cannot hold",
        "fleet.graphql:4:5  Query.ask: b is Int and may be null, but Wrong.B may not",
        "fleet.graphql:7:5  Query.ask: e is Flag!, which Wrong.E of type Flag cannot hold (WHITE is not in the SDL, "
        + "BLUE is not in Flag)",
        "fleet.graphql:10:5  Query.ask: nothing in Wrong takes more",
        "fleet.graphql:12:3  Query.plain has arguments (a) that its binding does not take",
        "fleet.graphql:15:7  In has no y for In.Y.",
        "fleet.graphql:17:3  In: nothing in In takes z",
    ]);

    sealed record OfShip(Id<Ship> Id);

    [Fact]
    public void Ids_of_what_is_no_node() => Faults(
        "type Query {\n  ask(\n    id: ID!): Int\n}",
        s => s.Query().Run(
            "ask", (Harbour.Services _, OfShip _, OperationContext _) => ValueTask.FromResult(1))).ShouldBe(
    [
        "fleet.graphql:3:5  Query.ask.id takes the id of a Ship, but no type is bound to Ship as a node",
    ]);

    [Fact]
    public void One_and_many_of_what_is_not() => Faults(
        """
        type Query {
          a: [Ship!]!
          b: Ship
          c: Ship
          d: Vessel
          e: Ship!
        }
        type Ship implements Vessel { name: String! }
        interface Vessel { name: String! }
        """,
        s =>
        {
            s.Query().One<Db, None, Ship>("a", (db, _) => db.Ships).Many("b", (Db db) => db.Ships)
                .Many("d", (Db db) => db.Ships).Constant("c", new Crate("x")).Constant<int?>("e", 1);
            s.Object<Ship>("Ship").Column("name", x => x.Name);
        }).ShouldBe(
    [
        "fleet.graphql:2:3  Query.a is [Ship!]!, but bound to one row; use Many",
        "fleet.graphql:3:3  Query.b is Ship, but bound to many rows; use One",
        "fleet.graphql:4:3  Query.c gives Crate, but Ship is bound to Ship",
        "fleet.graphql:5:3  Query.d is Vessel, but bound to many rows; use One",
        "fleet.graphql:6:3  Query.e is Ship!, which a Int32? cannot give",
    ]);

    sealed record None;

    [Theory]
    [InlineData("ships: ShipConnection!", "")]
    [InlineData("ships(first: Int): ShipConnection!", "")]
    [InlineData("ships(first: Int!, after: String): ShipConnection!", "")]
    [InlineData("ships(first: Int, after: String, last: Int): ShipConnection!", "")]
    [InlineData("ships(first: Int, after: String): [Ship!]!", "")]
    [InlineData("ships(first: Int, after: String): ShipConnection!", "nodes: [Ship!]!→nodes: [Ship]!")]
    [InlineData("ships(first: Int, after: String): ShipConnection!", "totalCount: Int!→total: Int!")]
    [InlineData("ships(first: Int, after: String): ShipConnection!", "cursor: String!→cursor: String")]
    [InlineData("ships(first: Int, after: String): ShipConnection!", "pageInfo: PageInfo!→page: PageInfo!")]
    public void Connections_of_another_shape(string field, string change)
    {
        var connection = change.Split('→') is [var from, var to]
            ? Connection.Replace(from, to, StringComparison.Ordinal)
            : Connection;

        Faults(
            $"type Query {{\n  {field}\n}}\ntype Ship {{ name: String! }}\n{connection}",
            s =>
            {
                s.Query().Page("ships", (Db db) => db.Ships, x => x.Id);
                s.Object<Ship>("Ship").Column("name", x => x.Name);
            }).ShouldContain(f => f.StartsWith("fleet.graphql:2:3  Query.ships is ",
            StringComparison.Ordinal) && f.EndsWith(ConnectionTypes.Shape, StringComparison.Ordinal));
    }

    [Fact]
    public void Pages_in_an_order_that_a_cursor_cannot_keep() => Faults(
        $$"""
        type Query {
          a(first: Int, after: String): ShipConnection!
          b(first: Int, after: String): ShipConnection!
          c(first: Int, after: String): ShipConnection!
          d(first: Int, after: String, named: String): ShipConnection!
        }
        type Ship { name: String! }
        {{Connection}}
        """,
        s =>
        {
            s.Query().Page("a", (Db db) => db.Ships).Page("b", (Db db) => db.Ships, x => x.Motto!, x => x.Id)
                .Page(
                    "c",
                    (Db db) => db.Ships,
                    x => x.Length,
                    x => x.Id).Page("d", (Db db) => db.Ships, x => x.Flag, x => x.Id);
            s.Object<Ship>("Ship").Column("name", x => x.Name);
        }).ShouldBe(
    [
        "fleet.graphql:2:3  Query.a is a page without an order; give its sort keys, the last one unique",
        "fleet.graphql:3:3  Query.b is ordered by x.Motto, which may be null",
        "fleet.graphql:4:3  Query.c is ordered by x.Length; a sort key is a whole number, an enum, a date, an instant "
        + "or a string",
        "fleet.graphql:5:3  Query.d has arguments (named) that its binding does not take",
    ]);

    [Fact]
    public void Nodes_of_another_shape() => Faults(
        "type Query {\n  node(key: ID!): Node\n  nodes(ids: [ID!]!): [Node!]!\n}\ninterface Node { id: ID! }",
        s => s.Query().Node("node").Nodes("nodes")).ShouldBe(
    [
        "fleet.graphql:2:3  Query.node is bound to nodes, which are asked for as node(id: ID!): Node",
        "fleet.graphql:3:3  Query.nodes is bound to nodes, which are asked for as nodes(ids: [ID!]!): [Node]",
    ]);

    [Fact]
    public void One_class_for_two_types_and_columns_the_database_cannot_tell() => Faults(
        "type Query { a: Ship b: Boat }\ntype Ship { name: String! }\ntype Boat { name: String! }",
        s =>
        {
            s.Query().One<Db, None, Ship>("a", (db, _) => db.Ships).One<Db, None, Ship>("b", (db, _) => db.Ships);
            s.Object<Ship>("Ship").Column("name", x => x.Name);
            s.Object<Ship>("Boat").Column("name", x => string.Concat(x.Name.Reverse()));
        }).ShouldBe(
    [
        "fleet.graphql:3:6  Boat and Ship are both bound to Ship",
        "fleet.graphql:3:6  Boat: Concat(x.Name.Reverse()) is more than SQL can say",
    ]);

    sealed record Harbourmaster(string Port);

    [Fact]
    public void Streams_where_there_is_no_subscription_and_subscriptions_that_are_no_stream() => Faults(
        """
        schema { query: Query subscription: News }
        type Query { a: Int }
        type News { sunk: Int met: Crate moved(port: String!): String! lost: String! }
        type Subscription { b: Int }
        type Crate { name: String! }
        """,
        s =>
        {
            s.Query().Constant("a", 1);
            s.Subscription()
                .Stream("met", (Db _, OperationContext _) => AsyncEnumerable.Empty<Ship>())
                .Stream("moved", (Db _, OperationContext _) => AsyncEnumerable.Empty<int?>())
                .Stream("lost", (Db _, Harbourmaster _, OperationContext _) => AsyncEnumerable.Empty<string>())
                .Stream("found", (Db _, OperationContext _) => AsyncEnumerable.Empty<string>());
            s.Object<Db>("News").Value("sunk", _ => 1);
            s.Object<Crate>("Crate").Value("name", c => c.Name);
            s.Object<Db>("Subscription").Value("b", _ => 1);
        }).ShouldBe(
    [
        "fleet.graphql:3:6  News.found is bound, but not in the SDL. Did you mean `moved` or `sunk`?",
        "fleet.graphql:3:13  News.sunk is a subscription; what answers it is a Stream",
        "fleet.graphql:3:23  News.met gives Ship, but Crate is bound to Crate",
        "fleet.graphql:3:34  News.moved is String!, which a Int32? cannot give",
        "fleet.graphql:3:34  News.moved has arguments (port) that its binding does not take",
        "fleet.graphql:3:64  News.lost has no port for Harbourmaster.Port.",
    ]);

    [Fact]
    public void A_stream_on_a_type_that_is_no_root() => Faults(
        "schema { query: Query }\ntype Query { a: Int }\ntype Subscription { b: Int! }",
        s =>
        {
            s.Query().Constant("a", 1);
            s.Subscription().Stream("b", (Db _, OperationContext _) => AsyncEnumerable.Empty<int>());
        }).ShouldBe(
    ["fleet.graphql:3:21  Subscription.b is bound to a Stream, but Subscription is not the subscription root"]);
}
