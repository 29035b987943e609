using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;
using Parley.GraphQL.Tests.Execution;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests.Binding;

public sealed class ChangesTests
{
    enum Rig { Sloop, Brig }

    sealed class Ship
    {
        public string? Name { get; set; }
        public int Crew { get; set; }
        public Rig? Rig { get; set; }
        public List<string> Ports { get; set; } = [];
    }

    sealed record Change(string Id, Changes<Ship> Ship);

    const string Fitting = """
        type Query { change(id: String!, name: String, crew: Int, rig: Rig, ports: [String!]): String }
        enum Rig { SLOOP BRIG }
        """;

    [Theory]
    [InlineData("""{ change(id: "s") }""", "s")]
    [InlineData("""{ change(id: "s", name: "Pequod", crew: 30) }""", "s name=Pequod crew=30")]
    [InlineData("""{ change(id: "s", name: null, crew: null, rig: null, ports: null) }""", "s name= crew= rig= ports=")]
    [InlineData("""{ change(id: "s", rig: BRIG, ports: ["Oslo", "Riga"]) }""", "s rig=Brig ports=Oslo+Riga")]
    [InlineData("""query($name: String, $crew: Int) { change(id: "s", name: $name, crew: $crew) }""", "s crew=")]
    public async Task They_hold_what_was_given_and_nothing_else(string query, string expected)
    {
        var engine = Engine.Create(Schema(Fitting), null, new Harbour.Services(), Bind);

        var answer = await Harbour.AskAsync(engine, query, new { crew = (int?)null });

        answer.GetProperty("data").GetProperty("change").GetString().ShouldBe(expected);
    }

    [Fact]
    public void What_has_no_member_or_does_not_fit_it_is_a_fault() => Should.Throw<GraphQLException>(() =>
        Engine.Create(
            Schema("type Query { change(id: String!, crew: String, sails: Int): String }"), null,
            new Harbour.Services(), Bind))
        .Errors.Select(e => e.Message).ShouldBe(
        [
            "Query.change: crew is String, which Ship.Crew of type Int32 cannot hold",
            "Query.change: nothing in Ship takes sails",
        ]);

    static Schema Schema(string sdl) => SchemaBuilder.Build([new Source(sdl, "fleet.graphql")]);

    static void Bind(SchemaBinder schema) => schema.Query().Run(
        "change", (Harbour.Services _, Change given, OperationContext _) => ValueTask.FromResult(Written(given)));

    static string Written(Change change) => string.Join(' ', change.Ship.Given.Select(field =>
        $"{field.Key}={(field.Value is List<string> list ? string.Join('+', list) : field.Value)}").Prepend(change.Id));
}
