using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class ProvidedRequiredArgumentsTests() : RuleTests(nameof(ProvidedRequiredArguments))
{
    [Fact]
    public void Optional_ones_may_be_left_out_also_non_null_ones_with_a_default()
    {
        Accepts(
            """
            {
              diplomats { id }
              between(from: 1, until: 2)
              embassy(country: "TH") { staff { id } }
              party @note(text: "x") { name }
            }
            """);
    }

    [Fact]
    public void A_required_one_left_out_is_refused()
    {
        Refuses(
            "{ embassy { id } between __type { name } }",
            "1:3  `Query.embassy` needs argument `country` of type `String!`.",
            "1:18  `Query.between` needs argument `from` of type `Int!`.",
            "1:18  `Query.between` needs argument `until` of type `Int!`.",
            "1:26  `__type` needs argument `name` of type `String!`.");
    }

    [Fact]
    public void A_required_one_of_a_directive_is_refused()
    {
        Refuses(
            "{ party @skip @note(level: 1) { name } }",
            "1:9  `@skip` needs argument `if` of type `Boolean!`.",
            "1:15  `@note` needs argument `text` of type `String!`.");
    }

    [Fact]
    public void A_null_or_a_variable_is_there()
    {
        Accepts("query Q($a: String) { embassy(country: $a) { id } between(from: null, until: null) }");
    }

    [Fact]
    public void Those_of_unknown_fields_are_left_alone() =>
        Accepts("{ nobody }");
}
