using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class VariablesInAllowedPositionTests() : RuleTests(nameof(VariablesInAllowedPosition))
{
    [Fact]
    public void The_same_type_or_a_stricter_one_is_accepted()
    {
        Accepts(
            """
            query Q($a: Int, $b: Int!, $c: String!, $d: [Int!]!, $e: [ID!]!) {
              party { shortName(max: $a) x: shortName(max: $b) }
              diplomats(at: { country: $c, codes: $d }) { id }
              building(ids: [$e]) { __typename }
            }
            """);
    }

    [Fact]
    public void A_default_makes_up_for_null()
    {
        Accepts(
            """
            query Q($a: Int, $b: Int! = 1, $c: Int = 1, $d: String = "x") {
              between(from: $b, until: $c)
              embassy(country: $d) { staff(limit: $a) { id } }
            }
            """);
    }

    [Fact]
    public void A_default_of_null_does_not()
    {
        Refuses(
            "query Q($a: Int = null) { between(from: $a, until: 1) }",
            "1:9 1:41  Variable `$a` of type `Int` cannot stand where `Int!` is expected.");
    }

    [Fact]
    public void A_nullable_variable_where_a_value_must_be_is_refused()
    {
        Refuses(
            "query Q($a: Int, $b: String) { between(from: $a, until: $a) embassy(country: $b) { id } }",
            "1:9 1:46  Variable `$a` of type `Int` cannot stand where `Int!` is expected.",
            "1:9 1:57  Variable `$a` of type `Int` cannot stand where `Int!` is expected.",
            "1:18 1:78  Variable `$b` of type `String` cannot stand where `String!` is expected.");
    }

    [Fact]
    public void Another_type_is_refused()
    {
        Refuses(
            """
            query Q($a: String, $b: [Int], $c: Boolean!) {
              party { shortName(max: $a) x: shortName(max: $b) y: shortName(max: $c) }
            }
            """,
            "1:9 2:26  Variable `$a` of type `String` cannot stand where `Int` is expected.",
            "1:21 2:48  Variable `$b` of type `[Int]` cannot stand where `Int` is expected.",
            "1:32 2:70  Variable `$c` of type `Boolean!` cannot stand where `Int` is expected.");
    }

    [Fact]
    public void One_value_does_not_stand_for_a_list_when_it_is_a_variable()
    {
        Refuses(
            "query Q($a: Rank!, $b: [Rank]) { x: diplomats(ranks: $a) { id } y: diplomats(ranks: $b) { id } }",
            "1:9 1:54  Variable `$a` of type `Rank!` cannot stand where `[Rank!]` is expected.",
            "1:20 1:85  Variable `$b` of type `[Rank]` cannot stand where `[Rank!]` is expected.");
        Accepts("query Q($a: Rank!) { diplomats(ranks: [$a]) { id } }");
        Refuses(
            "query Q($a: Rank) { diplomats(ranks: [$a]) { id } }",
            "1:9 1:39  Variable `$a` of type `Rank` cannot stand where `Rank!` is expected.");
    }

    [Fact]
    public void Fields_of_input_objects_are_checked_with_their_defaults()
    {
        Accepts("""query Q($a: Boolean) { diplomats(at: { country: "TH", quiet: $a }) { id } }""");
        Refuses(
            "query Q($a: String, $b: Int) { diplomats(at: { country: $a, city: $b, codes: [$b] }) { id } }",
            "1:9 1:57  Variable `$a` of type `String` cannot stand where `String!` is expected.",
            "1:21 1:67  Variable `$b` of type `Int` cannot stand where `String` is expected.",
            "1:21 1:79  Variable `$b` of type `Int` cannot stand where `Int!` is expected.");
    }

    [Fact]
    public void Fragments_and_directives_are_checked_for_each_operation()
    {
        Refuses(
            """
            query X($a: Int!) { party { ...A } }
            query Y($a: String!) { party { ...A } }
            query Z($a: Boolean) { party { ...B } }
            fragment A on Party { shortName(max: $a) }
            fragment B on Party { name @skip(if: $a) }
            """,
            "2:9 4:38  Variable `$a` of type `String!` cannot stand where `Int` is expected.",
            "3:9 5:38  Variable `$a` of type `Boolean` cannot stand where `Boolean!` is expected.");
    }

    [Fact]
    public void The_one_field_of_a_one_of_must_not_be_null()
    {
        Refuses(
            """
            query Q($a: String, $b: ID = 1) {
              x: guest(by: { name: $a }) { __typename }
              y: guest(by: { id: $b }) { __typename }
            }
            """,
            "1:9 2:24  Variable `$a` of type `String` cannot be the one field of `FindInput`, which must not be "
            + "null: declare it as `String!`.",
            "1:21 3:22  Variable `$b` of type `ID` cannot be the one field of `FindInput`, which must not be "
            + "null: declare it as `ID!`.");
        Accepts(
            """
            query Q($a: String!, $b: FindInput) {
              x: guest(by: { name: $a }) { __typename }
              y: guest(by: $b) { __typename }
            }
            """);
    }

    [Fact]
    public void A_one_of_that_must_be_given_or_stands_in_a_list_is_a_one_of_too() =>
        Refuses(
            "query Q($a: String) { guests(by: { name: $a }, all: [{ name: $a }], any: { name: $a }) { __typename } }",
            "1:9 1:42  Variable `$a` of type `String` cannot be the one field of `FindInput`, which must not be null: "
            + "declare it as `String!`.",
            "1:9 1:62  Variable `$a` of type `String` cannot be the one field of `FindInput`, which must not be null: "
            + "declare it as `String!`.",
            "1:9 1:82  Variable `$a` of type `String` cannot be the one field of `FindInput`, which must not be null: "
            + "declare it as `String!`.");

    [Fact]
    public void Of_another_type_and_nullable_is_told_as_both() => Refuses(
        "query Q($a: Int) { guest(by: { name: $a }) { __typename } }",
        "1:9 1:38  Variable `$a` of type `Int` cannot stand where `String` is expected.",
        "1:9 1:38  Variable `$a` of type `Int` cannot be the one field of `FindInput`, which must not be null: "
        + "declare it as `Int!`.");

    [Fact]
    public void Unknown_types_and_variables_are_left_to_other_rules() =>
        Accepts("query Q($a: Nobody) { between(from: $a, until: $b) }");

    [Fact]
    public void A_variable_of_an_output_type_fits_nowhere()
    {
        Refuses(
            "query Q($a: Villa) { party { shortName(max: $a) } }",
            "1:9 1:45  Variable `$a` of type `Villa` cannot stand where `Int` is expected.");
    }
}
