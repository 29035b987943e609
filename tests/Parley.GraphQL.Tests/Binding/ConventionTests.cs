using System.Text;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Execution;
using Parley.GraphQL.Tests.Execution;
using static Parley.GraphQL.Tests.Binding.Fleet;

namespace Parley.GraphQL.Tests.Binding;

/// <summary>What is bound without a line, as it is named alike, and what of it the start refuses.</summary>
public sealed class ConventionTests
{
    sealed record ByName(string Name);

    sealed record Launch(
        long? ShipId, string Note, IReadOnlyList<Guest> Guests, Guest? Speaker, string Secret)
    {
        public string Wind => ShipId is null ? "north" : "south";
    }

    sealed record Guest(string Name, long? HomeId, Flag[] Flags);

    sealed record Box(string Name);

    const string LaunchSdl = """
        type Query { launch: Launch }
        type Launch { ship: Ship note: String! guests: [Guest!]! speaker: Guest wind: String! }
        type Guest { name: String! home: Port flags: [Flag!]! }
        type Ship { id: ID! name: String! motto: String flag: Flag! home: Port yard: Port! }
        type Port { id: ID! name: String! }
        enum Flag { RED WHITE }
        """;

    static void BindLaunch(SchemaBinder schema)
    {
        schema.Query().Constant(
            "launch", new Launch(1, "dry", [new Guest("Ann", 2, [Flag.Red, Flag.White])], null, "hush"));
        schema.Object<Ship>().Node("shp", s => s.Id, (Db db, long id) => db.Ships.Where(s => s.Id == id));
        schema.Object<Port>().Node("prt", p => p.Id, (Db db, long id) => db.Ports.Where(p => p.Id == id));
    }

    [Fact]
    public void A_field_named_as_its_member_a_class_named_as_its_type_and_a_node_by_its_key_need_no_line()
    {
        var plan = Create(LaunchSdl, BindLaunch).Explain(new GraphQLRequest
        {
            Document = """
                { launch { ship { name motto flag home { name } yard { name } } note
                    guests { name home { name } flags } speaker { name } wind } }
                """u8.ToArray(),
        });

        plan.Plan.ReplaceLineEndings().ShouldBe("""
            query
              launch: value of Launch
                ship: at most one Ship of statement 1 by the value's key
                  name: cell 0
                  motto: cell 1
                  flag: cell 2
                  home: Port of the same row if cell 3
                    name: cell 4
                  yard: Port of the same row
                    name: cell 5
                note: value
                guests: value, list of Guest
                  name: value
                  home: at most one Port of statement 2 by the value's key
                    name: cell 0
                  flags: value, list
                speaker: value of Guest
                  name: value
                wind: value

            """.ReplaceLineEndings());
        plan.Statements[0].ShouldStartWith(
            "row.Name, row.Motto, row.Flag, (row.Home != null), row.Home.Name, row.Yard.Name of db.Ships.Where(");
    }

    [Fact]
    public async Task What_the_values_of_members_are_is_answered()
    {
        var response = await Create(LaunchSdl, BindLaunch).ExecuteAsync(
            new GraphQLRequest
            {
                Document = "{ launch { note wind guests { name flags } speaker { name } } }"u8.ToArray(),
            },
            new Harbour.Services(), default);

        Encoding.UTF8.GetString(response.Body.Span).ShouldBe(
            """{"data":{"launch":{"note":"dry","wind":"south","guests":[{"name":"Ann","flags":["RED","WHITE"]}],"""
            + "\"speaker\":null}}}");
    }

    [Fact]
    public void What_is_written_out_stands_before_what_is_named_alike() => Create(LaunchSdl, schema =>
    {
        BindLaunch(schema);
        schema.Object<Ship>().Column("motto", s => s.Name).One("home", s => s.Yard);
    }).Explain(new GraphQLRequest { Document = "{ launch { ship { motto home { name } } } }"u8.ToArray() })
        .Statements[0].ShouldStartWith("row.Name, (row.Yard != null), row.Yard.Name of ");

    [Fact]
    public void A_member_that_the_SDL_does_not_name_is_not_told() => Faults(
        LaunchSdl.Replace("wind: String!", "wind: String! secret(of: String): String", StringComparison.Ordinal),
        BindLaunch).ShouldBe(
    ["fleet.graphql:2:87  Launch.secret has arguments (of) that its binding does not take"]);

