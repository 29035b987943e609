using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class KnownTypeNamesTests() : RuleTests(nameof(KnownTypeNames))
{
    [Fact]
    public void Types_of_the_schema_are_accepted()
    {
        Accepts(
            """
            query Q($a: String, $b: [PlaceInput!]!, $c: Rank) { party { ... on Delegation { name } ...F } }
            fragment F on Party { name }
            """);
    }

    [Fact]
    public void Unknown_types_are_refused_with_near_ones()
    {
        Refuses(
            """
            query Q($a: Strin, $b: [[Plac!]!]) { party { ... on Delegaton { name } ...F } }
            fragment F on Zzzzzzz { name }
            """,
            "1:13  There is no type `Strin`. Did you mean `String`?",
            "1:26  There is no type `Plac`.",
            "1:53  There is no type `Delegaton`. Did you mean `Delegation`?",
            "2:15  There is no type `Zzzzzzz`.");
    }

    [Fact]
    public void Types_of_introspection_are_known() =>
        Accepts("{ __schema { types { ... on __Type { ...F } } } } fragment F on __Type { name }");
}
