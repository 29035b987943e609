using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class UniqueDirectivesPerLocationTests() : RuleTests(nameof(UniqueDirectivesPerLocation))
{
    [Fact]
    public void Different_directives_and_the_same_at_other_places_are_accepted() =>
        Accepts("query @onQuery { party @onField @include(if: true) { name @onField } }");

    [Fact]
    public void A_repeatable_one_may_stand_often() =>
        Accepts("""{ party @note(text: "a") @note(text: "b") { name } }""");

    [Fact]
    public void The_same_twice_is_refused_at_every_place()
    {
        Refuses(
            """
            query Q($a: Int @onVariable @onVariable) @onQuery @onQuery {
              party @onField @onField @onField {
                ...F @onFragmentSpread @onFragmentSpread
                ... @onInlineFragment @onInlineFragment { name }
              }
            }
            fragment F on Party @onFragmentDefinition @onFragmentDefinition { name }
            """,
            "1:42 1:51  Directive `@onQuery` can stand only once here.",
            "1:17 1:29  Directive `@onVariable` can stand only once here.",
            "2:9 2:18  Directive `@onField` can stand only once here.",
            "2:9 2:27  Directive `@onField` can stand only once here.",
            "3:10 3:28  Directive `@onFragmentSpread` can stand only once here.",
            "4:9 4:27  Directive `@onInlineFragment` can stand only once here.",
            "7:21 7:43  Directive `@onFragmentDefinition` can stand only once here.");
    }

    [Fact]
    public void Unknown_ones_are_left_to_another_rule() =>
        Accepts("{ party @what @what { name } }");
}
