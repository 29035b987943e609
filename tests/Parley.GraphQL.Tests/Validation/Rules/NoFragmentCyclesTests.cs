using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class NoFragmentCyclesTests() : RuleTests(nameof(NoFragmentCycles))
{
    [Fact]
    public void A_fragment_spread_twice_is_no_cycle()
    {
        Accepts(
            """
            { party { ...A ...A } }
            fragment A on Party { ...B contact { ...B } }
            fragment B on Party { name }
            """);
    }

    [Fact]
    public void A_fragment_within_itself_is_refused()
    {
        Refuses(
            "{ party { ...A } } fragment A on Party { ...A }",
            "1:42  Fragment `A` spreads itself, without end.");
        Refuses(
            "{ party { ...A } } fragment A on Party { name contact { ... { ...A } } }",
            "1:63  Fragment `A` spreads itself, without end.");
    }

    [Fact]
    public void A_circle_is_told_with_the_way_round()
    {
        Refuses(
            """
            { party { ...A } }
            fragment A on Party { ...B }
            fragment B on Party { ...C }
            fragment C on Party { ...A }
            """,
            "2:23 3:23 4:23  Fragment `A` spreads itself through `B`, `C`, without end.");
    }

    [Fact]
    public void Circles_that_share_a_part_are_told_each()
    {
        Refuses(
            """
            { party { ...A } }
            fragment A on Party { ...B ...C }
            fragment B on Party { ...A }
            fragment C on Party { ...A ...B }
            """,
            "2:23 3:23  Fragment `A` spreads itself through `B`, without end.",
            "2:28 4:23  Fragment `A` spreads itself through `C`, without end.");
    }

    [Fact]
    public void A_fragment_that_leads_into_a_circle_is_not_of_it()
    {
        Refuses(
            """
            { party { ...Z } }
            fragment Z on Party { ...A }
            fragment A on Party { ...B }
            fragment B on Party { ...A }
            """,
            "3:23 4:23  Fragment `A` spreads itself through `B`, without end.");
    }

    [Fact]
    public void A_missing_fragment_ends_the_way() =>
        Accepts("{ party { ...A } } fragment A on Party { ...Missing }");
}
