using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests.Types;

public class LiteralCheckTests
{
    static readonly Schema Schema = Sdl.Build(
        """
        type Query { f(need: Need): Int }
        input Need { from: String!, tags: [Tag!], pick: Pick }
        input Tag { tag: String!, level: Level = STUDIED }
        input Pick @oneOf { a: String, b: Int }
        enum Level { LED STUDIED }
        """);

    [Theory]
    [InlineData("Int!", "1")]
    [InlineData("Need", "{ from: \"\", tags: { tag: \"a\" } }")]
    [InlineData("Need", "{ from: $from, tags: [$tag, { tag: $text }], pick: { a: $a } }")]
    [InlineData("Need", "null")]
    [InlineData("[Level!]!", "$levels")]
    public void Fitting_literals(string type, string literal) => Check(type, literal).ShouldBeEmpty();

    [Theory]
    [InlineData("Int!", "null", "1: null is not allowed: the type is `Int!`.")]
    [InlineData("[Level]", "[LED, STUDID, \"LED\"]",
        "7: `STUDID` is not a value of `Level`. Did you mean `STUDIED`?",
        "15: `\"LED\"` cannot be read as `Level`: it is not one of its names: write LED without quotes.")]
    [InlineData("Need", "{ tags: [{ tag: 1 }, {}], form: 1 }",
        "1: the required field `from` of type `String!` is missing.",
        "17: `1` cannot be read as `String`: it is not a string.",
        "22: the required field `tag` of type `String!` is missing.",
        "27: `Need` has no field `form`. Did you mean `from`?")]
    [InlineData("Pick", "{ a: $a, b: 1 }", "1: exactly one field of `Pick` must be given, not 2.")]
    [InlineData("Pick", "{ a: null }", "1: the one field given of `Pick` must have a value that is not null.")]
    public void Every_fault_is_told_at_its_node(string type, string literal, params string[] faults) =>
        Check(type, literal).ShouldBe(faults);

    static List<string> Check(string type, string literal)
    {
        var faults = new List<string>();
        LiteralCheck.Check(
            Parser.ParseValue(new Source(literal), isConst: false),
            Schema.Resolve(Parser.ParseType(new Source(type)))!,
            (node, message) => faults.Add($"{node.Span.Start + 1}: {message}"));
        return faults;
    }
}
