using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;
using Parley.GraphQL.Tests.Execution;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests.Binding;

public sealed class OptionalTests
{
    sealed record Change(
        Optional<string?> Name, Optional<int?> Crew, Optional<IReadOnlyList<string>?> Ports, Optional<Deck?> Deck);

    sealed record Deck(Optional<int?> Guns);

    sealed record Clumsy(Optional<int> Crew, Optional<int?> Name);

    static readonly Schema s_schema = SchemaBuilder.Build([new Source("""
        type Query { change(name: String, crew: Int, ports: [String!], deck: Deck): String }
        input Deck { guns: Int }
        """, "fleet.graphql")]);

    [Theory]
    [InlineData("""{ change(name: "Pequod") }""", "name=Pequod")]
    [InlineData("{ change(name: null, crew: 0) }", "name= crew=0")]
    [InlineData("{ change(crew: null, ports: null, deck: null) }", "crew= ports= deck=")]
    [InlineData("""{ change(ports: ["Oslo"], deck: {}) }""", "ports=Oslo deck={}")]
    [InlineData("{ change(deck: { guns: null }) }", "deck={guns=}")]
    [InlineData("query($name: String, $crew: Int) { change(name: $name, crew: $crew) }", "crew=")]
    public async Task What_is_left_out_is_told_from_null(string query, string expected)
    {
        var engine = Engine.Create(s_schema, null, new Harbour.Services(), schema => schema.Query().Run(
            "change", (Harbour.Services _, Change given, OperationContext _) => ValueTask.FromResult(Written(given))));

        var answer = await Harbour.AskAsync(engine, query, new { crew = (int?)null });

        answer.GetProperty("data").GetProperty("change").GetString().ShouldBe(expected);
    }

    [Fact]
    public void What_cannot_be_null_is_no_optional() => Should.Throw<GraphQLException>(() => Engine.Create(
        SchemaBuilder.Build([new Source("type Query { change(crew: Int, name: String): String }", "fleet.graphql")]),
        null,
        new Harbour.Services(), schema => schema.Query().Run(
            "change", (Harbour.Services _, Clumsy _, OperationContext _) => ValueTask.FromResult(""))))
        .Errors.Select(e => e.Message[..e.Message.IndexOf(", which", StringComparison.Ordinal)])
        .ShouldBe(["Query.change: crew is Int", "Query.change: name is String"]);

    static string Written(Change given) => string.Join(' ', new[]
    {
        Written("name", given.Name, name => name),
        Written("crew", given.Crew, crew => $"{crew}"),
        Written("ports", given.Ports, ports => ports is null ? null : string.Join('+', ports)),
        Written(
            "deck", given.Deck, deck => deck is null ? null : $"{{{Written("guns", deck.Guns, guns => $"{guns}")}}}"),
    }.OfType<string>());

    static string? Written<T>(string name, Optional<T> value, Func<T, string?> write) =>
        value.IsGiven ? $"{name}={write(value.Value)}" : null;
}
