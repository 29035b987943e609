using System.Text.Json;
using Parley.GraphQL.Execution;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests.Execution;

/// <summary>What is the same question for a cursor, and what is another.</summary>
public sealed class PageQuestionTests
{
    static readonly Schema s_schema = SchemaBuilder.Build([new Source("""
        type Query {
          ships(where: Where, words: String, limit: Int = 7, orderBy: Order, first: Int, after: String, last: Int,
            before: String): Int
        }
        input Where {
          and: [Where!] not: Where colours: [Colour!] tags: [String!] built: Range crew: Crew lit: Boolean = false
        }
        input Range { from: Int until: Int }
        input Crew { some: [String!] atLeast: Int = 1 }
        input Order { field: Colour! descending: Boolean = false }
        enum Colour { RED GREEN }
        """, "question.graphql")]);

    [Theory]
    [InlineData("")]
    [InlineData("first: 3, after: \"x\", last: null")]
    [InlineData("where: null")]
    [InlineData("where: {}")]
    [InlineData("where: { lit: false }")]
    [InlineData("where: { colours: [], tags: null, built: {}, and: [] }")]
    [InlineData("where: { built: { from: null, until: null } }")]
    [InlineData("limit: 7, words: null")]
    [InlineData("orderBy: { field: RED }")]
    public void What_asks_for_nothing_is_one_question(string arguments) => Fingerprint(arguments).ShouldBe(
        Fingerprint("where: { lit: false }, limit: 7"));

    [Theory]
    [InlineData("""where: { colours: [GREEN, RED], tags: ["a", "b"] }""")]
    [InlineData("""where: { tags: ["b", "a"], colours: [RED, GREEN] }""")]
    [InlineData("""where: { tags: ["b", "a", "b"], colours: [RED, GREEN, RED], not: null, lit: false }""")]
    [InlineData("""limit: 7, where: { tags: ["b", "a"], built: {}, colours: [RED, GREEN] }""")]
    public void Order_repetition_and_what_says_nothing_do_not_matter(string arguments) =>
        Fingerprint(arguments).ShouldBe(Fingerprint("""where: { colours: [RED, GREEN], tags: ["a", "b"] }"""));

    [Fact]
    public void A_variable_asks_what_the_same_value_written_out_asks() =>
        Fingerprint("where: $w", """{ "w": { "tags": ["b", "a"], "colours": null, "crew": { "some": ["x"] } } }""")
            .ShouldBe(Fingerprint("""where: { crew: { atLeast: 1, some: "x" }, tags: ["a", "b"] }"""));

    [Fact]
    public void Lists_of_filters_are_the_same_in_any_order() =>
        Fingerprint("""where: { and: [{ tags: ["a"] }, { not: { colours: [RED] } }] }""")
            .ShouldBe(Fingerprint("""where: { and: [{ not: { colours: [RED], built: null } }, { tags: "a" }] }"""));

    /// <summary>Were each value written twice in the one around it, this would not end.</summary>
    [Fact]
    public void However_deep_a_value_lies_it_is_written_once()
    {
        string Nested(string colour) =>
            $"where: {string.Concat(Enumerable.Repeat("{ not: ", 60))}{{ colours: [{colour}] }}{new string('}', 60)}";

        Fingerprint(Nested("RED")).ShouldBe(Fingerprint(Nested("RED")));
        Fingerprint(Nested("RED")).ShouldNotBe(Fingerprint(Nested("GREEN")));
    }

    [Fact]
    public void Different_questions_are_told_apart()
    {
        string[] questions =
        [
            "", "limit: 8", "limit: null", """words: "a" """, """words: "where" """, """words: "" """,
            "where: { lit: true }", "where: { lit: null }", "where: { colours: [RED] }", "where: { colours: [GREEN] }",
            "where: { colours: [RED, GREEN] }", """where: { tags: ["RED"] }""", """where: { tags: ["RED,GREEN"] }""",
            """where: { tags: ["RED", "GREEN"] }""", "where: { not: { colours: [RED] } }",
            "where: { and: [{ colours: [RED] }] }", "where: { and: [{ colours: [RED] }, { colours: [GREEN] }] }",
            "where: { and: [{ colours: [RED, GREEN] }] }", "where: { and: [{}] }", "where: { built: { from: 1 } }",
            "where: { built: { until: 1 } }", "where: { built: { from: 0 } }",
            "where: { built: { from: 1, until: 1 } }",
            """where: { crew: { some: ["a"] } }""", """where: { crew: { some: ["a"], atLeast: 2 } }""",
        ];

        questions.Select(question => Fingerprint(question)).ShouldBeUnique();
        Fingerprint("", order: 1).ShouldNotBe(Fingerprint("", order: 0));
        Fingerprint("", coordinate: "Query.boats").ShouldNotBe(Fingerprint(""));
    }

    static ulong Fingerprint(
        string arguments, string? variables = null, int order = 0, string coordinate = "Query.ships")
    {
        var source = new Source(
            $"query{(variables is null ? "" : "($w: Where)")} {{ ships{(arguments == "" ? "" : $"({arguments})")} }}");
        var document = Parser.Parse(source);
        var operation = (OperationDefinitionNode)document.Definitions[0];
        var coerced = InputCoercion.Variables(s_schema, document, operation,
            variables is null ? default : JsonSerializer.Deserialize<JsonElement>(variables));
        return PageQuestion.Fingerprint(coordinate, order, InputCoercion.Arguments(
            s_schema.Query.Fields[0].Arguments, ((FieldNode)operation.SelectionSet.Selections[0]).Arguments, coerced,
            source));
    }
}
