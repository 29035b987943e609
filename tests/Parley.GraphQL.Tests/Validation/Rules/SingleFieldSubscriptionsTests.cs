using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class SingleFieldSubscriptionsTests() : RuleTests(nameof(SingleFieldSubscriptions))
{
    [Fact]
    public void One_root_field_is_accepted()
    {
        Accepts("subscription S { left { __typename } }");
        Accepts(
            """
            subscription { ...F }
            fragment F on Subscription { left { ...G } }
            fragment G on Guest { __typename }
            """);
    }

    [Fact]
    public void The_same_response_name_is_one_field()
    {
        Accepts(
            """
            subscription { left { __typename } ... { left { __typename } } ...F }
            fragment F on Subscription { left { __typename } }
            """);
    }

    [Fact]
    public void A_second_root_field_is_refused()
    {
        Refuses(
            "subscription S { left { __typename } arrived { __typename } }",
            "1:38  Subscription `S` must select only one root field.");
        Refuses(
            """
            subscription {
              left { __typename }
              gone: left { __typename }
              left { __typename }
              gone: left { __typename }
            }
            """,
            "3:3 5:3  The subscription must select only one root field.");
    }

    [Fact]
    public void A_second_root_field_in_a_fragment_is_refused()
    {
        Refuses(
            """
            subscription S { left { __typename } ...F }
            fragment F on Subscription { arrived { __typename } ... on Subscription { appointed { id } } }
            """,
            "2:30 2:75  Subscription `S` must select only one root field.");
    }

    [Fact]
    public void Fragments_that_spread_each_other_end()
    {
        Refuses(
            """
            subscription S { left { __typename } ...F }
            fragment F on Subscription { ...G arrived { __typename } }
            fragment G on Subscription { ...F }
            """,
            "2:35  Subscription `S` must select only one root field.");
    }

    [Fact]
    public void Introspection_is_refused()
    {
        Refuses(
            "subscription S { __typename }",
            "1:18  Subscription `S` cannot select `__typename`: nothing ever happens to the schema.");
        Refuses(
            "subscription { left { __typename } t: __typename }",
            "1:36  The subscription must select only one root field.",
            "1:36  The subscription cannot select `__typename`: nothing ever happens to the schema.");
    }

    [Fact]
    public void Skip_and_include_on_the_root_are_refused()
    {
        Refuses(
            """
            subscription S($a: Boolean!) {
              left @skip(if: $a) { __typename }
              arrived @include(if: $a) { __typename }
            }
            """,
            "2:8 3:11  Subscription `S` cannot use `@skip` or `@include` on its root field.");
        Refuses(
            """
            subscription S { ... @include(if: true) { left { __typename } } ...F @skip(if: false) }
            fragment F on Subscription { left { __typename } }
            """,
            "1:22 1:70  Subscription `S` cannot use `@skip` or `@include` on its root field.");
    }

    [Fact]
    public void Skip_and_include_below_the_root_are_accepted()
    {
        Accepts("subscription S($a: Boolean!) { appointed { name @skip(if: $a) title @include(if: $a) } }");
    }

    [Fact]
    public void A_fragment_on_another_type_selects_nothing()
    {
        Refuses(
            "subscription S { ...F } fragment F on Party { name }",
            "1:16  Subscription `S` must select one root field.");
    }

    [Fact]
    public void Queries_and_mutations_may_select_several()
    {
        Accepts("query Q { party { name } __typename } mutation M { recall(id: 1) again: recall(id: 2) }");
    }
}
