using Parley.GraphQL.Language;
using Parley.GraphQL.Validation;
using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class ValuesOfCorrectTypeTests() : RuleTests(nameof(ValuesOfCorrectType))
{
    [Fact]
    public void Literals_of_the_type_are_accepted()
    {
        Accepts(
            """
            {
              between(from: -2147483648, until: 2147483647, step: null)
              diplomats(min: 1, active: false) { id }
              node(id: 7) { id }
            }
            """);
        Accepts(
            """
            {
              a: diplomats(min: 1.5e3, ranks: [CONSUL]) { id }
              b: diplomats(ranks: CONSUL, on: "2026-03-14") { id }
              node(id: "x") { id }
            }
            """);
    }

    [Fact]
    public void A_scalar_of_another_kind_is_refused()
    {
        Refuses(
            """{ between(from: "1", until: 1.0, step: 2147483648) }""",
            "1:17  `Query.between(from:)`: `\"1\"` cannot be read as `Int`: it is not a whole number between "
            + "-2147483648 and 2147483647.",
            "1:29  `Query.between(until:)`: `1.0` cannot be read as `Int`: it is not a whole number between "
            + "-2147483648 and 2147483647.",
            "1:40  `Query.between(step:)`: `2147483648` cannot be read as `Int`: it is not a whole number "
            + "between -2147483648 and 2147483647.");
        Refuses(
            """{ diplomats(min: "1", active: 1) { id } node(id: 1.5) { id } embassy(country: TH) { id } }""",
            "1:18  `Query.diplomats(min:)`: `\"1\"` cannot be read as `Float`: it is not a number.",
            "1:31  `Query.diplomats(active:)`: `1` cannot be read as `Boolean`: it is neither true nor false.",
            "1:50  `Query.node(id:)`: `1.5` cannot be read as `ID`: it is neither a string nor a whole number.",
            "1:79  `Query.embassy(country:)`: `TH` cannot be read as `String`: it is a name.");
    }

    [Fact]
    public void An_enum_takes_its_names_alone()
    {
        Refuses(
            """{ diplomats(ranks: [CONSUL, "CONSUL", Consul, 1, true]) { id } }""",
            "1:29  `Query.diplomats(ranks:)`: `\"CONSUL\"` cannot be read as `Rank`: it is not one of its "
            + "names: write CONSUL without quotes.",
            "1:39  `Query.diplomats(ranks:)`: `Consul` is not a value of `Rank`. Did you mean `CONSUL`?",
            "1:47  `Query.diplomats(ranks:)`: `1` cannot be read as `Rank`: it is not one of its names.",
            "1:50  `Query.diplomats(ranks:)`: `true` cannot be read as `Rank`: it is not one of its names.");
    }

    [Fact]
    public void Null_is_refused_where_a_value_must_be()
    {
        Refuses(
            "{ between(from: null, until: 1) diplomats(active: null, ranks: [null]) { id } }",
            "1:17  `Query.between(from:)`: null is not allowed: the type is `Int!`.",
            "1:51  `Query.diplomats(active:)`: null is not allowed: the type is `Boolean!`.",
            "1:65  `Query.diplomats(ranks:)`: null is not allowed: the type is `Rank!`.");
    }

    [Fact]
    public void One_value_stands_for_a_list_of_it()
    {
        Accepts("{ building(ids: 1) { __typename } }");
        Refuses(
            "{ a: building(ids: true) { __typename } b: building(ids: [[1, true], 2.5]) { __typename } }",
            "1:20  `Query.building(ids:)`: `true` cannot be read as `ID`: it is neither a string nor a whole number.",
            "1:63  `Query.building(ids:)`: `true` cannot be read as `ID`: it is neither a string nor a whole number.",
            "1:70  `Query.building(ids:)`: `2.5` cannot be read as `ID`: it is neither a string nor a whole number.");
    }

    [Fact]
    public void An_input_object_is_checked_field_by_field()
    {
        Accepts(
            """{ diplomats(at: { country: "TH", near: { country: "LA", codes: [1, 2] }, city: null }) { id } }""");
        Refuses(
            """{ diplomats(at: { city: 1, codes: [1, "2"], contry: "TH", quiet: null }) { id } }""",
            "1:17  `Query.diplomats(at:)`: the required field `country` of type `String!` is missing.",
            "1:25  `Query.diplomats(at:)`: `1` cannot be read as `String`: it is not a string.",
            "1:39  `Query.diplomats(at:)`: `\"2\"` cannot be read as `Int`: it is not a whole number between "
            + "-2147483648 and 2147483647.",
            "1:66  `Query.diplomats(at:)`: null is not allowed: the type is `Boolean!`.",
            "1:45  `Query.diplomats(at:)`: `PlaceInput` has no field `contry`. Did you mean `country`?");
        Refuses(
            """{ diplomats(at: "TH") { id } }""",
            "1:17  `Query.diplomats(at:)`: `\"TH\"` cannot be read as `PlaceInput`: it is not an object.");
    }

    [Fact]
    public void A_fault_inside_a_literal_says_its_path_as_one_in_a_variable_does()
    {
        var document = Parser.Parse(new Source(
            """{ diplomats(at: { country: "TH", near: { country: 1 }, codes: [1, "2"] }) { id } }"""));

        var errors = Validator.Validate(Embassies.Schema, document);

        errors.Select(e => e.Extensions!["inputPath"]).ShouldBe(
            [(object[])["at", "near", "country"], (object[])["at", "codes", 1]], ignoreOrder: true);
    }

    [Fact]
    public void A_one_of_takes_exactly_one_field_that_is_not_null()
    {
        Accepts(
            "query Q($id: ID!) { a: guest(by: { id: 1 }) { __typename } b: guest(by: { id: $id }) { __typename } }");
        Refuses(
            """
            {
              a: guest(by: { id: 1, name: "x" }) { __typename }
              b: guest(by: {}) { __typename }
              c: guest(by: { name: null }) { __typename }
              d: guest(by: { nme: "x" }) { __typename }
            }
            """,
            "2:16  `Query.guest(by:)`: exactly one field of `FindInput` must be given, not 2.",
            "3:16  `Query.guest(by:)`: exactly one field of `FindInput` must be given, not 0.",
            "4:16  `Query.guest(by:)`: the one field given of `FindInput` must have a value that is not null.",
            "5:18  `Query.guest(by:)`: `FindInput` has no field `nme`. Did you mean `name`?",
            "5:16  `Query.guest(by:)`: exactly one field of `FindInput` must be given, not 0.");
    }

    [Fact]
    public void Arguments_of_directives_are_checked()
    {
        Refuses(
            """{ party @include(if: "yes") { name @note(text: 1, level: null, place: { country: 1 }) } }""",
            "1:22  `@include(if:)`: `\"yes\"` cannot be read as `Boolean`: it is neither true nor false.",
            "1:48  `@note(text:)`: `1` cannot be read as `String`: it is not a string.",
            "1:58  `@note(level:)`: null is not allowed: the type is `Int!`.",
            "1:82  `@note(place:)`: `1` cannot be read as `String`: it is not a string.");
    }

    [Fact]
    public void Defaults_of_variables_are_checked()
    {
        Accepts(
            """query Q($a: Int = 1, $b: PlaceInput = { country: "TH" }, $c: [Rank!] = CONSUL) { party { name } }""");
        Refuses(
            """
            query Q($a: Int = "1", $b: PlaceInput = { city: "x" }, $c: Rank! = null, $d: [Int!] = [null]) {
              party { name }
            }
            """,
            "1:19  The default value: `\"1\"` cannot be read as `Int`: it is not a whole number between "
            + "-2147483648 and 2147483647.",
            "1:41  The default value: the required field `country` of type `String!` is missing.",
            "1:68  The default value: null is not allowed: the type is `Rank!`.",
            "1:88  The default value: null is not allowed: the type is `Int!`.");
    }

    [Fact]
    public void A_scalar_that_nothing_is_known_of_takes_everything() =>
        Accepts("{ a: diplomats(on: { year: 2026 }) { id } b: diplomats(on: [1, TWO]) { id } }");

    [Fact]
    public void Variables_are_left_to_another_rule()
    {
        Accepts(
            "query Q($a: Boolean) { between(from: $a, until: $a) diplomats(ranks: [$a], at: { country: $a }) { id } }");
    }

    [Fact]
    public void Arguments_and_types_that_are_not_known_are_left_alone()
    {
        Accepts("query Q($a: Nobody = 1, $b: Villa = 1) { nobody(a: {}) party { name(of: [1]) } }");
    }
}
