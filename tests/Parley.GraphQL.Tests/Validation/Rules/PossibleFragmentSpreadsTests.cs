using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class PossibleFragmentSpreadsTests() : RuleTests(nameof(PossibleFragmentSpreads))
{
    [Fact]
    public void Types_that_share_an_object_are_accepted()
    {
        Accepts(
            """
            {
              party {
                ... on Delegation { name }
                ... on Diplomat { ... on Consul { id } ... on Party { name } }
                ...F
              }
              node(id: 1) { ... on Party { name } ... on Guest { __typename } }
            }
            fragment F on Guest { ... on Party { name } }
            """);
    }

    [Fact]
    public void Types_that_share_none_are_refused()
    {
        Refuses(
            """
            { party { ... on Villa { rooms } ...F ... on Building { __typename } } }
            fragment F on Embassy { head { ... on Consul { id } ... on Guest { ... on Villa { rooms } } } }
            """,
            "1:11  Nothing here can match this fragment: a `Party` is never a `Villa`.",
            "1:34  Nothing here can match `F`: a `Party` is never a `Embassy`.",
            "1:39  Nothing here can match this fragment: a `Party` is never a `Building`.",
            "2:32  Nothing here can match this fragment: a `Ambassador` is never a `Consul`.",
            "2:68  Nothing here can match this fragment: a `Guest` is never a `Villa`.");
    }

    [Fact]
    public void A_fragment_without_a_type_is_of_the_type_around_it()
    {
        Accepts("{ party { ... @include(if: true) { ... on Delegation { name } } } }");
        Refuses(
            "{ party { ... { ... on Villa { rooms } } } }",
            "1:17  Nothing here can match this fragment: a `Party` is never a `Villa`.");
    }

    [Fact]
    public void Unknown_and_leaf_types_are_left_to_other_rules()
    {
        Accepts(
            """
            {
              party { ... on Nobody { name } ... on String { length } ...Missing ...F }
              nobody { ... on Villa { rooms } }
            }
            fragment F on Rank { name }
            """);
    }
}
