using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class NoUnusedVariablesTests() : RuleTests(nameof(NoUnusedVariables))
{
    [Fact]
    public void Variables_used_in_the_operation_or_its_fragments_are_accepted()
    {
        Accepts(
            """
            query Q($a: Int, $b: String!, $c: [FindInput!]) {
              party { ...A }
              guests(by: { name: $b }, all: $c) { __typename }
            }
            fragment A on Party { contact { ...B } }
            fragment B on Party { shortName(max: $a) }
            """);
    }

    [Fact]
    public void A_variable_used_nowhere_is_refused()
    {
        Refuses(
            """query Q($a: Int, "Not needed" $b: String = "x") { party { shortName(max: $a) } }""",
            "1:18  Variable `$b` is never used.");
        Refuses(
            "query ($a: Int, $b: Int) { party { name } }",
            "1:8  Variable `$a` is never used.",
            "1:17  Variable `$b` is never used.");
    }

    [Fact]
    public void A_use_in_another_operation_does_not_count()
    {
        Refuses(
            """
            query X($a: Int) { party { name } }
            query Y($a: Int) { party { ...A } }
            fragment A on Party { shortName(max: $a) }
            """,
            "1:9  Variable `$a` is never used.");
    }
}
