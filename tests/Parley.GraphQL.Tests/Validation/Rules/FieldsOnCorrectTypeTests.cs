using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class FieldsOnCorrectTypeTests() : RuleTests(nameof(FieldsOnCorrectType))
{
    [Fact]
    public void Fields_of_the_type_are_accepted_under_any_alias()
    {
        Accepts(
            """
            {
              party { name alias: shortName __typename }
              guest { __typename ... on Party { name } }
              __schema { queryType { name } }
              __type(name: "X") { name }
            }
            """);
    }

    [Fact]
    public void An_unknown_field_is_refused_with_near_names()
    {
        Refuses(
            """{ party { nme } embassy(country: "TH") { countri heaad { id } } }""",
            "1:11  `Party` has no field `nme`. Did you mean `name`?",
            "1:42  `Embassy` has no field `countri`. Did you mean `country`?",
            "1:50  `Embassy` has no field `heaad`. Did you mean `head`?");
    }

    [Fact]
    public void An_alias_does_not_hide_it()
    {
        Refuses(
            "{ party { name: called } }",
            "1:11  `Party` has no field `called`.");
    }

    [Fact]
    public void A_field_of_subtypes_is_suggested_by_type()
    {
        Refuses(
            "{ node(id: 1) { shortName } }",
            "1:17  `Node` has no field `shortName`. Did you mean to select it in `... on Diplomat`, `... on "
            + "Party`, `... on Ambassador` or `... on Consul`?");
        Refuses(
            "{ guest { seniority } }",
            "1:11  `Guest` has no field `seniority`. Did you mean to select it in `... on Ambassador` or `... "
            + "on Consul`?");
        Refuses(
            "{ guest { name } }",
            "1:11  `Guest` has no field `name`. Did you mean to select it in `... on Party`, `... on Diplomat`, "
            + "`... on Ambassador`, `... on Consul` or `... on Delegation`?");
        Refuses(
            "{ building { rooms country } }",
            "1:14  `Building` has no field `rooms`. Did you mean to select it in `... on Villa`?",
            "1:20  `Building` has no field `country`. Did you mean to select it in `... on Embassy` or `... on "
            + "Villa`?");
    }

    [Fact]
    public void Fields_below_an_unknown_one_are_left_alone()
    {
        Refuses(
            "{ nobody { anything { goes } } }",
            "1:3  `Query` has no field `nobody`. Did you mean `node`?");
        Accepts("{ party { ... on Nobody { anything } } }");
    }

    [Fact]
    public void Introspection_starts_only_at_the_query_root()
    {
        Refuses(
            "{ party { __schema { queryType { name } } } }",
            "1:11  `Party` has no field `__schema`.");
        Refuses(
            """mutation { __type(name: "X") { name } }""",
            "1:12  `Mutation` has no field `__type`.");
    }

    [Fact]
    public void A_union_has_no_field_but_its_name()
    {
        Refuses(
            "{ building { id } }",
            "1:14  `Building` has no field `id`. Did you mean to select it in `... on Node` or `... on Embassy`?");
    }

    [Fact]
    public void Nothing_near_is_not_suggested()
    {
        Refuses(
            "{ party { zzzzzzzzzzzz } }",
            "1:11  `Party` has no field `zzzzzzzzzzzz`.");
    }
}