    [Fact]
    public void Columns_and_references_that_do_not_fit() => Faults(
        """
        type Query { ship(name: String!): Ship }
        type Ship {
          name: Int
          crew: Int!
          motto: String!
          home: Port!
          yard: [Port!]!
          escorts: [Ship!]!
          built: Port
          flag: Vessel
          moto: String
          length(unit: String): Float
          anchor: String
        }
        type Port { name: String! nick: String! }
        interface Vessel { name: String! }
        """,
        s =>
        {
            s.Query().One("ship", (Db db, ByName by) => db.Ships.Where(x => x.Name == by.Name));
            s.Object<Ship>();
        }).ShouldBe(
    [
        "fleet.graphql:3:3  Ship.name is Int, which a String cannot give",
        "fleet.graphql:4:3  Ship.crew is Int!, but Ship.Crew may be null",
        "fleet.graphql:5:3  Ship.motto is String!, but Ship.Motto may be null",
        "fleet.graphql:6:3  Ship.home is Port!, but Ship.Home may be null",
        "fleet.graphql:7:3  Ship.yard is [Port!]!, which a Port cannot give",
        "fleet.graphql:8:3  Ship.escorts is [Ship!]!, and Ship.Escorts does not say in which order; bind it with Many",
        "fleet.graphql:9:3  Ship.built is Port, which a Int32 cannot give",
        "fleet.graphql:10:3  Ship.flag is Vessel, which a Flag cannot give",
        "fleet.graphql:11:3  nothing answers Ship.moto; bind it in FleetResolvers.cs, as Ship has no Moto",
        "fleet.graphql:12:3  Ship.length has arguments (unit) that its binding does not take",
        "fleet.graphql:13:3  nothing answers Ship.anchor; bind it in FleetResolvers.cs, as Ship has no Anchor",
        "fleet.graphql:15:27  Port.nick is String!, but Port.Nick may be null",
    ]);

    sealed record Log(
        string? Title, int? Page, IReadOnlyList<string?> Lines, string[]? Tags, Guest Keeper, Box Chest, string Vessel,
        IReadOnlyList<Box> Boxes, string PierId, long BerthId, string? Remark);

    [Fact]
    public void Values_that_do_not_fit() => Faults(
        """
        type Query { log: Log }
        type Log {
          title: String!
          page: Int!
          lines: [String!]!
          tags: [String!]!
          keeper: Box
          chest: Crate
          vessel: Vessel
          boxes: Box
          pier: Port
          berth: Berth
          remarks: String
        }
        type Box { name: Int }
        type Crate { name: String }
        type Port { name: String! }
        type Berth { name: String! }
        type Skiff implements Vessel { name: String! }
        interface Vessel { name: String! }
        """,
        s =>
        {
            s.Query().Constant(
                "log", new Log(null, null, [], null, new Guest("", null, []), new Box(""), "", [], "", 1, null));
            s.Object<Box>();
            s.Object<Port>();
            s.Object<Ship>("Skiff");
        }).ShouldBe(
    [
        "fleet.graphql:3:3  Log.title is String!, but Log.Title may be null",
        "fleet.graphql:4:3  Log.page is Int!, but Log.Page may be null",
        "fleet.graphql:5:3  Log.lines is [String!]!, but Log.Lines may be null",
        "fleet.graphql:6:3  Log.tags is [String!]!, but Log.Tags may be null",
        "fleet.graphql:7:3  Log.keeper gives Guest, but Box is bound to Box",
        "fleet.graphql:9:3  Log.vessel gives String, but no type of Vessel is bound to that",
        "fleet.graphql:10:3  Log.boxes gives IReadOnlyList`1, but Box is bound to Box",
        "fleet.graphql:11:3  nothing answers Log.pier; bind it in FleetResolvers.cs, as Log has no Pier, and its " +
        "PierId is "
        + "not the key of a node",
        "fleet.graphql:12:3  nothing answers Log.berth; bind it in FleetResolvers.cs, as Log has no Berth, and its " +
        "BerthId is "
        + "not the key of a node",
        "fleet.graphql:13:3  nothing answers Log.remarks; bind it in FleetResolvers.cs, as Log has no Remarks. "
        + "Did you mean `Remark`?",
        "fleet.graphql:15:12  Box.name is Int, which a String cannot give",
        "fleet.graphql:16:6  nothing answers the type Crate; Log.chest gives a class of another name, Box: bind that "
        + "to it in FleetResolvers.cs",
        "fleet.graphql:18:6  nothing answers the type Berth; bind it in FleetResolvers.cs",
    ]);

    [Fact]
    public void A_class_of_a_name_that_the_SDL_does_not_have() => Faults(
        "type Query { a: Int }\ntype Prot { name: String! }",
        s =>
        {
            s.Query().Constant("a", 1);
            s.Object<Port>();
        }).ShouldBe(
    [
        "fleet.graphql:2:6  nothing answers the type Prot; bind it in FleetResolvers.cs",
        "ConventionTests.cs  Port is bound, but the SDL has no such object type. Did you mean `Prot`?",
    ]);
}
