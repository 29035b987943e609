using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;
using Parley.GraphQL.Validation;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class MaxIntrospectionDepthTests
{
    [Theory]
    [InlineData("{ __schema { types { fields { type { fields { name } } } } } }")]
    [InlineData("{ __schema { types { ofType { ofType { ofType { ofType { ofType { name } } } } } } } }")]
    [InlineData("{ __type(name: \"X\") { ...T } } fragment T on __Type { fields { type { inputFields { name } } } }")]
    [InlineData("{ __type(name: \"X\") { ...T } } fragment T on __Type { name ofType { ...T } }")]
    public void What_tools_ask_is_accepted(string document) =>
        Faults(document).ShouldBeEmpty();

    [Theory]
    [InlineData("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }", 3)]
    [InlineData("{ party { name } __type(name: \"X\") { interfaces { possibleTypes { inputFields { name } } } } }", 18)]
    [InlineData("{ __type(name: \"X\") { ...T } } fragment T on __Type { fields { type { ...T } } }", 3)]
    [InlineData(
        "{ __type(name: \"X\") { fields { type { ...T } } } } "
        + "fragment T on __Type { ... { fields { type { fields { name } } } } }",
        3)]
    public void Going_round_in_circles_is_refused(string document, int column)
    {
        var fault = Faults(document).ShouldHaveSingleItem();
        fault.Code.ShouldBe(ErrorCodes.LimitExceeded);
        fault.Locations.ShouldBe([new Location(1, column)]);
        fault.Message.ShouldBe("Introspection selects lists of types or fields more than 2 deep within each other.");
    }

    [Fact]
    public void Each_root_field_is_told_once()
    {
        const string deep = "fields { type { fields { type { fields { name } } } } }";
        var faults = Faults($$"""
            {
              a: __type(name: "X") { {{deep}} }
              b: __type(name: "Y") { {{deep}} }
              c: __type(name: "Z") { name }
            }
            """);
        faults.Select(fault => fault.Locations.Single()).ShouldBe([new Location(2, 3), new Location(3, 3)]);
    }

    [Fact]
    public void A_fragment_is_judged_by_the_lists_around_it()
    {
        const string document = """
            { a: __type(name: "X") { ...T } b: __type(name: "X") { fields { type { ...T } } } }
            fragment T on __Type { fields { type { fields { name } } } }
            """;
        Faults(document).ShouldHaveSingleItem().Locations.ShouldBe([new Location(1, 33)]);
    }

    static List<GraphQLError> Faults(string document) =>
        [.. Validator.Validate(Embassies.Schema, Parser.Parse(new Source(document)))
            .Where(error => "maxIntrospectionLists".Equals(error.Extensions!.GetValueOrDefault("limit")))];
}
