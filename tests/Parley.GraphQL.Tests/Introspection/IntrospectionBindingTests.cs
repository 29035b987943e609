using System.Text.Json;
using Parley.GraphQL.Tests.Execution;

namespace Parley.GraphQL.Tests.Introspection;

/// <summary>What the corpus of graphql-js leaves open: order, built-in descriptions, what is kept.</summary>
public sealed class IntrospectionBindingTests
{
    [Fact]
    public async Task Types_stand_in_the_order_of_the_SDL_then_the_built_in_ones()
    {
        var types = (await Harbour.AskAsync("{ __schema { types { name } } }"))
            .GetProperty("data").GetProperty("__schema").GetProperty("types").EnumerateArray().Select(
                t => t.GetProperty("name").GetString());

        types.ShouldBe(
        [
            "Query", "Mutation", "Counter", "Vessel", "Crewed", "Ship", "Buoy", "Sailor", "Cargo", "Crate", "Colour",
            "Day",
            "Filter", "OneWay", "Faults", "Int", "Float", "String", "Boolean", "ID", "__Schema", "__Type", "__TypeKind",
            "__Field", "__InputValue", "__EnumValue", "__Directive", "__DirectiveLocation",
        ]);
    }

    [Fact]
    public async Task The_specified_directives_are_told_whole()
    {
        var directives = (
            await Harbour.AskAsync(
                "{ __schema { directives { name isRepeatable locations args { name defaultValue type { kind ofType { "
                + "name } } } } } }"))
            .GetProperty("data").GetProperty("__schema").GetProperty("directives").EnumerateArray().ToDictionary(
                d => d.GetProperty("name").GetString()!, d => d);

        directives.Keys.Order().ShouldBe(["deprecated", "include", "oneOf", "skip", "specifiedBy"]);
        directives["skip"].GetRawText().ShouldBe(
            """{"name":"skip","isRepeatable":false,"locations":""" +
            """["FIELD","FRAGMENT_SPREAD","INLINE_FRAGMENT"],"args":[{"name":"if","defaultValue":null,"type":""" +
            """{"kind":"NON_NULL","ofType":{"name":"Boolean"}}}]}""");
        directives["deprecated"].GetProperty("args")[0].GetProperty("defaultValue").GetString().ShouldBe(
            "\"No longer supported\"");
        directives["oneOf"].GetProperty("args").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Every_type_of_introspection_answers_every_field_it_has()
    {
        const string Everything = """
            query ($all: Boolean!) {
              __schema {
                description
                queryType { ...T } mutationType { ...T } subscriptionType { ...T }
                types { ...T }
                directives { name description isRepeatable locations args(includeDeprecated: $all) { ...V } }
              }
            }
            fragment T on __Type {
              kind name description specifiedByURL isOneOf
              fields(includeDeprecated: $all) {
                name description args(includeDeprecated: $all) { ...V } type { ...R } isDeprecated deprecationReason
              }
              interfaces { ...R } possibleTypes { ...R }
              enumValues(includeDeprecated: $all) { name description isDeprecated deprecationReason }
              inputFields(includeDeprecated: $all) { ...V }
              ofType { ...R }
            }
            fragment V on __InputValue { name description type { ...R } defaultValue isDeprecated deprecationReason }
            fragment R on __Type {
              kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
            }
            """;
        var engine = Harbour.Engine();
        var some = await Harbour.AskAsync(engine, Everything, new { all = false });
        var all = await Harbour.AskAsync(engine, Everything, new { all = true });
        var again = await Harbour.AskAsync(engine, Everything, new { all = false });

        all.TryGetProperty("errors", out _).ShouldBeFalse();
        some.GetRawText().ShouldNotContain("Not any more.");
        all.GetRawText().ShouldContain("Not any more.");
        again.GetRawText().ShouldBe(some.GetRawText());
    }

    [Fact]
    public async Task A_kept_answer_is_the_answer()
    {
        var engine = Harbour.Engine();
        const string Document =
            "{ a: __type(name: \"Colour\") { ...T } b: __type(name: \"Ship\") { ...T } none: __type(name: \"None\") { "
            + "...T } } fragment T on __Type { name enumValues { name } fields { name } }";

        var first = await Harbour.AskAsync(engine, Document);
        var second = await Harbour.AskAsync(engine, Document);

        second.GetRawText().ShouldBe(first.GetRawText());
        first.GetProperty("data").GetProperty("none").ValueKind.ShouldBe(JsonValueKind.Null);
        first.GetProperty("data").GetProperty("b").GetProperty("name").GetString().ShouldBe("Ship");
    }
}
