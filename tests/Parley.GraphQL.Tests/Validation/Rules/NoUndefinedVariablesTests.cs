using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class NoUndefinedVariablesTests() : RuleTests(nameof(NoUndefinedVariables))
{
    [Fact]
    public void Defined_variables_are_accepted_also_deep_in_fragments()
    {
        Accepts(
            """
            query Q($a: Int, $b: String!, $c: Boolean!) @note(text: $b) { party { ...A } }
            fragment A on Party { contact { ...B @skip(if: $c) } }
            fragment B on Party { shortName(max: $a) @note(text: "x", place: { country: $b, codes: [$a] }) }
            """);
    }

    [Fact]
    public void An_undefined_variable_is_refused_with_the_operation()
    {
        Refuses(
            "query Q($a: Int) { party { shortName(max: $b) name @include(if: $c) } }",
            "1:43 1:1  Variable `$b` is not defined by operation `Q`.",
            "1:65 1:1  Variable `$c` is not defined by operation `Q`.");
        Refuses(
            "{ diplomats(at: { country: $b, codes: [1, $c] }) { id } }",
            "1:28 1:1  Variable `$b` is not defined by the operation.",
            "1:43 1:1  Variable `$c` is not defined by the operation.");
    }

    [Fact]
    public void In_a_fragment_it_is_refused_for_every_operation_that_reaches_it()
    {
        Refuses(
            """
            query X { party { ...A } }
            query Y($a: Int) { party { ...A } }
            query Z { party { contact { ...A } } }
            fragment A on Party { shortName(max: $a) }
            """,
            "4:38 1:1  Variable `$a` is not defined by operation `X`.",
            "4:38 3:1  Variable `$a` is not defined by operation `Z`.");
    }

    [Fact]
    public void In_an_argument_that_is_not_known_it_counts_too()
    {
        Refuses(
            "{ party { name(of: $a) @nothing(a: [$b]) } }",
            "1:20 1:1  Variable `$a` is not defined by the operation.",
            "1:37 1:1  Variable `$b` is not defined by the operation.");
    }

    [Fact]
    public void A_fragment_that_no_operation_reaches_asks_for_nothing() =>
        Accepts("{ party { name } } fragment A on Party { shortName(max: $a) }");

    [Fact]
    public void A_circle_of_fragments_is_followed_once()
    {
        Refuses(
            """
            { party { ...A } }
            fragment A on Party { shortName(max: $a) ...B }
            fragment B on Party { ...A }
            """,
            "2:38 1:1  Variable `$a` is not defined by the operation.");
    }
}
