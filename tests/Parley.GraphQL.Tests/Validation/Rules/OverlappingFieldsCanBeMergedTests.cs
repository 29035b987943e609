using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class OverlappingFieldsCanBeMergedTests() : RuleTests(nameof(OverlappingFieldsCanBeMerged))
{
    [Fact]
    public void The_same_field_is_accepted_with_the_same_arguments_in_any_order()
    {
        Accepts("{ between(from: 1, until: 2) between(until: 2, from: 1) party { name name } party { name } }");
        Accepts(
            """
            query Q($a: PlaceInput) {
              a: diplomats(at: { city: "x", country: "y" }) { id }
              a: diplomats(at: { country: "y", city: "x" }) { id }
              b: diplomats(at: $a) { id }
              b: diplomats(at: $a) { name }
            }
            """);
    }

    [Fact]
    public void Directives_do_not_matter() =>
        Accepts("query Q($a: Boolean!) { party { name @skip(if: $a) name @onField } }");

    [Fact]
    public void Different_fields_under_one_name_are_refused()
    {
        Refuses(
            "{ party { name: shortName name } }",
            "1:11 1:27  Fields `name` conflict: `shortName` and `name` are different fields. Alias one of them.");
        Refuses(
            "{ a: party { name } a: guest { __typename } }",
            "1:3 1:21  Fields `a` conflict: `party` and `guest` are different fields. Alias one of them.");
    }

    [Fact]
    public void Different_arguments_are_refused()
    {
        Refuses(
            "{ party { shortName(max: 1) shortName(max: 2) } }",
            "1:11 1:29  Fields `shortName` conflict: their arguments differ. Alias one of them.");
        Refuses(
            "{ party { shortName shortName(max: 8) } }",
            "1:11 1:21  Fields `shortName` conflict: their arguments differ. Alias one of them.");
        Refuses(
            """
            query Q($a: Int, $b: Int) {
              party { shortName(max: $a) shortName(max: $b) }
              diplomats(ranks: [CONSUL]) { id }
              diplomats(ranks: CONSUL) { id }
            }
            """,
            "3:3 4:3  Fields `diplomats` conflict: their arguments differ. Alias one of them.",
            "2:11 2:30  Fields `shortName` conflict: their arguments differ. Alias one of them.");
        Refuses(
            """{ x: embassy(country: "1") { id } x: embassy(country: 1) { id } }""",
            "1:3 1:35  Fields `x` conflict: their arguments differ. Alias one of them.");
    }

    [Fact]
    public void Every_pair_is_told()
    {
        Refuses(
            "{ party { a: name a: shortName a: __typename } }",
            "1:11 1:19  Fields `a` conflict: `name` and `shortName` are different fields. Alias one of them.",
            "1:11 1:32  Fields `a` conflict: `name` and `__typename` are different fields. Alias one of them.",
            "1:19 1:32  Fields `a` conflict: `shortName` and `__typename` are different fields. Alias one of them.");
    }

    [Fact]
    public void Objects_that_cannot_be_the_same_may_answer_differently()
    {
        Accepts("{ guest { ... on Ambassador { a: shortName } ... on Consul { a: district } } }");
        Accepts("{ party { ... on Delegation { shortName(max: 1) } ... on Consul { shortName(max: 2) } } }");
        Accepts(
            """
            {
              guest {
                ... on Ambassador { contact { a: id } }
                ... on Consul { contact { a: id x: district } }
                ... on Delegation { contact { x: shortName } }
              }
            }
            """);
    }

    [Fact]
    public void But_only_in_the_same_shape()
    {
        Refuses(
            "{ guest { ... on Ambassador { title } ... on Consul { title } } }",
            "1:31 1:55  Fields `title` conflict: they are of types `String!` and `String`, which a client "
            + "cannot tell apart. Alias one of them.");
        Refuses(
            "{ guest { ... on Ambassador { residence { id } } ... on Consul { residence { id } } } }",
            "1:31 1:66  Fields `residence` conflict: they are of types `Embassy` and `[Embassy]`, which a "
            + "client cannot tell apart. Alias one of them.");
        Refuses(
            "{ guest { ... on Ambassador { seniority } ... on Consul { seniority } ... on Delegation { title } } }",
            "1:31 1:59  Fields `seniority` conflict: they are of types `Int` and `Float`, which a client cannot "
            + "tell apart. Alias one of them.");
        Refuses(
            """
            {
              guest {
                ... on Ambassador { former { a: place } }
                ... on Consul { a: residence { b: id } }
                ... on Delegation { former: contact { a: shortName } }
              }
            }
            """,
            "3:25 5:25  Fields `former` conflict: they are of types `[Post!]` and `Party`, which a client "
            + "cannot tell apart. Alias one of them.");
    }

    [Fact]
    public void An_interface_can_be_any_object_of_it()
    {
        Refuses(
            "{ party { ... on Diplomat { a: rank } ... on Consul { a: district } } }",
            "1:29 1:55  Fields `a` conflict: `rank` and `district` are different fields. Alias one of them.");
        Refuses(
            "{ party { ... on Diplomat { a: id } name ... on Delegation { a: shortName } ... on Party { a: name } } }",
            "1:29 1:62  Fields `a` conflict: `id` and `shortName` are different fields. Alias one of them.",
            "1:29 1:92  Fields `a` conflict: `id` and `name` are different fields. Alias one of them.",
            "1:62 1:92  Fields `a` conflict: `shortName` and `name` are different fields. Alias one of them.");
    }

    [Fact]
    public void Composite_types_have_the_same_shape_when_their_fields_have()
    {
        Accepts(
            "{ guest { ... on Ambassador { at: residence { country } } ... on Delegation { at: contact { name } } } }");
        Refuses(
            """
            {
              guest {
                ... on Ambassador { at: residence { a: opened } }
                ... on Delegation { at: contact { a: name } }
              }
            }
            """,
            "3:25 3:41 4:25 4:39  Fields `at` conflict: their fields `a` conflict, as they are of types `Date` "
            + "and `String!`, which a client cannot tell apart. Alias one of them.");
    }

    [Fact]
    public void Conflicts_below_are_told_at_the_fields_above()
    {
        Refuses(
            "{ party { a: name } party { a: shortName } }",
            "1:3 1:11 1:21 1:29  Fields `party` conflict: their fields `a` conflict, as `name` and `shortName` "
            + "are different fields. Alias one of them.");
        Refuses(
            "{ party { contact { a: name b: name } } party { contact { a: shortName b: shortName } } }",
            "1:3 1:11 1:21 1:29 1:41 1:49 1:59 1:72  Fields `party` conflict: their fields `contact` conflict, "
            + "as their fields `a` conflict, as `name` and `shortName` are different fields; their fields `b` "
            + "conflict, as `name` and `shortName` are different fields. Alias one of them.");
        Refuses(
            """
            {
              a: party { contact { x: name } }
              b: party { contact { x: name } }
              a: party { contact { x: shortName } }
            }
            """,
            "2:3 2:14 2:24 4:3 4:14 4:24  Fields `a` conflict: their fields `contact` conflict, as their fields "
            + "`x` conflict, as `name` and `shortName` are different fields. Alias one of them.");
    }

    [Fact]
    public void Conflicts_with_and_between_fragments_are_told()
    {
        Refuses(
            "{ party { a: name ...F } } fragment F on Party { a: shortName }",
            "1:11 1:50  Fields `a` conflict: `name` and `shortName` are different fields. Alias one of them.");
        Refuses(
            """
            { party { ...F ...G } }
            fragment F on Party { a: name }
            fragment G on Party { a: shortName }
            """,
            "2:23 3:23  Fields `a` conflict: `name` and `shortName` are different fields. Alias one of them.");
        Refuses(
            """
            { party { ...F contact { name } } }
            fragment F on Party { ...G }
            fragment G on Party { contact { ...H } }
            fragment H on Party { name: shortName }
            """,
            "1:16 1:26 3:23 4:23  Fields `contact` conflict: their fields `name` conflict, as `name` and "
            + "`shortName` are different fields. Alias one of them.");
    }

    [Fact]
    public void They_are_told_once_when_a_fragment_is_spread_often()
    {
        Refuses(
            """
            { party { ...F contact { ...F contact { ...F } } } }
            fragment F on Party { ...A ...B }
            fragment A on Party { a: name }
            fragment B on Party { a: shortName }
            """,
            "3:23 4:23  Fields `a` conflict: `name` and `shortName` are different fields. Alias one of them.");
    }

    [Fact]
    public void Fragments_that_spread_each_other_end()
    {
        Accepts(
            """
            { party { name ...F ...G } }
            fragment F on Party { name contact { ...G } }
            fragment G on Party { contact { ...F } ...F ...G }
            """);
        Refuses(
            """
            { party { ...F } }
            fragment F on Party { a: name ...F ...G }
            fragment G on Party { a: shortName ...F }
            """,
            "2:23 3:23  Fields `a` conflict: `name` and `shortName` are different fields. Alias one of them.",
            "2:23 3:23  Fields `a` conflict: `name` and `shortName` are different fields. Alias one of them.",
            "3:23 2:23  Fields `a` conflict: `shortName` and `name` are different fields. Alias one of them.");
    }

    [Fact]
    public void A_fragment_without_a_type_belongs_to_the_set_around_it()
    {
        Refuses(
            "{ party { a: name ... { ... @include(if: true) { a: shortName } } } }",
            "1:11 1:50  Fields `a` conflict: `name` and `shortName` are different fields. Alias one of them.");
        Refuses(
            "{ ... { a: party { name } a: node(id: 1) { id } } }",
            "1:9 1:27  Fields `a` conflict: `party` and `node` are different fields. Alias one of them.");
    }

    [Fact]
    public void Meta_fields_are_compared_by_name()
    {
        Accepts("{ guest { __typename __typename } }");
        Refuses(
            "{ party { a: __typename a: name } }",
            "1:11 1:25  Fields `a` conflict: `__typename` and `name` are different fields. Alias one of them.");
    }

    [Fact]
    public void What_is_not_known_is_compared_as_far_as_it_goes()
    {
        Refuses(
            "{ nobody { a: x a: y } }",
            "1:12 1:17  Fields `a` conflict: `x` and `y` are different fields. Alias one of them.");
        Accepts("{ party { ...Missing ... on Nobody { a: x } ... on Consul { b: id } } }");
        Refuses(
            "{ party { ... on Nobody { a: x } ... on Consul { a: id } ... on Other { a: x } } }",
            "1:27 1:50  Fields `a` conflict: `x` and `id` are different fields. Alias one of them.",
            "1:50 1:73  Fields `a` conflict: `id` and `x` are different fields. Alias one of them.");
    }

    [Fact]
    public void A_string_is_not_a_block_string_nor_a_name()
    {
        Refuses(
            """"
            { a: embassy(country: "x") { id } a: embassy(country: """x""") { id } }
            """",
            "1:3 1:35  Fields `a` conflict: their arguments differ. Alias one of them.");
        Refuses(
            """{ a: embassy(country: "x") { id } a: embassy(country: x) { id } }""",
            "1:3 1:35  Fields `a` conflict: their arguments differ. Alias one of them.");
    }
}
