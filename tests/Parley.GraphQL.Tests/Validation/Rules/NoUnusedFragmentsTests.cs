using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class NoUnusedFragmentsTests() : RuleTests(nameof(NoUnusedFragments))
{
    [Fact]
    public void Fragments_that_operations_reach_are_accepted()
    {
        Accepts(
            """
            query X { party { ...A } }
            query Y { party { contact { ...B } } }
            fragment A on Party { name }
            fragment B on Party { ...C }
            fragment C on Party { name }
            """);
    }

    [Fact]
    public void Fragments_that_none_reaches_are_refused()
    {
        Refuses(
            """
            { party { ...A } }
            fragment A on Party { name }
            fragment B on Party { name }
            fragment C on Party { ...A }
            """,
            "3:1  Fragment `B` is used by no operation.",
            "4:1  Fragment `C` is used by no operation.");
    }

    [Fact]
    public void To_spread_each_other_is_not_to_be_used()
    {
        Refuses(
            """
            { party { name } }
            fragment A on Party { contact { ...B } }
            fragment B on Party { contact { ...A } }
            """,
            "2:1  Fragment `A` is used by no operation.",
            "3:1  Fragment `B` is used by no operation.");
    }
}
