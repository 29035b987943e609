using Parley.GraphQL.Language;
using Parley.GraphQL.Tests.Execution;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests.Binding;

public sealed class NodeTypeTests
{
    [Fact]
    public void A_node_type_is_found_by_its_prefix_and_reads_what_a_key_stands_for()
    {
        var fleet = new Fleet();
        var engine = Engine.Create(
            SchemaBuilder.Build([new Source(
                """
                type Query { node(id: ID!): Node }
                interface Node { id: ID! }
                type Ship implements Node { id: ID! name: String! home: Port! }
                type Port { name: String! }
                """,
                "fleet.graphql")]),
            new ListDatabase(fleet, typeof(Ship)),
            new Harbour.Services(),
            schema =>
            {
                schema.Query().Node("node");
                schema.Object<Ship>("Ship")
                    .Node("shp", s => s.Id, (Fleet f, long id) => f.Ships.AsQueryable().Where(s => s.Id == id))
                    .Column("name", s => s.Name)
                    .Value("home", s => s.Name, _ => new Port("Nantucket"));
                schema.Object<Port>("Port").Value("name", p => p.Name);
            });

        var (prefix, ships) = engine.NodeTypes.ShouldHaveSingleItem();
        prefix.ShouldBe("shp");
        ships.Type.Name.ShouldBe("Ship");
        ships.RowsOf(fleet, 2).Cast<Ship>().ShouldBe([fleet.Ships[1]]);
        ships.RowsOf(fleet, 3).Cast<Ship>().ShouldBeEmpty();
    }

    sealed record Ship(long Id, string Name);

    sealed record Port(string Name);

    sealed class Fleet
    {
        public List<Ship> Ships { get; } = [new Ship(1, "Pequod"), new Ship(2, "Rachel")];
    }
}
