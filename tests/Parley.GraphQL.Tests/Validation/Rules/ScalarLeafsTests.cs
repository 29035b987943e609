using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class ScalarLeafsTests() : RuleTests(nameof(ScalarLeafs))
{
    [Fact]
    public void Leaves_without_and_composites_with_a_selection_are_accepted()
    {
        Accepts("""{ party { name } guest { __typename } embassy(country: "TH") { staff { rank } opened } }""");
    }

    [Fact]
    public void A_composite_without_a_selection_is_refused()
    {
        Refuses(
            """{ party guest embassy(country: "TH") { staff } }""",
            "1:3  `Query.party` is of type `Party`: select fields: `party { … }`.",
            "1:9  `Query.guest` is of type `Guest`: select fields: `guest { … }`.",
            "1:40  `Embassy.staff` is of type `[Diplomat!]!`: select fields: `staff { … }`.");
    }

    [Fact]
    public void A_leaf_with_a_selection_is_refused()
    {
        Refuses(
            """
            {
              party { name { length } }
              embassy(country: "TH") {
                opened @onField { year }
                head { rank { name } decorated { yes } }
                __typename { name }
              }
            }
            """,
            "2:16  `Party.name` is of type `String!`, which has no fields to select.",
            "4:21  `Embassy.opened` is of type `Date`, which has no fields to select.",
            "5:17  `Ambassador.rank` is of type `Rank`, which has no fields to select.",
            "5:36  `Ambassador.decorated` is of type `Boolean!`, which has no fields to select.",
            "6:16  `__typename` is of type `String!`, which has no fields to select.");
    }
}
